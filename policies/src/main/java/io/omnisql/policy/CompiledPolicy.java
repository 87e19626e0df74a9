package io.omnisql.policy;

import com.styra.opa.wasm.OpaPolicy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import static java.util.Objects.requireNonNull;

/**
 * The policy of this build as WebAssembly, and the digest of the Rego that it was compiled from.
 */
final class CompiledPolicy
{
    private static final int MAX_MEMORY_PAGES = 8192; // 512 MiB

    private final byte[] module;
    private final String regoDigest;

    private CompiledPolicy(byte[] module, String regoDigest)
    {
        this.module = requireNonNull(module, "module is null");
        this.regoDigest = requireNonNull(regoDigest, "regoDigest is null");
    }

    /**
     * Reads the module and the digest that {@code build-wasm} left on the class path.
     */
    static CompiledPolicy load()
    {
        return new CompiledPolicy(
                resource("policy.wasm"),
                new String(resource("policy.wasm.rego-sha256"), StandardCharsets.US_ASCII).trim());
    }

    /**
     * SHA-256 of the Rego source, in lower-case hexadecimal.
     */
    String regoDigest()
    {
        return regoDigest;
    }

    /**
     * A new instance, which one thread at a time may use; costs a few hundred milliseconds.
     */
    OpaPolicy instantiate()
    {
        return OpaPolicy.builder()
                .withPolicy(module)
                .withMaxMemory(MAX_MEMORY_PAGES)
                .build();
    }

    private static byte[] resource(String name)
    {
        try (InputStream stream = CompiledPolicy.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Not on the class path: " + name);
            }
            return stream.readAllBytes();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
