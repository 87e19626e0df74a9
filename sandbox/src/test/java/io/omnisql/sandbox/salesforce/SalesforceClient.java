package io.omnisql.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A plain client of the sandbox that shows answers as they are.
 */
final class SalesforceClient
        implements AutoCloseable
{
    static final String BASE = "/services/data/v65.0";

    private final HttpClient client = HttpClient.newHttpClient();
    private final SalesforceSandbox sandbox;
    private final String token;

    private SalesforceClient(SalesforceSandbox sandbox, String token)
    {
        this.sandbox = sandbox;
        this.token = token;
    }

    static SalesforceClient of(SalesforceSandbox sandbox, ConnectedApp app)
    {
        return new SalesforceClient(sandbox, sandbox.accessToken(app));
    }

    static SalesforceClient withToken(SalesforceSandbox sandbox, String token)
    {
        return new SalesforceClient(sandbox, token);
    }

    static SalesforceClient anonymous(SalesforceSandbox sandbox)
    {
        return new SalesforceClient(sandbox, null);
    }

    record Answer(int status, HttpResponse<byte[]> response, byte[] body)
    {
        JsonNode json()
        {
            try {
                return Json.parse(body);
            }
            catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String text()
        {
            return new String(body, StandardCharsets.UTF_8);
        }

        String errorCode()
        {
            return json().at("/0/errorCode").asText();
        }

        String header(String name)
        {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    String token()
    {
        return token;
    }

    Answer get(String path, String... headers)
    {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path)).GET(), headers);
    }

    Answer query(String soql, String... headers)
    {
        return get(BASE + "/query?q=" + encode(soql), headers);
    }

    Answer queryAll(String soql)
    {
        return get(BASE + "/queryAll?q=" + encode(soql));
    }

    /**
     * All rows of a query, page by page.
     */
    List<JsonNode> rows(String soql)
    {
        List<JsonNode> rows = new ArrayList<>();
        Answer answer = query(soql);
        while (true) {
            if (answer.status() != 200) {
                throw new AssertionError(soql + ": " + answer.text());
            }
            answer.json().get("records").forEach(rows::add);
            if (answer.json().get("done").booleanValue()) {
                return rows;
            }
            answer = get(answer.json().get("nextRecordsUrl").textValue());
        }
    }

    /**
     * The values of the only field that a query selects, as text.
     */
    List<String> values(String soql)
    {
        return rows(soql).stream().map(row -> {
            List<JsonNode> values = row.properties().stream().filter(entry -> !entry.getKey().equals("attributes")).map(Map.Entry::getValue).toList();
            return values.getFirst().isNull() ? null : values.getFirst().asText();
        }).toList();
    }

    String error(String soql)
    {
        Answer answer = query(soql);
        return answer.status() == 400 ? answer.errorCode() : "status " + answer.status();
    }

    Answer post(String path, Object body)
    {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path)).POST(BodyPublishers.ofByteArray(Json.bytes(body))), "Content-Type", "application/json");
    }

    Answer form(Map<String, String> parameters, String... headers)
    {
        String body = parameters.entrySet().stream().map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue())).collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/services/oauth2/token")).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)), headers);
    }

    Answer method(String method, String path, Object body)
    {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path)).method(method, BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    Answer send(HttpRequest.Builder request, String... headers)
    {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            byte[] body = response.body();
            if (response.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent()) {
                try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
                    body = gzip.readAllBytes();
                }
            }
            return new Answer(response.statusCode(), response, body);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String encode(String text)
    {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close()
    {
        client.close();
    }
}
