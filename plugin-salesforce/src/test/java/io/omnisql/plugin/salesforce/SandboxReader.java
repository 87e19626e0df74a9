package io.omnisql.plugin.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.auth.SalesforceAuthorizer;
import io.omnisql.plugin.salesforce.response.SalesforceResponseClassifier;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

import static com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS;
import static io.omnisql.toolkit.adapter.TokenIssuer.ACCESS_TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/**
 * Reads from the sandbox with the connector's authorizer and classifier, without an engine.
 */
public final class SandboxReader
        implements RemoteReader, AutoCloseable
{
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final SalesforceAuthorizer authorizer = new SalesforceAuthorizer();
    private final SalesforceResponseClassifier classifier = new SalesforceResponseClassifier();
    private final List<Supplier<List<RemoteRequest>>> last = new ArrayList<>();
    private final ConnectionInfo connection;
    private final Map<String, String> secrets;

    public SandboxReader(SalesforceSandbox sandbox, ConnectedApp app)
    {
        connection = new ConnectionInfo("acme", "crm", sandbox.url(), Map.of(), 1);
        secrets = Map.of(ACCESS_TOKEN, sandbox.accessToken(app));
    }

    public ConnectionInfo connection()
    {
        return connection;
    }

    @Override
    public RemoteResponse read(RemoteRequest request)
    {
        RemoteResponse response = send(request);
        Outcome outcome = classifier.classify(request, response);
        if (!(outcome instanceof Outcome.Success)) {
            throw new UnexpectedOutcomeException(outcome);
        }
        return response;
    }

    @Override
    public void atQueryEnd(Supplier<List<RemoteRequest>> requests)
    {
        last.add(requests);
    }

    public void endQuery()
    {
        last.forEach(requests -> requests.get().forEach(this::read));
    }

    public void forgetQuery()
    {
        last.clear();
    }

    /**
     * All records of a statement by REST.
     */
    public List<JsonNode> records(String soql)
    {
        List<JsonNode> records = new ArrayList<>();
        JsonNode answer = json(read(get(SalesforceApi.data(connection) + "/query", List.of(new Parameter("q", soql)))).body());
        answer.path("records").forEach(records::add);
        while (!answer.path("done").booleanValue()) {
            answer = json(read(get(answer.path("nextRecordsUrl").asText(), List.of())).body());
            answer.path("records").forEach(records::add);
        }
        return records;
    }

    public static JsonNode json(byte[] body)
    {
        try {
            return MAPPER.readTree(body);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RemoteRequest get(String path, List<Parameter> parameters)
    {
        return new RemoteRequest("GET", path, parameters, Map.of(), Optional.empty(), SalesforceApi.QUOTA);
    }

    private RemoteResponse send(RemoteRequest request)
    {
        String query = request.parameters().stream()
                .map(parameter -> parameter.name() + "=" + URLEncoder.encode(parameter.value(), UTF_8))
                .collect(joining("&"));
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(connection.url() + request.path() + (query.isEmpty() ? "" : "?" + query)))
                .method(request.method(), request.body().map(body -> BodyPublishers.ofString(authorizer.authorizeBody(connection, secrets, body))).orElse(BodyPublishers.noBody()));
        if (request.body().isPresent()) {
            builder.setHeader("Content-Type", "application/json");
        }
        request.headers().forEach(builder::setHeader);
        authorizer.authorize(connection, secrets).forEach(builder::setHeader);
        try {
            HttpResponse<byte[]> response = http.send(builder.build(), BodyHandlers.ofByteArray());
            Map<String, String> headers = response.headers().map().entrySet().stream()
                    .collect(toMap(header -> header.getKey().toLowerCase(ROOT), header -> String.join(", ", header.getValue())));
            return new RemoteResponse(response.statusCode(), headers, plain(response), Instant.now(), RemoteResponse.Source.LIVE);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] plain(HttpResponse<byte[]> response)
            throws IOException
    {
        if (!response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            return response.body();
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return gzip.readAllBytes();
        }
    }

    @Override
    public void close()
    {
        http.close();
    }

    public static final class UnexpectedOutcomeException
            extends RuntimeException
    {
        private final transient Outcome outcome;

        private UnexpectedOutcomeException(Outcome outcome)
        {
            super(outcome.toString());
            this.outcome = outcome;
        }

        public Outcome outcome()
        {
            return outcome;
        }
    }
}
