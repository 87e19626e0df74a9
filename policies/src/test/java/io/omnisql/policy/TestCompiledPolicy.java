package io.omnisql.policy;

import io.omnisql.policy.OpaBinary.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestCompiledPolicy
{
    private static final Path CHECKED_IN = Path.of("src/main/resources/io/omnisql/policy");

    @Test
    void testCompiledFromTheRegoOfThisBuild()
    {
        assertThat(CompiledPolicy.load().regoDigest())
                .as("run policies/build-wasm after a change of the Rego")
                .isEqualTo(BundleReader.sha256(TestingBundle.rego().getBytes(UTF_8)));
    }

    @Test
    void testRegoIsOnTheClassPath()
            throws IOException
    {
        try (var stream = CompiledPolicy.class.getResourceAsStream("trino.rego")) {
            assertThat(stream).isNotNull();
            assertThat(new String(stream.readAllBytes(), UTF_8)).isEqualTo(TestingBundle.rego());
        }
    }

    @Test
    void testCompilationIsReproducible(@TempDir Path target)
            throws IOException
    {
        Result result = OpaBinary.run(List.of("env", "OPA=" + OpaBinary.require(), "./build-wasm", target.toString()));
        assertThat(result.exitCode()).as(result.output()).isZero();
        for (String file : List.of("policy.wasm", "policy.wasm.rego-sha256")) {
            assertThat(target.resolve(file))
                    .as("run policies/build-wasm after a change of the Rego")
                    .hasSameBinaryContentAs(CHECKED_IN.resolve(file));
        }
        assertThat(Files.list(target)).hasSize(2);
    }
}
