package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.http.Json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A plain client of the sandbox that shows answers as they are.
 */
final class SandboxClient
        implements AutoCloseable
{
    private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"(\\w+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final GithubSandbox sandbox;
    private final Optional<String> token;

    private SandboxClient(GithubSandbox sandbox, Optional<String> token)
    {
        this.sandbox = sandbox;
        this.token = token;
    }

    static SandboxClient of(GithubSandbox sandbox, SandboxToken token)
    {
        return new SandboxClient(sandbox, Optional.of(token.token()));
    }

    static SandboxClient withToken(GithubSandbox sandbox, String token)
    {
        return new SandboxClient(sandbox, Optional.of(token));
    }

    static SandboxClient anonymous(GithubSandbox sandbox)
    {
        return new SandboxClient(sandbox, Optional.empty());
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

        String header(String name)
        {
            return response.headers().firstValue(name).orElse(null);
        }

        /**
         * @return null when there is no such link
         */
        String link(String relation)
        {
            Matcher matcher = LINK.matcher(Optional.ofNullable(header("Link")).orElse(""));
            while (matcher.find()) {
                if (matcher.group(2).equals(relation)) {
                    return matcher.group(1);
                }
            }
            return null;
        }

        List<String> links()
        {
            return LINK.matcher(Optional.ofNullable(header("Link")).orElse("")).results().map(result -> result.group(2)).toList();
        }
    }

    /**
     * @param pathOrUrl a path below the base of REST, or a whole URL
     * @param headers names and values in turn
     */
    Answer get(String pathOrUrl, String... headers)
    {
        URI uri = URI.create(pathOrUrl.startsWith("http") ? pathOrUrl : sandbox.url() + pathOrUrl);
        return send(HttpRequest.newBuilder(uri).GET(), headers);
    }

    Answer graphql(String query)
    {
        return graphql(query, Map.of());
    }

    Answer graphql(String query, Map<String, Object> variables)
    {
        byte[] body = Json.bytes(Map.of("query", query, "variables", variables));
        return send(HttpRequest.newBuilder(URI.create(sandbox.graphqlUrl())).POST(BodyPublishers.ofByteArray(body)));
    }

    /**
     * Turns a knob under {@code /_sandbox/}.
     */
    Answer control(String path, Object body)
    {
        return send(HttpRequest.newBuilder(URI.create(sandbox.serverUrl() + "/_sandbox/" + path)).POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    Answer send(HttpRequest.Builder request, String... headers)
    {
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
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

    /**
     * All rows of a list, following the links to the next page.
     */
    List<JsonNode> all(String path)
    {
        List<JsonNode> rows = new ArrayList<>();
        String next = path;
        while (next != null) {
            Answer answer = get(next);
            if (answer.status() != 200) {
                throw new AssertionError(next + ": " + answer.status() + " " + answer.json());
            }
            answer.json().forEach(rows::add);
            next = answer.link("next");
        }
        return rows;
    }

    @Override
    public void close()
    {
        client.close();
    }
}
