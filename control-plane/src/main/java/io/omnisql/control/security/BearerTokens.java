package io.omnisql.control.security;

import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.config.SecretFiles;
import io.omnisql.control.config.UnsafeConfigurationException;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tokens of the operator and of the data planes, kept as hashes.
 */
@Component
class BearerTokens
{
    private final List<Token> tokens;

    BearerTokens(ControlPlaneProperties properties)
    {
        List<Token> found = new ArrayList<>();
        found.add(token("omnisql.security.admin-token-file", SecretFiles.readToken("omnisql.security.admin-token-file", properties.security().adminTokenFile()), new Caller.Operator()));
        new TreeMap<>(properties.planes()).forEach((id, plane) -> {
            String property = "omnisql.planes." + id + ".token-file";
            found.add(token(property, SecretFiles.readToken(property, plane.tokenFile()), new Caller.DataPlane(id)));
        });
        requireDistinct(found);
        this.tokens = List.copyOf(found);
    }

    /**
     * Whose token it is. All tokens are compared, each in constant time.
     */
    Optional<Caller> caller(String token)
    {
        byte[] hash = Hashes.sha256(token);
        Caller caller = null;
        for (Token known : tokens) {
            if (Hashes.same(known.hash(), hash)) {
                caller = known.caller();
            }
        }
        return Optional.ofNullable(caller);
    }

    private static Token token(String property, String token, Caller caller)
    {
        return new Token(property, Hashes.sha256(token), caller);
    }

    private static void requireDistinct(List<Token> tokens)
    {
        TreeMap<String, String> properties = new TreeMap<>();
        for (Token token : tokens) {
            String other = properties.putIfAbsent(HexFormat.of().formatHex(token.hash()), token.property());
            if (other != null) {
                throw new UnsafeConfigurationException(
                        "%s and %s hold the same token".formatted(other, token.property()),
                        "Give each of them a token of its own, for example: openssl rand -hex 32");
            }
        }
    }

    private record Token(String property, byte[] hash, Caller caller) {}
}
