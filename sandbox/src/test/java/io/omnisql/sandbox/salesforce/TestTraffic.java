package io.omnisql.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.salesforce.SalesforceClient.Answer;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Limits, composite requests, faults, controls and messages.
 */
final class TestTraffic
{
    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SalesforceClient acme = SalesforceClient.of(sandbox, ConnectedApp.ACME);

    @AfterEach
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testDailyLimit()
    {
        assertThat(acme.query("SELECT Id FROM User").header("Sforce-Limit-Info")).isEqualTo("api-usage=1/100000");
        sandbox.limits().set(sandbox.data().org("acme"), 18, 20);
        JsonNode limits = acme.get(SalesforceClient.BASE + "/limits").json();
        assertThat(limits.at("/DailyApiRequests/Max").intValue()).isEqualTo(20);
        assertThat(limits.at("/DailyApiRequests/Remaining").intValue()).isEqualTo(1);
        assertThat(limits.has("DailyBulkV2QueryJobs")).isTrue();
        assertThat(acme.query("SELECT Id FROM User").header("Sforce-Limit-Info")).isEqualTo("api-usage=20/20");
        Answer refused = acme.query("SELECT Id FROM User");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        try (SalesforceClient globex = SalesforceClient.of(sandbox, ConnectedApp.GLOBEX)) {
            assertThat(globex.query("SELECT Id FROM User").status()).isEqualTo(200);
        }
    }

    @Test
    void testRecordCount()
    {
        JsonNode counts = acme.get(SalesforceClient.BASE + "/limits/recordCount?sObjects=Account,Contact,Nothing").json().get("sObjects");
        assertThat(counts).hasSize(2);
        assertThat(counts.get(0).get("name").textValue()).isEqualTo("Account");
        assertThat(counts.get(0).get("count").longValue()).isEqualTo(sandbox.data().org("acme").rows("Account").stream().filter(row -> row.get("IsDeleted").equals(false)).count());
    }

    private static Map<String, String> subrequest(String reference, String url)
    {
        return Map.of("method", "GET", "url", url, "referenceId", reference);
    }

    @Test
    void testComposite()
    {
        String query = SalesforceClient.BASE + "/query?q=" + SalesforceClient.encode("SELECT COUNT(Id) FROM Account");
        JsonNode responses = acme.post(SalesforceClient.BASE + "/composite", Map.of("compositeRequest", List.of(
                subrequest("one", SalesforceClient.BASE + "/sobjects/Account/describe"),
                subrequest("two", query),
                subrequest("three", SalesforceClient.BASE + "/sobjects/Nothing/describe")))).json().get("compositeResponse");
        assertThat(responses.at("/0/body/name").textValue()).isEqualTo("Account");
        assertThat(responses.at("/1/body/records/0/expr0").intValue()).isGreaterThan(5000);
        assertThat(responses.at("/1/referenceId").textValue()).isEqualTo("two");
        assertThat(responses.at("/2/httpStatusCode").intValue()).isEqualTo(404);
        assertThat(sandbox.limits().usage(sandbox.data().org("acme")).used()).isEqualTo(1);
        assertThat(sandbox.statements()).containsExactly("SELECT COUNT(Id) FROM Account");
        assertThat(acme.post(SalesforceClient.BASE + "/composite", Map.of("compositeRequest", IntStream.range(0, 6).mapToObj(i -> subrequest("r" + i, query)).toList())).status()).isEqualTo(400);
        assertThat(acme.post(SalesforceClient.BASE + "/composite", Map.of("compositeRequest", IntStream.range(0, 26).mapToObj(i -> subrequest("r" + i, SalesforceClient.BASE + "/limits")).toList())).status()).isEqualTo(400);
        assertThat(acme.post(SalesforceClient.BASE + "/composite", Map.of("compositeRequest", List.of(subrequest("a", query), subrequest("a", query)))).status()).isEqualTo(400);
    }

    @Test
    void testBatch()
    {
        JsonNode json = acme.post(SalesforceClient.BASE + "/composite/batch", Map.of("batchRequests", List.of(
                Map.of("method", "GET", "url", "v65.0/sobjects/Contact/describe"),
                Map.of("method", "GET", "url", "v65.0/query?q=SELECT+Nothing+FROM+Account")))).json();
        assertThat(json.get("hasErrors").booleanValue()).isTrue();
        assertThat(json.at("/results/0/result/name").textValue()).isEqualTo("Contact");
        assertThat(json.at("/results/1/statusCode").intValue()).isEqualTo(400);
    }

