package io.omnisql.policy;

import io.omnisql.policy.OpaBinary.Result;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the tests that are written in Rego, and OPA's own checks of the source.
 */
final class TestRego
{
    @Test
    void testRegoTestsPass()
    {
        Result result = OpaBinary.run(List.of(OpaBinary.require(), "test", "--verbose", "rego"));
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("PASS: ").doesNotContain("PASS: 0/0");
    }

    @Test
    void testSourceIsStrict()
    {
        Result result = OpaBinary.run(List.of(OpaBinary.require(), "check", "--strict", "rego"));
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @Test
    void testSourceIsFormatted()
    {
        Result result = OpaBinary.run(List.of(OpaBinary.require(), "fmt", "--list", "--fail", "rego"));
        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
