package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRateLimits
{
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final GithubSandbox sandbox = GithubSandbox.start(GithubSandbox.Options.defaults().withClock(new Clock()
    {
        @Override
        public ZoneId getZone()
        {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone)
        {
            return this;
        }

        @Override
        public Instant instant()
        {
            return now.get();
        }
    }));
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);

    @AfterEach
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testHeaders()
    {
        Answer answer = acme.get("/repos/acme/docs");
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("5000");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("4999");
        assertThat(answer.header("X-RateLimit-Used")).isEqualTo("1");
        assertThat(answer.header("X-RateLimit-Resource")).isEqualTo("core");
        assertThat(Long.parseLong(answer.header("X-RateLimit-Reset"))).isEqualTo(now.get().plus(Duration.ofHours(1)).getEpochSecond());
        assertThat(acme.get("/search/issues?q=repo:acme/docs").header("X-RateLimit-Resource")).isEqualTo("search");
        assertThat(acme.get("/search/issues?q=repo:acme/docs").header("X-RateLimit-Limit")).isEqualTo("30");
        assertThat(acme.graphql("{viewer {login}}").header("X-RateLimit-Resource")).isEqualTo("graphql");
        // free, and it tells of all
        Answer limits = acme.get("/rate_limit");
        assertThat(limits.json().at("/resources/core/used").intValue()).isEqualTo(1);
        assertThat(limits.json().at("/resources/search/used").intValue()).isEqualTo(2);
        assertThat(limits.json().at("/resources/graphql/used").intValue()).isEqualTo(1);
        assertThat(limits.json().at("/rate/remaining").intValue()).isEqualTo(4999);
    }

    @Test
    void testExhausted()
    {
        assertThat(acme.control("limits", Map.of("account", "acme", "limit", 3, "remaining", 2, "reset_seconds", 120)).status()).isEqualTo(200);
        assertThat(acme.get("/repos/acme/docs").status()).isEqualTo(200);
        assertThat(acme.get("/repos/acme/docs").status()).isEqualTo(200);
        Answer refused = acme.get("/repos/acme/docs");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.header("X-RateLimit-Used")).isEqualTo("3");
        assertThat(refused.json().get("message").textValue()).startsWith("API rate limit exceeded for user ID ");
        assertThat(acme.get("/rate_limit").status()).isEqualTo(200);
        // others and other resources go on
        try (SandboxClient globex = SandboxClient.of(sandbox, SandboxToken.GLOBEX)) {
            assertThat(globex.get("/repos/acme/docs").status()).isEqualTo(200);
        }
        assertThat(acme.graphql("{viewer {login}}").json().has("errors")).isFalse();
        now.updateAndGet(time -> time.plusSeconds(121));
        assertThat(acme.get("/repos/acme/docs").header("X-RateLimit-Remaining")).isEqualTo("4999");
    }

    @Test
    void testGraphqlExhausted()
    {
        acme.control("limits", Map.of("account", "acme", "resource", "graphql", "limit", 1));
        assertThat(acme.graphql("{viewer {login}}").json().has("data")).isTrue();
        Answer refused = acme.graphql("{viewer {login}}");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.json().has("data")).isFalse();
        assertThat(refused.json().at("/errors/0/type").textValue()).isEqualTo("RATE_LIMITED");
    }

    @Test
    void testAnonymous()
    {
        try (SandboxClient anonymous = SandboxClient.anonymous(sandbox)) {
            for (int i = 0; i < 60; i++) {
                assertThat(anonymous.get("/users/alice-ng").status()).isEqualTo(200);
            }
            Answer refused = anonymous.get("/users/alice-ng");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().get("message").textValue()).startsWith("API rate limit exceeded for 127.0.0.1. (But here's the good news");
        }
    }

    @Test
    void testTooManyAtOnce()
            throws Exception
    {
        sandbox.latency(300_000);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 130).mapToObj(_ -> executor.submit(() -> acme.get("/users/alice-ng"))).toList();
            // a hundred wait, so that the others were refused
            while (answers.stream().filter(Future::isDone).count() < 30) {
                Thread.sleep(5);
            }
            sandbox.latency(0);
            int refused = 0;
            for (Future<Answer> answer : answers) {
                if (answer.get().status() == 403) {
                    refused++;
                    assertThat(answer.get().header("Retry-After")).isEqualTo("60");
                    assertThat(answer.get().header("X-RateLimit-Remaining")).isNotEqualTo("0");
                    assertThat(answer.get().json().get("message").textValue()).startsWith("You have exceeded a secondary rate limit");
                }
                else {
                    assertThat(answer.get().status()).isEqualTo(200);
                }
            }
            assertThat(refused).isEqualTo(30);
        }
        assertThat(acme.get("/users/alice-ng").status()).isEqualTo(200);
    }
}
