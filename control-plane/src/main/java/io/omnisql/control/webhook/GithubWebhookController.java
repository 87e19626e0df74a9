package io.omnisql.control.webhook;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * Takes GitHub's webhooks and makes what they touch fresh. Only a delivery's signature and event are looked at, never its body.
 */
@RestController
class GithubWebhookController
{
    private static final String CONNECTOR = "github";
    private static final Pattern DELIVERY_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final WebhookSecrets secrets;
    private final Invalidation invalidation;

    GithubWebhookController(WebhookSecrets secrets, Invalidation invalidation)
    {
        this.secrets = requireNonNull(secrets, "secrets is null");
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
        TenantId tenant = secrets.verify(tenantId, CONNECTOR, connection, signature, request, _ -> event).tenant();
        if (!DELIVERY_ID.matcher(delivery).matches()) {
            throw Problem.invalid("X-GitHub-Delivery", "must be the delivery's id");
        }
        invalidation.announce(tenant, CONNECTOR, connection, delivery, GithubEvents.tables(event));
        return ResponseEntity.accepted().build();
    }
}
