package io.omnisql.control.webhook;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.webhook.WebhookSecrets.Genuine;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * Takes the webhooks of Jira's administrators and makes what they touch fresh. Of a body only its {@code webhookEvent} is looked at.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/webhooks/">Webhooks</a>
 */
@RestController
class JiraWebhookController
{
    private static final String CONNECTOR = "jira";
    private static final String UNKNOWN_EVENT = "";
    private static final Pattern DELIVERY_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final WebhookSecrets secrets;
    private final Invalidation invalidation;
    private final JsonMapper mapper;

    JiraWebhookController(WebhookSecrets secrets, Invalidation invalidation, JsonMapper mapper)
    {
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.invalidation = requireNonNull(invalidation, "invalidation is null");
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    /**
     * An unknown tenant or connection, one without the secret {@code webhook_secret}, and a wrong signature all answer 401.
     */
    @PostMapping("/v1/webhooks/jira/{tenant}/{connection}")
    ResponseEntity<Void> receive(
            @PathVariable String tenant,
            @PathVariable String connection,
            @RequestHeader(name = "X-Hub-Signature", defaultValue = "") String signature,
            @RequestHeader(name = "X-Atlassian-Webhook-Identifier", defaultValue = "") String delivery,
            HttpServletRequest request)
            throws IOException
    {
        Genuine<String> event = secrets.verify(tenant, CONNECTOR, connection, signature, request, this::event);
        if (!DELIVERY_ID.matcher(delivery).matches()) {
            throw Problem.invalid("X-Atlassian-Webhook-Identifier", "must be the delivery's id");
        }
        invalidation.announce(event.tenant(), CONNECTOR, connection, delivery, JiraEvents.tables(event.content()));
        return ResponseEntity.accepted().build();
    }

    private String event(SignedBody body)
            throws IOException
    {
        try (JsonParser parser = mapper.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (name.equals("webhookEvent")) {
                        return parser.getValueAsString(UNKNOWN_EVENT);
                    }
                    parser.skipChildren();
                }
            }
        }
        catch (JacksonException e) {
            if (e.getCause() instanceof SignedBody.BodyTooLargeException tooLarge) {
                throw tooLarge;
            }
        }
        return UNKNOWN_EVENT;
    }
}
