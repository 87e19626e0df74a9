package io.omnisql.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON service over HTTP, with an optional bearer token.
 */
final class JsonApi
{
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final String url;
    private final Optional<String> token;

    JsonApi(String url, Optional<String> token)
    {
        this.url = url;
        this.token = token;
    }

    /**
     * An answer: its status, its body as JSON (a missing node when there is none) and its ETag.
     */
    record Answer(int status, JsonNode body, String etag) {}

    JsonNode get(String path)
    {
        return expect(send("GET", path, Optional.empty(), Optional.empty()), "GET", path, Set.of(200)).body();
    }

    JsonNode post(String path, Object body)
    {
        return expect(send("POST", path, Optional.of(body), Optional.empty()), "POST", path, Set.of(200, 201, 202, 204)).body();
    }

    /**
     * Creates something that may be there already.
     *
     * @return whether it was created now
     */
    boolean create(String path, Object body)
    {
        return expect(send("POST", path, Optional.of(body), Optional.empty()), "POST", path, Set.of(200, 201, 409)).status() != 409;
    }

    /**
     * Replaces something at the version that it has now.
     */
    void replace(String path, Object body)
    {
        String etag = expect(send("GET", path, Optional.empty(), Optional.empty()), "GET", path, Set.of(200)).etag();
        expect(send("PUT", path, Optional.of(body), Optional.of(etag)), "PUT", path, Set.of(200, 204));
    }

    Answer send(String method, String path, Optional<Object> body, Optional<String> ifMatch)
    {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(2));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        ifMatch.ifPresent(value -> request.header("If-Match", value));
        try {
            if (body.isPresent()) {
                request.header("Content-Type", "application/json").method(method, BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body.get())));
            }
            else {
                request.method(method, BodyPublishers.noBody());
            }
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode json = response.body().length == 0 ? mapper.missingNode() : mapper.readTree(response.body());
            return new Answer(response.statusCode(), json, response.headers().firstValue("ETag").orElse(""));
        }
        catch (IOException e) {
            throw new UncheckedIOException("%s %s failed: %s".formatted(method, path, e.getMessage()), e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static Answer expect(Answer answer, String method, String path, Set<Integer> expected)
    {
        if (!expected.contains(answer.status())) {
            throw new IllegalStateException("%s %s answered %s: %s".formatted(method, path, answer.status(), answer.body()));
        }
        return answer;
    }
}
