package io.omnisql.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Asks a policy server, ours or OPA, over HTTP.
 */
final class PolicyClient
        implements AutoCloseable
{
    private final URI server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PolicyClient(int port)
    {
        server = URI.create("http://127.0.0.1:" + port);
    }

    record Answer(int status, String body)
    {
        JsonNode json()
        {
            try {
                return Questions.MAPPER.readTree(body);
            }
            catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Answer ask(Entrypoint entrypoint, ObjectNode input)
    {
        ObjectNode question = Questions.MAPPER.createObjectNode();
        question.set("input", input);
        return send("POST", entrypoint.path(), question.toString());
    }

    Answer send(String method, String path, String body)
    {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(200))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isReady()
    {
        try {
            return send("GET", "/health?bundles", "").status() == 200;
        }
        catch (UncheckedIOException e) {
            return false;
        }
    }

    static void await(BooleanSupplier condition)
            throws InterruptedException
    {
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within two minutes");
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close()
    {
        http.close();
    }
}
