package io.omnisql.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.styra.opa.wasm.OpaPolicy;

import java.io.UncheckedIOException;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One instance of the compiled policy, whose data can be replaced often.
 */
final class TestingPolicy
{
    private final OpaPolicy policy = CompiledPolicy.load().instantiate();

    void data(String data)
    {
        policy.data(data);
    }

    Optional<JsonNode> decide(Entrypoint entrypoint, ObjectNode input)
    {
        String results = policy.entrypoint(entrypoint.export()).evaluate(input.toString());
        try {
            JsonNode answers = Questions.MAPPER.readTree(results);
            assertThat(answers).hasSizeLessThan(2);
            return Optional.ofNullable(answers.path(0).get("result"));
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
