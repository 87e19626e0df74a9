package io.omnisql.policy;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Answers questions from the active bundle; one bundle replaces another in a single step, and one that does not load replaces nothing.
 */
final class PolicyEngine
{
    private final CompiledPolicy compiled;
    private final int instances;
    private volatile Active active;

    PolicyEngine(CompiledPolicy compiled, int instances)
    {
        this.compiled = requireNonNull(compiled, "compiled is null");
        this.instances = instances;
    }

    /**
     * @throws BundleException if the policy does not work with the bundle's data
     */
    void activate(Bundle bundle)
            throws BundleException
    {
        try {
            active = new Active(bundle.revision(), LoadedPolicy.load(compiled, bundle.data(), instances));
        }
        catch (PolicyException e) {
            throw new BundleException("The bundle's data does not work with the policy: " + e.getMessage(), e);
        }
    }

    /**
     * The revision of the active bundle; empty before the first one.
     */
    Optional<String> revision()
    {
        return Optional.ofNullable(active).map(Active::revision);
    }

    /**
     * Answers one question; empty when the policy leaves the rule undefined.
     *
     * @param input well-formed JSON
     * @throws PolicyException if no bundle is active, or the evaluation fails
     */
    Optional<JsonNode> decide(Entrypoint entrypoint, String input)
    {
        Active current = active;
        if (current == null) {
            throw new PolicyException("No bundle is active");
        }
        return current.policy().decide(entrypoint, input);
    }

    private record Active(String revision, LoadedPolicy policy) {}
}
