package io.omnisql.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.access.SandboxAccount;

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
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A client of the Jira sandbox.
 */
final class JiraClient
        implements AutoCloseable
{
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final Optional<String> authorization;

    JiraClient(String url, Optional<String> authorization)
    {
        this.url = url;
        this.authorization = authorization;
    }

    static JiraClient of(JiraSandbox sandbox, SandboxAccount account)
    {
        return new JiraClient(sandbox.url(), Optional.of(basic(account.email(), account.apiToken())));
    }

    static String basic(String email, String token)
    {
        return "Basic " + Base64.getEncoder().encodeToString((email + ":" + token).getBytes(StandardCharsets.UTF_8));
    }

    record Answer(HttpResponse<byte[]> response)
    {
        int status()
        {
            return response.statusCode();
        }

        JsonNode json()
        {
            try {
                return response.body().length == 0 ? MissingNode.getInstance() : Json.parse(response.body());
            }
            catch (IOException e) {
                throw new UncheckedIOException(new String(response.body(), StandardCharsets.UTF_8), e);
            }
        }

        Optional<String> header(String name)
        {
            return response.headers().firstValue(name);
        }

        String error()
        {
            return json().path("errorMessages").path(0).asText();
        }
    }

    Answer get(String path)
    {
        return send(HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path)));
    }

    Answer post(String path, Object body)
    {
        return send(HttpRequest.newBuilder(URI.create(url + path)).POST(BodyPublishers.ofByteArray(Json.bytes(body))).header("Content-Type", "application/json"));
    }

    Answer send(HttpRequest.Builder request)
    {
        authorization.ifPresent(value -> request.header("Authorization", value));
        request.header("Accept", "application/json");
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * The keys that a search finds, in their order, over all pages.
     */
    List<String> keys(String jql)
    {
        return search(jql, 5_000, "key").stream().map(issue -> issue.path("key").asText()).toList();
    }

    List<JsonNode> search(String jql, int maxResults, String... fields)
    {
        List<JsonNode> issues = new ArrayList<>();
        String token = null;
        do {
            ObjectNode body = Json.object().put("jql", jql).put("maxResults", maxResults);
            body.set("fields", Json.array(List.of(fields), field -> Json.MAPPER.getNodeFactory().textNode(field)));
            if (token != null) {
                body.put("nextPageToken", token);
            }
            Answer answer = post("/rest/api/3/search/jql", body);
            if (answer.status() != 200) {
                throw new AssertionError(jql + ": " + answer.status() + " " + answer.json());
            }
            answer.json().path("issues").forEach(issues::add);
            token = answer.json().path("nextPageToken").asText(null);
        }
        while (token != null);
        return issues;
    }

    /**
     * The answer to a search that is refused.
     */
    Answer refused(String jql)
    {
        return post("/rest/api/3/search/jql", Json.object().put("jql", jql));
    }

    long count(String jql)
    {
        return post("/rest/api/3/search/approximate-count", Json.object().put("jql", jql)).json().path("count").asLong(-1);
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
