package io.omnisql.plugin.github.response;

import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.Failure;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.Retry;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.Success;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.Throttled;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.TooHeavy;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.FORBIDDEN;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.INCOMPLETE;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.NOT_FOUND;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.UNAUTHENTICATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class TestGithubResponseClassifier
{
    private static final RemoteRequest REST = new RemoteRequest("GET", "/repos/acme/website", List.of(), Map.of(), Optional.empty(), "core");
    private static final RemoteRequest GRAPHQL = GraphqlRequests.query(Map.of(), "{ viewer { login } }");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final GithubResponseClassifier classifier = new GithubResponseClassifier();

    @Test
    void testSuccess()
    {
        assertThat(graphql("{\"data\": {\"viewer\": {\"login\": \"x\"}}}")).isEqualTo(new Success());
        assertThat(rest(200, "[]", Map.of())).isEqualTo(new Success());
        // the word is a value
        assertThat(graphql("{\"data\": {\"label\": \"errors\"}}")).isEqualTo(new Success());
    }

    @Test
    void testNoSuchRow()
    {
        assertThat(graphql(
                """
                {"data": {"repository": null}, "errors": [{"type": "NOT_FOUND", "path": ["repository"], "message": "Could not resolve to a Repository with the name 'acme/x'."}]}"""))
                .isEqualTo(new Success());
        assertThat(graphql(
                """
                {"data": {"rows": {"key0": null}}, "errors": [{"type": "NOT_FOUND", "path": ["rows", "key0"], "message": "Could not resolve to an Issue with the number of 9."}]}"""))
                .isEqualTo(new Success());
    }

    @Test
    void testPartialAnswers()
    {
        assertFailure(graphql(
                        """
                        {"data": {"repository": {"issues": {"nodes": [null]}}}, "errors": [{"type": "NOT_FOUND", "path": ["repository", "issues", "nodes", 0, "milestone"], "message": "Could not resolve"}]}"""),
                INCOMPLETE,
                "GitHub returned only a part of the answer: Could not resolve");
        assertFailure(graphql(
                        """
                        {"data": {"repository": {}}, "errors": [{"type": "RESOURCE_LIMITS_EXCEEDED", "message": "Resource limits for this query exceeded."}]}"""),
                INCOMPLETE,
                "GitHub returned only a part of the answer: Resource limits for this query exceeded.");
        assertFailure(graphql(
                        """
                        {"data": {"repository": {"issues": {"nodes": []}}}, "errors": [{"message": "strange"}]}"""),
                INCOMPLETE,
                "GitHub returned only a part of the answer: strange");
    }

    @Test
    void testRefusals()
    {
        assertFailure(graphql(
                        """
                        {"data": {"repository": null}, "errors": [{"type": "FORBIDDEN", "path": ["repository"], "message": "Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization."}]}"""),
                FORBIDDEN,
                "The connection's token may not read this: Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.");
        assertFailure(graphql(
                        """
                        {"errors": [{"type": "INSUFFICIENT_SCOPES", "message": "Your token has not been granted the required scopes: ['read:org']"}]}"""),
                FORBIDDEN,
                "The connection's token may not read this: Your token has not been granted the required scopes: ['read:org']");
        assertFailure(rest(403, "{\"message\": \"Resource not accessible by integration\"}", Map.of()), FORBIDDEN, "The connection's token may not read this: Resource not accessible by integration");
        assertFailure(rest(403, "{}", Map.of("x-github-sso", "required; url=https://github.com/orgs/x/sso?authorization_request=AB")),
                FORBIDDEN,
                "The organization wants single sign-on: authorize the connection's token for it in GitHub's settings");
        assertFailure(rest(401, "{\"message\": \"Bad credentials\"}", Map.of()), UNAUTHENTICATED, "GitHub does not accept the connection's token: it is wrong, expired or revoked; set a new one");
        assertFailure(rest(404, "{}", Map.of()), NOT_FOUND, "GitHub does not have what was asked for, or the connection's token may not see it");
    }

    @Test
    void testMalformedRequest()
    {
        assertFailure(graphql(
                        """
                        {"errors": [{"message": "Field 'nonsense' doesn't exist on type 'Issue'", "extensions": {"code": "undefinedField"}}]}"""),
                REJECTED,
                "GitHub did not understand a request: Field 'nonsense' doesn't exist on type 'Issue'");
        assertFailure(rest(422, "{\"message\": \"Validation Failed\"}", Map.of()), REJECTED, "GitHub did not understand a request: Validation Failed");
        assertFailure(rest(422, "{\"message\": \"Pagination with the page parameter is not supported for large datasets\"}", Map.of()),
                INCOMPLETE,
                "GitHub lists only a part of the rows: Pagination with the page parameter is not supported for large datasets");
    }

    @Test
    void testFaults()
    {
        assertThat(rest(502, "<html>", Map.of())).isEqualTo(new Retry("GitHub failed with status 502"));
        assertThat(rest(503, "", Map.of())).isInstanceOf(Retry.class);
        assertThat(rest(202, "{}", Map.of())).isInstanceOf(Retry.class);
        assertThat(graphql("{\"data\": null, \"errors\": [{\"message\": \"Something went wrong while executing your query. Please include `ABCD:1234` when reporting this issue.\"}]}"))
                .isEqualTo(new Retry("GitHub could not finish a query"));
        assertThat(graphql("{\"data\": null, \"errors\": [{\"message")).isEqualTo(new Retry("GitHub's answer ended early"));
    }

    @Test
    void testTooHeavy()
    {
        RemoteRequest list = GraphqlRequests.query(Map.of("first", new Argument("Int", 100)), "{ viewer { login } }");
        for (RemoteResponse response : List.of(
                response(502, "<html>", Map.of()),
                response(504, "", Map.of()),
                response(200, "{\"data\": null, \"errors\": [{\"message\": \"Something went wrong while executing your query. This may be the result of a timeout.\"}]}", Map.of()),
                response(200, "{\"data\": {\"x\": {}}, \"errors\": [{\"type\": \"RESOURCE_LIMITS_EXCEEDED\", \"message\": \"Resource limits for this query exceeded.\"}]}", Map.of()))) {
            assertThat(classifier.classify(list, response)).isInstanceOf(TooHeavy.class);
        }
        // one row cannot be made fewer, nor a look-up by keys, and a text may look like anything
        assertThat(classifier.classify(GraphqlRequests.query(Map.of("first", new Argument("Int", 1)), "{ viewer { login } }"), response(502, "", Map.of()))).isInstanceOf(Retry.class);
        assertThat(classifier.classify(GraphqlRequests.query(Map.of("key0", new Argument("String!", "\"first\":50")), "{ viewer { login } }"), response(502, "", Map.of()))).isInstanceOf(Retry.class);
        assertThat(classifier.classify(list, response(503, "", Map.of()))).isInstanceOf(Retry.class);
    }

    @Test
    void testRefusalsThatMeanNoRows()
    {
        RemoteResponse missing = response(404, "{\"message\": \"Not Found\", \"documentation_url\": \"x\"}", Map.of());
        RemoteResponse off = response(403, "{\"message\": \"Dependabot alerts are disabled for this repository.\", \"documentation_url\": \"x\"}", Map.of());
        RemoteResponse forbidden = response(403, "{\"message\": \"Resource not accessible by personal access token\", \"documentation_url\": \"x\"}", Map.of());
        RemoteResponse throttled = response(403, "{\"message\": \"You have exceeded a secondary rate limit\"}", Map.of("retry-after", "5"));
        assertThat(classifier.classify(preferring("absent=empty"), missing)).isEqualTo(new Success());
        assertThat(classifier.classify(preferring("absent=empty"), forbidden)).isInstanceOf(Failure.class);
        assertThat(classifier.classify(preferring("absent=empty"), response(422, "{\"message\": \"No commit found for SHA: 0\"}", Map.of()))).isEqualTo(new Success());
        assertThat(classifier.classify(preferring("switched-off=empty"), off)).isEqualTo(new Success());
        assertThat(classifier.classify(preferring("switched-off=empty"), response(404, "{\"message\": \"no analysis found\"}", Map.of()))).isEqualTo(new Success());
        // what may not be seen is not taken for what does not exist
        assertThat(classifier.classify(preferring("switched-off=empty"), missing)).isInstanceOf(Failure.class);
        assertThat(classifier.classify(preferring("switched-off=empty"), forbidden)).isInstanceOf(Failure.class);
        assertThat(classifier.classify(preferring("switched-off=empty, forbidden=empty"), forbidden)).isEqualTo(new Success());
        assertThat(classifier.classify(preferring("forbidden=empty"), missing)).isEqualTo(new Success());
        assertThat(classifier.classify(preferring("absent=empty, forbidden=empty"), throttled)).isEqualTo(throttled(Duration.ofSeconds(5)));
        assertThat(classifier.classify(preferring("forbidden=empty"), response(401, "{}", Map.of()))).isInstanceOf(Failure.class);
        String field =
                """
                {"data": {"repository": {"issues": null}}, "errors": [{"type": "FORBIDDEN", "path": ["repository", "issues"], "message": "Resource not accessible by integration"}]}""";
        assertThat(graphql(field)).isInstanceOf(Failure.class);
        assertThat(classifier.classify(GRAPHQL.withHeaders(Map.of("Prefer", "forbidden=empty")), response(200, field, Map.of()))).isEqualTo(new Success());
    }

    private static RemoteRequest preferring(String preferences)
    {
        return REST.withHeaders(Map.of("Prefer", preferences));
    }

    @Test
    void testLimits()
    {
        assertThat(rest(429, "{}", Map.of("retry-after", "30"))).isEqualTo(throttled(Duration.ofSeconds(30)));
        assertThat(rest(403, "{}", Map.of("retry-after", "60"))).isEqualTo(throttled(Duration.ofSeconds(60)));
        assertThat(rest(403, "{\"message\": \"You have exceeded a secondary rate limit.\"}", Map.of("x-ratelimit-remaining", "4000"))).isEqualTo(untold());
        assertThat(rest(429, "{}", Map.of())).isEqualTo(untold());
        assertThat(rest(403, "{}", Map.of("x-ratelimit-remaining", "0"))).isEqualTo(untold());
        assertThat(graphql("{\"errors\": [{\"message\": \"You have exceeded a secondary rate limit. Please wait a few minutes before you try again.\"}]}")).isEqualTo(untold());
        assertThat(rest(403, "{}", Map.of("retry-after", "soon"))).isEqualTo(untold());
    }

    @Test
    void testResetByGithubsClock()
    {
        String reset = Long.toString(NOW.plusSeconds(600).getEpochSecond());
        assertThat(rest(403, "{}", Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset))).isEqualTo(throttled(Duration.ofSeconds(601)));
        // our clock is five minutes behind GitHub's
        assertThat(rest(403, "{}", Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset, "date", "Sun, 01 Mar 2026 10:05:00 GMT"))).isEqualTo(throttled(Duration.ofSeconds(301)));
        assertThat(rest(403, "{}", Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset, "date", "Sun, 01 Mar 2026 11:05:00 GMT"))).isEqualTo(throttled(Duration.ZERO));
        assertThat(rest(403, "{}", Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset, "date", "yesterday"))).isEqualTo(throttled(Duration.ofSeconds(601)));
        assertThat(classifier.classify(GRAPHQL, response(200, "{\"errors\": [{\"type\": \"RATE_LIMITED\", \"message\": \"API rate limit exceeded for user ID 1.\"}]}", Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset))))
                .isEqualTo(throttled(Duration.ofSeconds(601)));
    }

    @Test
    void testMessagesHoldNoAddressesAndTokens()
    {
        assertFailure(rest(403, "{\"message\": \"See https://github.internal.acme.com/docs about ghp_16C7e42F292c6912E7 and github_pat_11AA_x\"}", Map.of()),
                FORBIDDEN,
                "The connection's token may not read this: See about and");
        assertThat(((Failure) rest(403, "{\"message\": \"" + "x".repeat(500) + "\"}", Map.of())).message()).hasSizeLessThan(260);
    }

    private Outcome graphql(String body)
    {
        return classifier.classify(GRAPHQL, response(200, body, Map.of()));
    }

    private Outcome rest(int status, String body, Map<String, String> headers)
    {
        return classifier.classify(REST, response(status, body, headers));
    }

    private static RemoteResponse response(int status, String body, Map<String, String> headers)
    {
        return new RemoteResponse(status, headers, body.getBytes(UTF_8), NOW, RemoteResponse.Source.LIVE);
    }

    private static Throttled throttled(Duration wait)
    {
        return new Throttled(Optional.of(wait), Duration.ofMinutes(1), "GitHub's rate limit is reached");
    }

    /**
     * GitHub wants to be left alone for a minute at least, and longer each time.
     */
    private static Throttled untold()
    {
        return new Throttled(Optional.empty(), Duration.ofMinutes(1), "GitHub's rate limit is reached");
    }

    private static void assertFailure(Outcome outcome, Kind kind, String message)
    {
        assertThat(outcome).isEqualTo(new Failure(kind, message));
    }
}
