package io.omnisql.plugin.jira.response;

import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class TestJiraResponseClassifier
{
    private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");

    private static Outcome classify(int status, Map<String, String> headers, String body)
    {
        return classify("/rest/api/3/search/jql", status, headers, body);
    }

    private static Outcome classify(String path, int status, Map<String, String> headers, String body)
    {
        RemoteRequest request = new RemoteRequest("GET", path, List.of(), Map.of(), Optional.empty(), "search");
        return new JiraResponseClassifier().classify(request, new RemoteResponse(status, headers, body.getBytes(UTF_8), NOW, RemoteResponse.Source.LIVE));
    }

    private static void assertFailure(Outcome outcome, Kind kind, String message)
    {
        assertThat(outcome).isEqualTo(new Outcome.Failure(kind, message));
    }

    @Test
    void testSuccess()
    {
        assertThat(classify(200, Map.of(), "{\"issues\":[],\"isLast\":true}")).isEqualTo(new Outcome.Success());
        assertThat(classify(200, Map.of(), "[]")).isEqualTo(new Outcome.Success());
        assertThat(classify(200, Map.of(), "{\"issues\":[{\"fields\":{\"summary\":\"\\\"warnings\\\"\",\"warnings\":[1]}}],\"warnings\":[],\"issueErrors\":[]}")).isEqualTo(new Outcome.Success());
        assertThat(classify(200, Map.of(), "[{\"warnings\":[1]}]")).isEqualTo(new Outcome.Success());
    }

    @Test
    void testPartialAnswers()
    {
        assertFailure(
                classify(200, Map.of(), "{\"issues\":[{\"id\":\"1\"}],\"isLast\":true,\"warnings\":[{\"type\":\"CLAUSE_LIMIT_EXCEEDED\",\"details\":{\"limit\":100}}]}"),
                Kind.INCOMPLETE,
                "Jira warns that the answer to a search may lack rows: CLAUSE_LIMIT_EXCEEDED");
        assertFailure(classify(200, Map.of(), "{\"warnings\":[\"cut\"],\"issues\":[]}"), Kind.INCOMPLETE, "Jira warns that the answer to a search may lack rows: cut");
        assertFailure(classify(200, Map.of(), "{\"warnings\":[{\"details\":{\"type\":\"x\"}}]}"), Kind.INCOMPLETE, "Jira warns that the answer to a search may lack rows: Jira gives no reason");
        assertThat(classify(200, Map.of(), "{\"issues\":[],\"issueErrors\":[{\"id\":\"10001\"}]}")).isEqualTo(new Outcome.Retry("Jira could not read some of the issues"));
        assertThat(classify(200, Map.of(), "{\"issues\":[],\"warnings\":[")).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void testCredentials()
    {
        String message = "Jira does not accept the connection's credentials: they are wrong, expired or revoked; set new ones";
        assertFailure(classify(401, Map.of(), ""), Kind.UNAUTHENTICATED, message);
        assertFailure(classify(200, Map.of("x-seraph-loginreason", "AUTHENTICATED_FAILED"), "{\"issues\":[]}"), Kind.UNAUTHENTICATED, message);
        assertFailure(classify(403, Map.of("x-seraph-loginreason", "AUTHENTICATION_DENIED"), ""), Kind.UNAUTHENTICATED, message);
        assertThat(classify(200, Map.of("x-seraph-loginreason", "OK"), "{}")).isEqualTo(new Outcome.Success());
        assertFailure(
                classify(403, Map.of(), "{\"errorMessages\":[\"Only administrators may read https://acme.atlassian.net/x, ask ada@acme.example.\"]}"),
                Kind.FORBIDDEN,
                "The connection's credentials may not read this: Only administrators may read ask");
    }

    @Test
    void testRejections()
    {
        assertFailure(classify(400, Map.of(), "{\"errorMessages\":[\"Expecting ')'.\"],\"errors\":{\"jql\":\"bad\"}}"), Kind.REJECTED, "Jira did not understand a request: Expecting ')'. bad");
        assertFailure(
                classify(400, Map.of(), "{\"errorMessages\":[\"Field 'cf[10021]' does not exist or you do not have permission to view it.\"]}"),
                Kind.STALE_SCHEMA,
                "Jira no longer has a field that it had: Field 'cf[10021]' does not exist or you do not have permission to view it.");
        assertThat(classify(400, Map.of(), "{\"errorMessages\":[\"The value 'X' does not exist for the field 'project'.\"]}")).isInstanceOfSatisfying(Outcome.Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.REJECTED));
        assertThat(classify(400, Map.of(), "{\"errorMessages\":[\"The option 'X' for field 'Severity' does not exist.\"]}")).isInstanceOfSatisfying(Outcome.Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.REJECTED));
        assertThat(classify(401, Map.of(), "{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}")).isInstanceOfSatisfying(Outcome.Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN));
        assertThat(classify(501, Map.of(), "")).isInstanceOfSatisfying(Outcome.Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.REJECTED));
        assertThat(classify(404, Map.of(), "")).isInstanceOfSatisfying(Outcome.Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND));
        assertThat(classify(410, Map.of(), "{\"errorMessages\":[\"The requested API has been removed.\"]}")).isInstanceOfSatisfying(Outcome.Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.REJECTED));
        assertThat(classify(413, Map.of(), "")).isInstanceOf(Outcome.TooHeavy.class);
        assertThat(classify(502, Map.of(), "")).isEqualTo(new Outcome.Retry("Jira failed with status 502"));
        assertThat(classify(503, Map.of("retry-after", "7"), "")).isEqualTo(new Outcome.Throttled(Optional.of(Duration.ofSeconds(7)), "Jira's rate limit is reached"));
    }

    @Test
    void testBoardsWithoutSprints()
    {
        String body = "{\"errorMessages\":[\"The board does not support sprints\"]}";
        assertThat(classify("/rest/agile/1.0/board/7/sprint", 400, Map.of(), body)).isEqualTo(new Outcome.Success());
        assertThat(classify("/rest/agile/1.0/board/7/sprint", 400, Map.of(), "{\"errorMessages\":[\"maxResults is bad\"]}")).isInstanceOf(Outcome.Failure.class);
        assertThat(classify("/rest/agile/1.0/board/7/epic", 400, Map.of(), body)).isInstanceOf(Outcome.Failure.class);
    }

    @Test
    void testLimits()
    {
        assertThrottled(Map.of("retry-after", "30", "ratelimit-reason", "jira-burst-based"), Optional.of(Duration.ofSeconds(30)), "Jira's limit of requests per second is reached");
        assertThrottled(Map.of("x-ratelimit-reset", "2026-03-01T10:21Z"), Optional.of(Duration.ofSeconds(61)), "Jira's rate limit is reached");
        assertThrottled(Map.of("x-ratelimit-reset", "2026-03-01T10:20:30Z", "date", "Sun, 01 Mar 2026 10:20:10 GMT"), Optional.of(Duration.ofSeconds(21)), "Jira's rate limit is reached");
        assertThrottled(Map.of("x-ratelimit-reset", "2026-03-01T09:00:00Z"), Optional.of(Duration.ZERO), "Jira's rate limit is reached");
        // quotas are full again with the next hour
        assertThrottled(Map.of("ratelimit-reason", "jira-quota-tenant-based"), Optional.of(Duration.ofSeconds(40 * 60 + 1)), "Jira's hourly quota is spent");
        assertThrottled(Map.of("ratelimit-reason", "jira-cost-based"), Optional.empty(), "Jira's rate limit is reached");
        assertThrottled(Map.of("retry-after", "soon"), Optional.empty(), "Jira's rate limit is reached");
    }

    private static void assertThrottled(Map<String, String> headers, Optional<Duration> wait, String message)
    {
        assertThat(classify(429, headers, "")).isEqualTo(new Outcome.Throttled(wait, message));
    }
}
