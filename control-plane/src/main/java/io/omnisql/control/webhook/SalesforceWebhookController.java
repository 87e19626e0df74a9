package io.omnisql.control.webhook;

import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import javax.xml.stream.XMLStreamException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Takes Salesforce's outbound messages and makes the tables of their objects fresh. Salesforce signs nothing, so the address itself carries the connection's
 * secret. Of a message only its objects' types and its notifications' ids are looked at.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_om_outboundmessaging.htm">Outbound messaging</a>
 */
@RestController
class SalesforceWebhookController
{
    private static final String CONNECTOR = "salesforce";
    private static final String ACKNOWLEDGEMENT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>\
            <notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack></notificationsResponse>\
            </soapenv:Body></soapenv:Envelope>
            """;

    private final WebhookSecrets secrets;
    private final Invalidation invalidation;

    SalesforceWebhookController(WebhookSecrets secrets, Invalidation invalidation)
    {
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.invalidation = requireNonNull(invalidation, "invalidation is null");
    }

    /**
     * An unknown tenant or connection, one without the secret {@code webhook_secret}, and a wrong secret all answer 401. Without the acknowledgement
     * Salesforce sends a message again, for a day.
     */
    @PostMapping("/v1/webhooks/salesforce/{tenant}/{connection}")
    ResponseEntity<String> receive(
            @PathVariable("tenant") String tenantId,
            @PathVariable String connection,
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request)
            throws IOException
    {
        TenantId tenant = TenantId.parse(tenantId).filter(id -> isGenuine(secrets.secret(id, CONNECTOR, connection), secret)).orElseThrow(WebhookSecrets::notGenuine);
        byte[] body = request.getInputStream().readNBytes(WebhookSecrets.MAX_BODY + 1);
        if (body.length > WebhookSecrets.MAX_BODY) {
            throw WebhookSecrets.tooLarge();
        }
        OutboundMessage message;
        try {
            message = OutboundMessage.read(new ByteArrayInputStream(body));
        }
        catch (XMLStreamException e) {
            throw Problem.invalid("body", "is not an outbound message of Salesforce");
        }
        invalidation.announce(tenant, CONNECTOR, connection, message.digest(), Optional.of(message.tables()));
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(ACKNOWLEDGEMENT);
    }

    private static boolean isGenuine(Optional<String> expected, String secret)
    {
        return expected.filter(value -> MessageDigest.isEqual(value.getBytes(UTF_8), secret.getBytes(UTF_8))).isPresent();
    }
}