    @Test
    void testFaults()
    {
        sandbox.faults().add(Fault.of(Fault.Action.STATUS).onKind("query").withStatus(503).withRetryAfter(2));
        Answer unavailable = acme.query("SELECT Id FROM User");
        assertThat(unavailable.status()).isEqualTo(503);
        assertThat(unavailable.errorCode()).isEqualTo("SERVER_UNAVAILABLE");
        assertThat(unavailable.header("Retry-After")).isEqualTo("2");
        assertThat(acme.query("SELECT Id FROM User").status()).isEqualTo(200);
        sandbox.faults().add(new Fault("query", null, null, null, null, Fault.Action.STATUS, 400, null, null, "QUERY_TIMEOUT: Your query request was running for too long."));
        assertThat(acme.error("SELECT Id FROM User")).isEqualTo("QUERY_TIMEOUT");
        sandbox.faults().add(Fault.of(Fault.Action.SECONDARY_LIMIT));
        assertThat(acme.query("SELECT Id FROM User").text()).contains("ConcurrentPerOrgLongTxn");
        // the client tries again by itself
        sandbox.faults().add(Fault.of(Fault.Action.DROP).times(10));
        assertThatThrownBy(() -> acme.query("SELECT Id FROM User")).isInstanceOf(UncheckedIOException.class);
        sandbox.faults().set(List.of(Fault.of(Fault.Action.TRUNCATE)));
        assertThatThrownBy(() -> acme.query("SELECT Id FROM User")).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.requests().since(0).getFirst().fault()).isEqualTo("status");
    }

    private Answer control(String path, Object body)
    {
        return acme.post("/_sandbox/" + path, body);
    }

    @Test
    void testControls()
    {
        acme.query("SELECT Id FROM User");
        JsonNode log = acme.get("/_sandbox/requests").json();
        assertThat(log.at("/requests/0/kind").textValue()).isEqualTo("query");
        assertThat(log.at("/requests/0/body").textValue()).isEqualTo("SELECT Id FROM User");
        assertThat(log.at("/requests/0/account").textValue()).isEqualTo("integration@acme.example");
        assertThat(log.toString()).doesNotContain(acme.token());
        assertThat(acme.get("/_sandbox/tokens").json().at("/0/client_id").textValue()).isEqualTo(ConnectedApp.ACME.clientId());
        assertThat(control("jobs", Map.of("polls", 0, "page_rows", 10)).status()).isEqualTo(200);
        assertThat(control("limits", Map.of("org", "acme", "limit", 5, "used", 5)).status()).isEqualTo(200);
        assertThat(acme.query("SELECT Id FROM User").status()).isEqualTo(403);
        assertThat(control("reset", Map.of()).status()).isEqualTo(200);
        assertThat(acme.query("SELECT Id FROM User").status()).isEqualTo(200);
        assertThat(control("sessions/expiry", Map.of("expire", true)).status()).isEqualTo(200);
        assertThat(acme.query("SELECT Id FROM User").status()).isEqualTo(401);
        String token = control("sessions", Map.of("app", "globex")).json().get("access_token").textValue();
        try (SalesforceClient globex = SalesforceClient.withToken(sandbox, token)) {
            assertThat(globex.query("SELECT Id FROM User").status()).isEqualTo(200);
        }
        assertThat(control("nothing", Map.of()).status()).isEqualTo(404);
        assertThat(control("latency", Map.of("millis", -1)).status()).isEqualTo(422);
        assertThat(control("jwt-key", Map.of("public_key", "AAAA")).status()).isEqualTo(422);
    }

    @Test
    void testChangedRows()
    {
        String id = (String) sandbox.data().org("acme").rows("Project__c").getFirst().get("Id");
        assertThat(acme.method("PATCH", "/_sandbox/rows/acme/Project__c/" + id, Map.of("Name", "Renamed", "Budget__c", "12.5")).status()).isEqualTo(200);
        assertThat(acme.values("SELECT Budget__c FROM Project__c WHERE Name = 'Renamed'")).containsExactly("12.5");
        assertThat(acme.values("SELECT Id FROM Project__c ORDER BY SystemModstamp DESC LIMIT 1")).containsExactly(id);
        String added = control("rows/acme/Project__c", Map.of("Name", "Added")).json().get("Id").textValue();
        assertThat(acme.values("SELECT Id FROM Project__c WHERE Name = 'Added'")).containsExactly(added);
        assertThat(acme.method("DELETE", "/_sandbox/rows/acme/Project__c/" + added, Map.of()).status()).isEqualTo(200);
        assertThat(acme.values("SELECT Id FROM Project__c WHERE Name = 'Added'")).isEmpty();
        assertThat(acme.queryAll("SELECT Id FROM Project__c WHERE Name = 'Added'").json().get("totalSize").intValue()).isEqualTo(1);
        assertThat(acme.send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/rows/acme/Project__c"))).json()).hasSize(sandbox.data().org("acme").rows("Project__c").size());
    }

    @Test
    void testOutboundMessages()
            throws IOException
    {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        listener.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean acknowledges = exchange.getRequestURI().getPath().equals("/good");
            byte[] answer = "<Envelope><Body><notificationsResponse xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Ack>%s</Ack></notificationsResponse></Body></Envelope>".formatted(acknowledges).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        listener.start();
        try {
            String url = "http://127.0.0.1:" + listener.getAddress().getPort();
            String id = (String) sandbox.data().org("acme").rows("Account").getFirst().get("Id");
            assertThat(control("messages", Map.of("org", "acme", "url", url + "/good", "ids", List.of(id), "fields", List.of("Name"))).json().get("acknowledged").booleanValue()).isTrue();
            assertThat(control("messages", Map.of("org", "acme", "url", url + "/bad", "ids", List.of(id))).json().get("acknowledged").booleanValue()).isFalse();
            assertThat(received).hasSize(2);
            assertThat(received.getFirst()).contains("<OrganizationId>" + sandbox.data().org("acme").id(), "<sf:Id>" + id, "<sf:Name>", "http://soap.sforce.com/2005/09/outbound");
            assertThat(control("messages", Map.of("org", "acme", "url", "file:///etc/passwd", "ids", List.of(id))).status()).isEqualTo(422);
        }
        finally {
            listener.stop(0);
        }
    }
}
