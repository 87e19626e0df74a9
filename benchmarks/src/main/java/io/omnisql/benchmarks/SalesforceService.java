package io.omnisql.benchmarks;

import io.omnisql.plugin.salesforce.SalesforcePlugin;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.trino.spi.Plugin;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

import static io.omnisql.benchmarks.Work.Check.NUMBER_OF_ROWS;

/**
 * Salesforce: the opportunities and accounts of one organisation.
 */
final class SalesforceService
        implements Service
{
    private static final String SOAP_QUERY =
            """
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com">\
            <soapenv:Header><urn:SessionHeader><urn:sessionId>%s</urn:sessionId></urn:SessionHeader></soapenv:Header>\
            <soapenv:Body><urn:query><urn:queryString>%s</urn:queryString></urn:query></soapenv:Body></soapenv:Envelope>""";

    private static final int PAGE = 2_000;

    private final SalesforceSandbox sandbox = SalesforceSandbox.start();

    @Override
    public String name()
    {
        return "salesforce";
    }

    @Override
    public Plugin plugin()
    {
        return new SalesforcePlugin();
    }

    @Override
    public Map<String, String> properties()
    {
        return Map.of(
                "salesforce.url", sandbox.url(),
                "salesforce.client-id", ConnectedApp.ACME.clientId(),
                "salesforce.client-secret", ConnectedApp.ACME.clientSecret());
    }

    @Override
    public void latency(int millis)
    {
        sandbox.latency(millis);
    }

    @Override
    public void reset()
    {
        sandbox.requests().reset();
    }

    @Override
    public List<LoggedRequest> counted()
    {
        return sandbox.requests().matching(request -> !request.kind().equals("token") && !request.path().contains("/describe") && !request.path().endsWith("/sobjects"));
    }

    @Override
    public Map<String, String> copies()
    {
        return Map.of(
                "opportunity", "SELECT id, name, stagename, amount, closedate, ownerid FROM opportunity",
                "wanted", "SELECT id FROM opportunity LIMIT 500");
    }

    @Override
    public List<Work> works()
    {
        long rows = sandbox.data().org("acme").rows("Opportunity").size();
        return List.of(
                new Work("scan of %,d opportunities, 5 columns".formatted(rows), "SELECT id, name, stagename, amount, closedate FROM opportunity", pages(rows) + 1),
                new Work("count(*)", "SELECT count(*) FROM opportunity", 1),
                new Work("count(*) and max by owner", "SELECT ownerid, count(*), max(closedate) FROM opportunity GROUP BY ownerid", 1),
                new Work("top 10 by amount", "SELECT amount FROM opportunity WHERE amount IS NOT NULL ORDER BY amount DESC LIMIT 10", 1),
                new Work("look-up of 3 keys", "SELECT name, stagename FROM opportunity WHERE id IN (%s)".formatted(ids()), 1),
                new Work("LIMIT 250", "SELECT id, name FROM opportunity LIMIT 250", 1, NUMBER_OF_ROWS),
                new Work("join with 500 keys", "SELECT o.id, o.stagename FROM opportunity o JOIN memory.salesforce.wanted w ON o.id = w.id", 2),
                new Work("contradiction", "SELECT count(*) FROM opportunity WHERE stagename = 'Closed Won' AND stagename = 'Closed Lost'", 0));
    }

    private String ids()
    {
        return String.join(", ", sandbox.data().org("acme").rows("Opportunity").stream().limit(3).map(row -> "'" + row.get("Id") + "'").toList());
    }

    private static long pages(long rows)
    {
        return (rows + PAGE - 1) / PAGE;
    }

    @Override
    public HttpRequest again(LoggedRequest request)
    {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(sandbox.url() + request.path() + (request.query().isEmpty() ? "" : "?" + request.query())))
                .header("Authorization", "Bearer " + sandbox.accessToken(ConnectedApp.ACME));
        if (!request.path().startsWith("/services/Soap/")) {
            return builder.build();
        }
        String envelope = SOAP_QUERY.formatted(sandbox.accessToken(ConnectedApp.ACME), request.body().replace("&", "&amp;").replace("<", "&lt;"));
        return builder.header("Content-Type", "text/xml; charset=UTF-8").header("SOAPAction", "\"\"").POST(BodyPublishers.ofString(envelope)).build();
    }

    @Override
    public void close()
    {
        sandbox.close();
    }
}
