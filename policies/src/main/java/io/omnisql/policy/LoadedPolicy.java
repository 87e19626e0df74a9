package io.omnisql.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.styra.opa.wasm.OpaPolicy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * The policy over the data of one bundle: a few WebAssembly instances that have the data in their memory, each used by one thread at a time.
 */
final class LoadedPolicy
{
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final CompiledPolicy compiled;
    private final String data;
    private final Map<Entrypoint, Integer> exports;
    private final BlockingQueue<OpaPolicy> idle;

    private LoadedPolicy(CompiledPolicy compiled, String data, int instances)
    {
        this.compiled = requireNonNull(compiled, "compiled is null");
        this.data = requireNonNull(data, "data is null");
        this.idle = new ArrayBlockingQueue<>(instances);
        OpaPolicy first = instantiate();
        this.exports = exports(first);
        idle.add(first);
        while (idle.remainingCapacity() > 0) {
            idle.add(instantiate());
        }
    }

    /**
     * Loads the data into as many instances as asked for.
     *
     * @param data a JSON object
     * @throws PolicyException if the data does not load, or the policy does not deny an empty question over it
     */
    static LoadedPolicy load(CompiledPolicy compiled, String data, int instances)
    {
        LoadedPolicy policy;
        try {
            policy = new LoadedPolicy(compiled, data, instances);
        }
        catch (RuntimeException e) {
            throw new PolicyException("The data does not load", e);
        }
        Optional<JsonNode> decision = policy.decide(Entrypoint.ALLOW, "{}");
        if (decision.filter(answer -> answer.isBoolean() && !answer.booleanValue()).isEmpty()) {
            throw new PolicyException("The policy does not deny an empty question");
        }
        return policy;
    }

    /**
     * Answers one question; empty when the policy leaves the rule undefined.
     *
     * @param input well-formed JSON
     * @throws PolicyException if the evaluation fails, or every instance is busy for 5 seconds
     */
    Optional<JsonNode> decide(Entrypoint entrypoint, String input)
    {
        OpaPolicy instance = borrow();
        String results;
        try {
            results = instance.entrypoint(exports.get(entrypoint)).evaluate(input);
        }
        catch (RuntimeException | StackOverflowError e) {
            // the memory of a trapped instance is in an unknown state
            replace();
            throw new PolicyException("The policy cannot be evaluated", e);
        }
        idle.add(instance);
        return result(results);
    }

    private OpaPolicy borrow()
    {
        OpaPolicy instance;
        try {
            instance = idle.poll(MAX_WAIT.toNanos(), NANOSECONDS);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PolicyException("Interrupted", e);
        }
        if (instance == null) {
            throw new PolicyException("No instance of the policy became free within " + MAX_WAIT.toSeconds() + " seconds");
        }
        return instance;
    }

    private void replace()
    {
        idle.add(instantiate());
    }

    private OpaPolicy instantiate()
    {
        return compiled.instantiate().data(data);
    }

    private static Map<Entrypoint, Integer> exports(OpaPolicy instance)
    {
        Map<Entrypoint, Integer> exports = new EnumMap<>(Entrypoint.class);
        for (Entrypoint entrypoint : Entrypoint.values()) {
            exports.put(entrypoint, instance.findEntrypoint(entrypoint.export()));
        }
        return exports;
    }

    /**
     * The module answers a set of results, here of none or one.
     */
    private static Optional<JsonNode> result(String results)
    {
        try {
            return Optional.ofNullable(MAPPER.readTree(results).path(0).get("result"));
        }
        catch (JsonProcessingException e) {
            throw new PolicyException("The policy's answer is not JSON", e);
        }
    }
}
