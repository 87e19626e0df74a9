package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.webhook.Signature;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxHttpServer;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

final class TestWebhooks
{
    private static final String SECRET = "It's a Secret to Everybody";

    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final BlockingQueue<SandboxRequest> received = new LinkedBlockingQueue<>();
    private final SandboxHttpServer receiver = new SandboxHttpServer(InetAddress.getLoopbackAddress(), 0);

    @BeforeEach
    void register()
            throws InterruptedException
    {
        receiver.start(request -> {
            received.add(request);
            return SandboxResponse.empty(202);
        });
        Answer answer = acme.control("webhooks", Map.of("owner", "acme", "url", "http://127.0.0.1:%s/hook".formatted(receiver.port()), "secret", SECRET));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString()).doesNotContain(SECRET);
        assertThat(next().header("X-GitHub-Event")).contains("ping");
    }

    @AfterEach
    void close()
    {
        acme.close();
        sandbox.close();
        receiver.close();
    }

    @Test
    void testPublishedSignature()
    {
        assertThat(Signature.sha256(SECRET, "Hello, World!".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    @Test
    void testIssueOpened()
            throws Exception
    {
        Answer created = acme.control("issues/acme/platform", Map.of("title", "Ünïcode 🔥", "labels", List.of("bug")));
        int number = created.json().get("number").intValue();
        assertThat(number).isEqualTo(5101);
        SandboxRequest delivery = next();
        assertThat(delivery.header("X-GitHub-Event")).contains("issues");
        assertThat(delivery.header("X-GitHub-Delivery").orElseThrow()).matches("[0-9a-f-]{36}");
        assertThat(delivery.header("X-Hub-Signature-256")).contains(Signature.sha256(SECRET, delivery.body()));
        assertThat(delivery.header("User-Agent").orElseThrow()).startsWith("GitHub-Hookshot/");
        assertThat(delivery.header("Content-Type")).contains("application/json");
        JsonNode payload = json(delivery);
        assertThat(payload.get("action").textValue()).isEqualTo("opened");
        assertThat(payload.at("/repository/full_name").textValue()).isEqualTo("acme/platform");
        assertThat(payload.at("/organization/login").textValue()).isEqualTo("acme");
        assertThat(payload.at("/sender/login").textValue()).isEqualTo("acme-sync");
        JsonNode row = acme.get("/repos/acme/platform/issues/" + number).json();
        assertThat(row.get("title").textValue()).isEqualTo("Ünïcode 🔥");
        assertThat(payload.get("issue").get("id")).isEqualTo(row.get("id"));
        assertThat(acme.get("/repos/acme/platform/issues?sort=updated&per_page=1").json().get(0).get("number").intValue()).isEqualTo(number);
    }

    @Test
    void testChangesOfAnIssue()
            throws Exception
    {
        int number = sandbox.data().issues("acme", "website").stream().filter(issue -> issue.isOpen() && issue.hasLabel("bug")).findFirst().orElseThrow().number();
        acme.control("issues/acme/website/" + number, Map.of("title", "New title", "state", "closed", "state_reason", "not_planned", "labels", List.of()));
        assertThat(json(next()).at("/changes/title/from").isTextual()).isTrue();
        JsonNode event = json(next());
        while (event.get("action").textValue().equals("unlabeled")) {
            event = json(next());
        }
        assertThat(event.get("action").textValue()).isEqualTo("closed");
        JsonNode row = acme.get("/repos/acme/website/issues/" + number).json();
        assertThat(row.get("state").textValue()).isEqualTo("closed");
        assertThat(row.get("state_reason").textValue()).isEqualTo("not_planned");
        assertThat(row.get("labels")).isEmpty();
        assertThat(acme.control("issues/acme/website/" + number, Map.of("labels", List.of("no such label"))).status()).isEqualTo(422);
        assertThat(acme.control("issues/acme/website/" + number, Map.of("colour", "red")).status()).isEqualTo(422);
        assertThat(acme.control("issues/acme/website/99999", Map.of("title", "x")).status()).isEqualTo(404);
    }

    @Test
    void testPullRequestsCommentsAndRepositories()
            throws Exception
    {
        int number = sandbox.data().pullRequests("acme", "website").stream().filter(pull -> pull.issue().isOpen()).findFirst().orElseThrow().number();
        acme.control("issues/acme/website/" + number, Map.of("title", "Renamed"));
        SandboxRequest pull = next();
        assertThat(pull.header("X-GitHub-Event")).contains("pull_request");
        assertThat(json(pull).at("/pull_request/title").textValue()).isEqualTo("Renamed");
        int before = acme.get("/repos/acme/website/issues/" + number).json().get("comments").intValue();
        acme.control("issues/acme/website/%s/comments".formatted(number), Map.of("body", "Hello"));
        SandboxRequest comment = next();
        assertThat(comment.header("X-GitHub-Event")).contains("issue_comment");
        assertThat(json(comment).at("/comment/body").textValue()).isEqualTo("Hello");
        assertThat(acme.get("/repos/acme/website/issues/" + number).json().get("comments").intValue()).isEqualTo(before + 1);
        acme.control("repositories/acme/website", Map.of("archived", true));
        SandboxRequest repository = next();
        assertThat(repository.header("X-GitHub-Event")).contains("repository");
        assertThat(json(repository).get("action").textValue()).isEqualTo("archived");
        assertThat(acme.get("/repos/acme/website").json().get("archived").booleanValue()).isTrue();
    }

    @Test
    void testOtherOwnersAreNotTold()
            throws Exception
    {
        acme.control("issues/globex/website", Map.of("title", "not for acme"));
        acme.control("issues/acme/website", Map.of("title", "for acme"));
        assertThat(json(next()).at("/issue/title").textValue()).isEqualTo("for acme");
    }

    @Test
    void testDeliveriesAndRedelivery()
            throws Exception
    {
        acme.control("issues/acme/website", Map.of("title", "again"));
        SandboxRequest first = next();
        JsonNode delivery = lastDelivery("issues");
        assertThat(delivery.get("status_code").intValue()).isEqualTo(202);
        assertThat(delivery.get("guid").textValue()).isEqualTo(first.header("X-GitHub-Delivery").orElseThrow());
        acme.control("webhooks/deliveries/%s/attempts".formatted(delivery.get("id").longValue()), Map.of());
        SandboxRequest second = next();
        assertThat(second.header("X-GitHub-Delivery")).isEqualTo(first.header("X-GitHub-Delivery"));
        assertThat(second.body()).isEqualTo(first.body());
    }

    private JsonNode lastDelivery(String event)
            throws InterruptedException
    {
        for (int attempt = 0; attempt < 3_000; attempt++) {
            JsonNode deliveries = acme.send(HttpRequest.newBuilder(URI.create(sandbox.serverUrl() + "/_sandbox/webhooks/deliveries"))).json();
            if (!deliveries.isEmpty() && deliveries.get(deliveries.size() - 1).get("event").textValue().equals(event)) {
                return deliveries.get(deliveries.size() - 1);
            }
            Thread.sleep(20);
        }
        throw new AssertionError("No delivery of " + event);
    }

    private SandboxRequest next()
            throws InterruptedException
    {
        SandboxRequest request = received.poll(60, TimeUnit.SECONDS);
        assertThat(request).as("a delivery").isNotNull();
        return request;
    }

    private static JsonNode json(SandboxRequest request)
            throws IOException
    {
        return Json.parse(request.body());
    }
}
