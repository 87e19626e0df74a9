package io.omnisql.control.webhook;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import io.omnisql.control.testing.RecordingGenerations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Map;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestSalesforceWebhook
{
    private static final String SECRET = "vPr3-x_81";

    private final Api api;
    private final RecordingGenerations generations;
    private String tenant;
    private String path;

    public TestSalesforceWebhook(Api api, RecordingGenerations generations)
    {
        this.api = api;
        this.generations = generations;
    }

    @BeforeEach
    public void setUp()
    {
        tenant = api.newTenant();
        path = "/v1/webhooks/salesforce/" + tenant + "/main";
        api.newConnection(tenant, "salesforce", "https://acme.my.salesforce.com", Map.of("client-id", "c"), Map.of("client-secret", "s", "webhook_secret", SECRET));
    }

    @Test
    public void testAMessageIsAcknowledgedAndMakesItsObjectsFresh()
    {
        Api.Reply reply = send(message("Account", "04l1", "04l2")).expect(200);
        assertThat(reply.header("Content-Type")).startsWith("text/xml");
        assertThat(reply.text()).contains("<notificationsResponse xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Ack>true</Ack></notificationsResponse>");
        assertThat(generations.bumps(tenant)).containsExactly("salesforce/main/account", "salesforce/main/account$all");

        send(message("Invoice_Line__c", "04l3")).expect(200);
        assertThat(generations.bumps(tenant)).contains("salesforce/main/invoice_line__c", "salesforce/main/invoice_line__c$all");
    }

    @Test
    public void testAMessageThatComesAgainCountsOnce()
    {
        send(message("Account", "04l1", "04l2")).expect(200);
        send(message("Account", "04l2", "04l1")).expect(200);
        assertThat(generations.bumps(tenant)).hasSize(2);
        send(message("Account", "04l1", "04l2", "04l3")).expect(200);
        assertThat(generations.bumps(tenant)).hasSize(4);
    }

    @Test
    public void testNoAcknowledgementWhileRedisIsDown()
    {
        generations.setDown(true);
        try {
            send(message("Account", "04l1")).expectProblem(503, "unavailable");
        }
        finally {
            generations.setDown(false);
        }
        send(message("Account", "04l1")).expect(200);
        assertThat(generations.bumps(tenant)).hasSize(2);
    }

    @Test
    public void testWhatIsNotGenuineIsRefused()
    {
        String message = message("Account", "04l1");
        String refusal = send(path + "?secret=wrong", message).expectProblem(401, "bad-signature").text();
        for (String unknown : new String[] {path, path + "?secret=", "/v1/webhooks/salesforce/" + tenant + "/other?secret=" + SECRET, "/v1/webhooks/salesforce/nobody-here/main?secret=" + SECRET}) {
            assertThat(send(unknown, message).expect(401).text()).isEqualTo(refusal);
        }
        assertThat(generations.bumps(tenant)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}",
            "<a/>",
            "<notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Notification><Id>04l1</Id><sObject/></Notification></notifications>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Notification><Id>&b;</Id></Notification></notifications>",
    })
    public void testWhatIsNoMessageIsRefused(String body)
    {
        send(body).expectProblem(400, "invalid-request");
        assertThat(generations.bumps(tenant)).isEmpty();
    }

    private Api.Reply send(String message)
    {
        return send(path + "?secret=" + SECRET, message);
    }

    private Api.Reply send(String to, String message)
    {
        return api.sendAs(null, "POST", to, message, "Content-Type", "text/xml; charset=UTF-8", "SOAPAction", "\"\"");
    }

    private static String message(String type, String... notifications)
    {
        String content = Arrays.stream(notifications)
                .map(id -> "<Notification><Id>%s</Id><sObject xsi:type=\"sf:%s\" xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\"><sf:Id>001x</sf:Id><sf:Name>A &amp; B</sf:Name></sObject></Notification>".formatted(id, type))
                .collect(joining());
        return """
               <?xml version="1.0" encoding="UTF-8"?>\
               <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>\
               <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>00Dx</OrganizationId><ActionId>04kx</ActionId><SessionId xsi:nil="true"/>\
               <EnterpriseUrl>https://acme.my.salesforce.com/services/Soap/c/65.0</EnterpriseUrl><PartnerUrl>https://acme.my.salesforce.com/services/Soap/u/65.0</PartnerUrl>\
               %s</notifications></soapenv:Body></soapenv:Envelope>""".formatted(content);
    }
}
