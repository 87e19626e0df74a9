package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.GithubApp;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.access.UserTokens;
import io.omnisql.sandbox.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestAppsAndKnobs
{
    private static final String ISSUES = "{repository(owner: \"acme\", name: \"docs\") {issues(first: %s) {nodes {number}}}}";

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
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
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant()
        {
            return Instant.now().plus(ahead.get());
        }
    }));
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final AppClient app = new AppClient(sandbox);

    /**
     * A refresh token is good once, and ends the tokens before it.
     */
    @Test
    void testUserTokens()
    {
        Answer first = exchange(UserTokens.CLIENT_SECRET, UserTokens.FIRST_REFRESH_TOKEN);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("expires_in").intValue()).isEqualTo(28_800);
        assertThat(first.json().get("refresh_token_expires_in").intValue()).isEqualTo(15_897_600);
        String token = first.json().get("access_token").textValue();
        assertThat(token).startsWith("ghu_");
        assertThat(login(token)).isEqualTo("acme-sync");
        assertThat(exchange(UserTokens.CLIENT_SECRET, UserTokens.FIRST_REFRESH_TOKEN).json().get("error").textValue()).isEqualTo("bad_refresh_token");
        assertThat(exchange("wrong", first.json().get("refresh_token").textValue()).json().get("error").textValue()).isEqualTo("incorrect_client_credentials");
        Answer second = exchange(UserTokens.CLIENT_SECRET, first.json().get("refresh_token").textValue());
        assertThat(login(token)).isEqualTo("401");
        assertThat(login(second.json().get("access_token").textValue())).isEqualTo("acme-sync");
        ahead.set(UserTokens.LIFE);
        assertThat(login(second.json().get("access_token").textValue())).isEqualTo("401");
    }

    private String login(String token)
    {
        try (SandboxClient client = SandboxClient.withToken(sandbox, token)) {
            Answer user = client.get("/user");
            return user.status() == 200 ? user.json().get("login").textValue() : Integer.toString(user.status());
        }
    }

    private Answer exchange(String secret, String refreshToken)
    {
        try (SandboxClient client = SandboxClient.anonymous(sandbox)) {
            String form = "client_id=%s&client_secret=%s&grant_type=refresh_token&refresh_token=%s".formatted(GithubApp.CLIENT_ID, secret, refreshToken);
            return client.send(HttpRequest.newBuilder(URI.create(sandbox.serverUrl() + "/login/oauth/access_token"))
                    .setHeader("Accept", "application/json")
                    .setHeader("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
        }
    }

    @AfterEach
    void heal()
    {
        ahead.set(Duration.ZERO);
        sandbox.knobs().reset();
        sandbox.faults().set(List.of());
    }

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testInstallationToken()
    {
        Answer issued = app.token("acme", Map.of());
        assertThat(issued.status()).isEqualTo(201);
        assertThat(Instant.parse(issued.json().get("expires_at").textValue())).isBetween(Instant.now().plusSeconds(3_300), Instant.now().plusSeconds(3_601));
        try (SandboxClient installation = SandboxClient.withToken(sandbox, issued.json().get("token").textValue())) {
            assertThat(installation.get("/repos/acme/platform").status()).isEqualTo(200);
            assertThat(installation.get("/repos/globex/platform").status()).isEqualTo(404);
            assertThat(installation.get("/user/repos").status()).isEqualTo(403);
            assertThat(installation.get("/installation/repositories?per_page=100").json().get("total_count").intValue()).isEqualTo(9);
            assertThat(installation.all("/orgs/acme/teams")).hasSize(7);
            assertThat(installation.all("/repos/acme/platform/dependabot/alerts?per_page=100")).hasSize(130);
            assertThat(installation.graphql("{viewer {login} repository(owner: \"acme\", name: \"platform\") {name}}").json().at("/data/repository/name").textValue()).isEqualTo("platform");
            sandbox.app().expireTokens();
            assertThat(installation.get("/repos/acme/platform").status()).isEqualTo(401);
        }
        assertThat(acme.get("/installation/repositories").status()).isEqualTo(403);
    }

    @Test
    void testNarrowAndShortTokens()
    {
        acme.control("app", Map.of("token_seconds", 300));
        String token = app.token("acme", Map.of("repositories", List.of("website"))).json().get("token").textValue();
        try (SandboxClient installation = SandboxClient.withToken(sandbox, token)) {
            assertThat(installation.get("/repos/acme/website").status()).isEqualTo(200);
            assertThat(installation.get("/repos/acme/platform").status()).isEqualTo(404);
            ahead.set(Duration.ofSeconds(300));
            assertThat(installation.get("/repos/acme/website").json().get("message").textValue()).isEqualTo("Bad credentials");
        }
        assertThat(app.token("acme", Map.of("repositories", List.of("reactor-control"))).status()).isEqualTo(422);
        assertThat(app.token("acme", Map.of("repos", List.of("website"))).status()).isEqualTo(422);
    }

    @Test
    void testJsonWebTokens()
    {
        String good = app.jwt(GithubApp.ID, -60, 540);
        assertThat(app.get(good, "/app").json().get("slug").textValue()).isEqualTo("omnisql-sandbox");
        assertThat(app.get(good, "/app/installations").json()).hasSize(3);
        assertThat(app.get(good, "/orgs/globex/installation").json().at("/account/login").textValue()).isEqualTo("globex");
        assertThat(app.get(good, "/app/installations/1").status()).isEqualTo(404);
        for (String bad : List.of(app.jwt("other", -60, 540), app.jwt(GithubApp.ID, 300, 540), app.jwt(GithubApp.ID, -600, -1), app.jwt(GithubApp.ID, 0, 900), good.substring(0, good.length() - 6) + "AAAAAA", "x", SandboxToken.ACME.token())) {
            assertThat(app.get(bad, "/app").status()).as(bad).isEqualTo(401);
        }
        assertThat(app.get(good, "/repos/acme/docs").status()).isEqualTo(401);
    }

    @Test
    void testHeavyQueries()
    {
        acme.control("heavy", Map.of("nodes", 30));
        Answer heavy = acme.graphql(ISSUES.formatted(40));
        assertThat(heavy.status()).isEqualTo(502);
        assertThat(heavy.json().get("data").isNull()).isTrue();
        assertThat(heavy.json().at("/errors/0/message").textValue()).startsWith("Something went wrong");
        assertThat(acme.graphql(ISSUES.formatted(20)).json().at("/data/repository/issues/nodes")).hasSize(20);
        acme.control("heavy", Map.of("nodes", 30, "partial", true));
        JsonNode partial = acme.graphql(ISSUES.formatted(40)).json();
        assertThat(partial.at("/errors/0/type").textValue()).isEqualTo("RESOURCE_LIMITS_EXCEEDED");
        assertThat(partial.at("/data/repository/issues/nodes")).hasSize(1);
    }

    @Test
    void testSingleSignOn()
    {
        int before = acme.all("/user/repos?per_page=100").size();
        acme.control("sso", Map.of("organizations", List.of("acme")));
        Answer refused = acme.get("/repos/acme/docs/issues");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-GitHub-SSO")).startsWith("required; url=");
        assertThat(acme.get("/orgs/acme/repos").status()).isEqualTo(403);
        assertThat(acme.all("/user/repos?per_page=100").size()).isLessThan(before);
        assertThat(acme.get("/user/repos").header("X-GitHub-SSO")).isEqualTo("partial-results; organizations=9919001");
        Answer graphql = acme.graphql("{a: repository(owner: \"acme\", name: \"docs\") {name} b: repository(owner: \"initech\", name: \"website\") {name}}");
        assertThat(graphql.status()).isEqualTo(200);
        assertThat(graphql.json().at("/errors/0/type").textValue()).isEqualTo("FORBIDDEN");
        assertThat(graphql.json().at("/data/a").isNull()).isTrue();
        assertThat(graphql.json().at("/data/b/name").textValue()).isEqualTo("website");
        String token = app.token("acme", Map.of()).json().get("token").textValue();
        try (SandboxClient installation = SandboxClient.withToken(sandbox, token)) {
            assertThat(installation.get("/repos/acme/docs/issues").status()).isEqualTo(200);
        }
    }

    @Test
    void testClockComputingAndIncompleteResults()
    {
        long reset = Long.parseLong(acme.get("/repos/acme/docs").header("X-RateLimit-Reset"));
        acme.control("clock", Map.of("skew_seconds", -900));
        assertThat(Long.parseLong(acme.get("/repos/acme/docs").header("X-RateLimit-Reset"))).isEqualTo(reset - 900);
        sandbox.faults().add(Fault.of(Fault.Action.COMPUTING).onPath("/contributors"));
        assertThat(acme.get("/repos/acme/docs/contributors").status()).isEqualTo(202);
        assertThat(acme.get("/repos/acme/docs/contributors").status()).isEqualTo(200);
        sandbox.faults().add(Fault.of(Fault.Action.INCOMPLETE_RESULTS).onKind("search"));
        JsonNode incomplete = acme.get("/search/repositories?q=website").json();
        JsonNode complete = acme.get("/search/repositories?q=website").json();
        assertThat(incomplete.get("incomplete_results").booleanValue()).isTrue();
        assertThat(incomplete.get("items").size()).isLessThan(complete.get("items").size());
        assertThat(complete.get("incomplete_results").booleanValue()).isFalse();
        assertThat(acme.control("heavy", Map.of("node", 1)).status()).isEqualTo(422);
    }
}
