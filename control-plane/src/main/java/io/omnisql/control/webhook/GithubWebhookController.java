package io.omnisql.control.webhook;

import io.omnisql.control.connection.ConnectionRepository;
import io.omnisql.control.keys.TenantKeyRing;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.control.webhook.WebhookSignature.BodyTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * Takes GitHub's webhooks and makes what they touch fresh. Only a delivery's signature and event are looked at, never its body.
 */
@RestController
class GithubWebhookController
{
    private static final String CONNECTOR = "github";
    private static final String WEBHOOK_SECRET = "webhook_secret";
    private static final long MAX_BODY = 25L << 20;
    private static final Pattern DELIVERY_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final ConnectionRepository connections;
    private final TenantKeyRing keys;
    private final Invalidation invalidation;
    private final String unknownSecret = UUID.randomUUID().toString();

    GithubWebhookController(ConnectionRepository connections, TenantKeyRing keys, Invalidation invalidation)
    {
        this.connections = requireNonNull(connections, "connections is null");
        this.keys = requireNonNull(keys, "keys is null");
        this.invalidation = requireNonNull(invalidation, "invalidation is null");
    }

    /**
     * An unknown tenant or connection, one without the secret {@code webhook_secret}, and a wrong signature all answer 401.
     */
    @PostMapping("/v1/webhooks/github/{tenant}/{connection}")
    ResponseEntity<Void> receive(
            @PathVariable("tenant") String tenantId,
            @PathVariable String connection,
            @RequestHeader(name = "X-Hub-Signature-256", defaultValue = "") String signature,
            @RequestHeader(name = "X-GitHub-Event", defaultValue = "") String event,
            @RequestHeader(name = "X-GitHub-Delivery", defaultValue = "") String delivery,
            HttpServletRequest request)
            throws IOException
    {
        Optional<TenantId> tenant = TenantId.parse(tenantId);
        Optional<String> secret = tenant.flatMap(id -> secret(id, connection));
        boolean genuine;
        try {
            genuine = WebhookSignature.verify(secret.orElse(unknownSecret), request.getInputStream(), MAX_BODY, signature);
        }
        catch (BodyTooLargeException e) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is larger than 25 MB");
        }
        if (!genuine || secret.isEmpty()) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "bad-signature", "There is no such webhook, or its signature is wrong; compare the secret on both sides");
        }
        if (!DELIVERY_ID.matcher(delivery).matches()) {
            throw Problem.invalid("X-GitHub-Delivery", "must be the delivery's id");
        }
        invalidation.announce(tenant.orElseThrow(), CONNECTOR, connection, delivery, GithubEvents.tables(event));
        return ResponseEntity.accepted().build();
    }

    private Optional<String> secret(TenantId tenant, String connection)
    {
        return connections.encryptedSecrets(tenant, CONNECTOR, connection)
                .map(encrypted -> keys.decrypt(tenant, CONNECTOR, connection, encrypted))
                .map(secrets -> secrets.get(WEBHOOK_SECRET));
    }
}
