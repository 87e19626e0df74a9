package io.omnisql.control.webhook;

import io.omnisql.control.connection.ConnectionRepository;
import io.omnisql.control.keys.TenantKeyRing;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.control.webhook.SignedBody.BodyTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/**
 * Checks that a delivery comes from whom a connection shares its secret {@code webhook_secret} with. An unknown tenant or connection, one without the secret,
 * and a wrong signature are refused alike.
 */
@Component
class WebhookSecrets
{
    /**
     * In bytes, as GitHub bounds its own.
     */
    static final int MAX_BODY = 25 << 20;
    private static final String WEBHOOK_SECRET = "webhook_secret";

    private final ConnectionRepository connections;
    private final TenantKeyRing keys;
    private final String unknownSecret = UUID.randomUUID().toString();

    WebhookSecrets(ConnectionRepository connections, TenantKeyRing keys)
    {
        this.connections = requireNonNull(connections, "connections is null");
        this.keys = requireNonNull(keys, "keys is null");
    }

    /**
     * What is read of a body; it need not be read to its end, and is not yet known to be genuine.
     */
    interface BodyReader<T>
    {
        T read(SignedBody body)
                throws IOException;
    }

    /**
     * A delivery that is genuine.
     */
    record Genuine<T>(TenantId tenant, T content) {}

    /**
     * @throws Problem 401 when the delivery is not genuine, 413 when its body is too large
     */
    <T> Genuine<T> verify(String tenantId, String connector, String connection, String signature, HttpServletRequest request, BodyReader<T> reader)
            throws IOException
    {
        Optional<TenantId> tenant = TenantId.parse(tenantId);
        Optional<String> secret = tenant.flatMap(id -> secret(id, connector, connection));
        SignedBody body = new SignedBody(request.getInputStream(), secret.orElse(unknownSecret), MAX_BODY);
        try {
            T content = reader.read(body);
            if (body.isSignedBy(signature) && secret.isPresent()) {
                return new Genuine<>(tenant.orElseThrow(), content);
            }
        }
        catch (BodyTooLargeException e) {
            throw tooLarge();
        }
        throw notGenuine();
    }

    Optional<String> secret(TenantId tenant, String connector, String connection)
    {
        return connections.encryptedSecrets(tenant, connector, connection)
                .map(encrypted -> keys.decrypt(tenant, connector, connection, encrypted))
                .map(secrets -> secrets.get(WEBHOOK_SECRET));
    }

    static Problem notGenuine()
    {
        return new Problem(HttpStatus.UNAUTHORIZED, "bad-signature", "There is no such webhook, or its signature is wrong; compare the secret on both sides");
    }

    static Problem tooLarge()
    {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is larger than 25 MB");
    }
}
