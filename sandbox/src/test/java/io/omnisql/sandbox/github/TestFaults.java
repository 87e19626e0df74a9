package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestFaults
{
    private static final String COUNT = "{repository(owner: \"acme\", name: \"docs\") {issues(first: 40) {nodes {number}}}}";

    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);

    @AfterEach
    void heal()
    {
        sandbox.faults().set(List.of());
    }

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testStatusSomeTimes()
    {
        long before = sandbox.requests().lastSequence();
        sandbox.faults().add(Fault.of(Fault.Action.STATUS).onPath("/issues\\?").withStatus(502).times(2));
        assertThat(acme.get("/repos/acme/docs").status()).isEqualTo(200);
        assertThat(acme.get("/repos/acme/docs/issues?state=all").status()).isEqualTo(502);
        assertThat(acme.get("/repos/acme/docs/issues?state=all").status()).isEqualTo(502);
        assertThat(acme.get("/repos/acme/docs/issues?state=all").status()).isEqualTo(200);
        assertThat(sandbox.faults().pending()).isEmpty();
        assertThat(sandbox.requests().since(before)).filteredOn(request -> "status".equals(request.fault())).hasSize(2);
    }

    @Test
    void testOverHttp()
    {
        Answer set = acme.control("faults", List.of(
                Map.of("kind", "graphql", "contains", "issues(", "skip", 1, "action", "status", "status", 503, "retry_after", 7),
                Map.of("path", "/pulls", "action", "secondary-limit", "retry_after", 3)));
        assertThat(set.json()).hasSize(2);
        assertThat(acme.graphql("{viewer {login}}").status()).isEqualTo(200);
        assertThat(acme.graphql(COUNT).status()).isEqualTo(200);
        Answer struck = acme.graphql(COUNT);
        assertThat(struck.status()).isEqualTo(503);
        assertThat(struck.header("Retry-After")).isEqualTo("7");
        Answer secondary = acme.get("/repos/acme/docs/pulls");
        assertThat(secondary.status()).isEqualTo(403);
        assertThat(secondary.header("Retry-After")).isEqualTo("3");
        assertThat(acme.control("faults", List.of(Map.of("action", "explode"))).status()).isEqualTo(422);
        assertThat(acme.control("faults", List.of(Map.of("path", "/x"))).status()).isEqualTo(422);
        assertThat(acme.control("faults", List.of(Map.of("action", "drop", "typo", 1))).status()).isEqualTo(422);
    }

    @Test
    void testRateLimited()
    {
        long before = Instant.now().getEpochSecond();
        sandbox.faults().add(Fault.of(Fault.Action.RATE_LIMITED).withStatus(429).withRetryAfter(5));
        Answer rest = acme.get("/repos/acme/docs");
        assertThat(rest.status()).isEqualTo(429);
        assertThat(rest.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(Long.parseLong(rest.header("X-RateLimit-Reset"))).isBetween(before + 5, Instant.now().getEpochSecond() + 6);
        sandbox.faults().add(Fault.of(Fault.Action.RATE_LIMITED).onKind("graphql"));
        Answer graphql = acme.graphql(COUNT);
        assertThat(graphql.status()).isEqualTo(200);
        assertThat(graphql.json().at("/errors/0/type").textValue()).isEqualTo("RATE_LIMITED");
    }

    @Test
    void testBrokenConnections()
    {
        // the client may silently repeat a request whose connection was closed without an answer
        sandbox.faults().add(Fault.of(Fault.Action.DROP).onPath("/orgs/").times(20));
        assertThatThrownBy(() -> acme.get("/orgs/acme")).isInstanceOf(UncheckedIOException.class);
        sandbox.faults().set(List.of(Fault.of(Fault.Action.TRUNCATE)));
        assertThatThrownBy(() -> acme.get("/repos/acme/docs/issues")).isInstanceOf(UncheckedIOException.class);
        assertThat(acme.get("/repos/acme/docs/issues").status()).isEqualTo(200);
    }

    @Test
    void testSlow()
    {
        sandbox.faults().add(Fault.of(Fault.Action.SLOW).withMillis(300));
        long start = System.nanoTime();
        assertThat(acme.get("/repos/acme/docs").status()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
        acme.control("latency", Map.of("millis", 200));
        start = System.nanoTime();
        assertThat(acme.get("/repos/acme/docs").status()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThan(200_000_000L);
        acme.control("latency", Map.of("millis", 0));
    }

    @Test
    void testErrorsBesideData()
    {
        sandbox.faults().add(Fault.of(Fault.Action.GRAPHQL_ERRORS).onKind("graphql"));
        JsonNode partial = acme.graphql(COUNT).json();
        assertThat(partial.at("/data/repository/issues/nodes")).hasSize(20);
        assertThat(partial.at("/errors/0/message").textValue()).startsWith("Something went wrong while executing your query.");
        assertThat(acme.graphql(COUNT).json().at("/data/repository/issues/nodes")).hasSize(40);
    }
}
