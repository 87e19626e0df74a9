package io.omnisql.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.jira.JiraClient.Answer;
import io.omnisql.sandbox.jira.access.Oauth;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

final class TestJiraAccess
{
    private static final String COUNT = "/rest/api/3/search/approximate-count";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-07-01T10:20:00Z"));
    private final JiraSandbox sandbox = JiraSandbox.start(JiraSandbox.Options.defaults().withClock(clock));

    @AfterEach
    void stop()
    {
        sandbox.close();
    }

    @Test
    void testThreeUsersInThreeZones()
    {
        Set<String> zones = new HashSet<>();
        for (SandboxAccount account : List.of(SandboxAccount.ACME_ADMIN, SandboxAccount.ACME_DEVELOPER, SandboxAccount.ACME_GUEST)) {
            try (JiraClient client = JiraClient.of(sandbox, account)) {
                Answer myself = client.get("/rest/api/3/myself");
                assertThat(myself.json().path("accountId").asText()).isEqualTo(account.accountId());
                assertThat(myself.header("X-AAccountId")).contains(account.accountId());
                zones.add(myself.json().path("timeZone").asText());
            }
        }
        assertThat(zones).containsExactlyInAnyOrder("America/New_York", "Asia/Kolkata", "Pacific/Auckland");
    }

    @Test
    void testCredentialsChooseTheSite()
    {
        try (JiraClient globex = JiraClient.of(sandbox, SandboxAccount.GLOBEX_ADMIN)) {
            assertThat(globex.count("project = OPS")).isEqualTo(210);
            assertThat(globex.refused("project = WEB").status()).isEqualTo(400);
        }
    }

    @Test
    void testMissingAndWrongCredentials()
    {
        try (JiraClient nobody = new JiraClient(sandbox.url(), Optional.empty()); JiraClient wrong = new JiraClient(sandbox.url(), Optional.of(JiraClient.basic("ada@acme.example", "x")))) {
            for (JiraClient client : List.of(nobody, wrong)) {
                assertThat(client.get("/rest/api/3/myself").status()).isEqualTo(401);
                assertThat(client.get("/rest/api/3/field").status()).isEqualTo(401);
                sandbox.knobs().anonymousAllowed(true);
                assertThat(client.get("/rest/api/3/myself").status()).isEqualTo(401);
                assertThat(client.get("/rest/api/3/project/search").json().path("total").asInt(-1)).isZero();
                assertThat(client.count("created >= -5000d")).isZero();
                sandbox.knobs().anonymousAllowed(false);
            }
        }
    }

    @Test
    void testScopedTokensNeedTheGateway()
    {
        SandboxAccount account = SandboxAccount.ACME_ADMIN;
        String scoped = JiraClient.basic(account.email(), account.scopedToken());
        try (JiraClient site = new JiraClient(sandbox.url(), Optional.of(scoped));
                JiraClient gateway = new JiraClient(sandbox.gatewayUrl(JiraSandbox.ACME_CLOUD_ID), Optional.of(scoped));
                JiraClient other = new JiraClient(sandbox.gatewayUrl(JiraSandbox.GLOBEX_CLOUD_ID), Optional.of(scoped))) {
            assertThat(site.get("/rest/api/3/myself").status()).isEqualTo(401);
            assertThat(gateway.get("/rest/api/3/myself").json().path("self").asText()).startsWith(sandbox.gatewayUrl(JiraSandbox.ACME_CLOUD_ID) + "/rest/");
            assertThat(other.get("/rest/api/3/myself").status()).isEqualTo(401);
        }
    }

    private Answer refresh(JiraClient client, String token)
    {
        return client.post("/oauth/token", Map.of("grant_type", "refresh_token", "client_id", Oauth.CLIENT_ID, "client_secret", Oauth.CLIENT_SECRET, "refresh_token", token));
    }

    @Test
    void testRefreshTokensRotate()
    {
        try (JiraClient client = new JiraClient(sandbox.url(), Optional.empty())) {
            JsonNode first = refresh(client, SandboxAccount.ACME_DEVELOPER.refreshToken()).json();
            String access = first.path("access_token").asText();
            try (JiraClient app = new JiraClient(sandbox.gatewayUrl(JiraSandbox.ACME_CLOUD_ID), Optional.of("Bearer " + access)); JiraClient resources = new JiraClient(sandbox.url(), Optional.of("Bearer " + access))) {
                assertThat(app.get("/rest/api/3/myself").json().path("displayName").asText()).isEqualTo("Indra Rao");
                assertThat(resources.get("/oauth/token/accessible-resources").json().path(0).path("id").asText()).isEqualTo(JiraSandbox.ACME_CLOUD_ID);
                assertThat(resources.get("/rest/api/3/myself").status()).isEqualTo(401);
                clock.advance(Duration.ofMinutes(61));
                assertThat(app.get("/rest/api/3/myself").status()).isEqualTo(401);
            }
            JsonNode second = refresh(client, first.path("refresh_token").asText()).json();
            assertThat(second.path("refresh_token").asText()).isNotEqualTo(first.path("refresh_token").asText());
            assertThat(refresh(client, first.path("refresh_token").asText()).status()).as("an old token").isEqualTo(403);
            assertThat(refresh(client, second.path("refresh_token").asText()).status()).as("reuse ends the family").isEqualTo(403);
        }
    }

    @Test
    void testBurstLimit()
    {
        sandbox.limits().burst(2, 3);
        try (JiraClient client = JiraClient.of(sandbox, SandboxAccount.ACME_ADMIN)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.get("/rest/api/3/field").status()).isEqualTo(200);
            }
            Answer refused = client.get("/rest/api/3/field");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("RateLimit-Reason")).contains("jira-burst-based");
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(client.get("/rest/api/3/label").status()).as("another operation").isEqualTo(200);
            clock.advance(Duration.ofSeconds(1));
            assertThat(client.get("/rest/api/3/field").status()).isEqualTo(200);
        }
    }

    @Test
    void testHourlyPoints()
    {
        sandbox.limits().quota(60, true);
        try (JiraClient client = JiraClient.of(sandbox, SandboxAccount.ACME_ADMIN)) {
            Answer first = client.get("/rest/api/3/search/jql?jql=project%3DOPS&maxResults=50");
            assertThat(first.header("X-RateLimit-Limit")).contains("60");
            assertThat(first.header("X-RateLimit-Remaining")).contains("9");
            assertThat(first.header("X-RateLimit-Reset")).contains("2026-07-01T11:00:00Z");
            assertThat(first.header("X-RateLimit-NearLimit")).contains("true");
            assertThat(first.header("RateLimit")).contains("\"tenant-app-quota\";r=9;t=2400");
            assertThat(client.get("/rest/api/3/search/jql?jql=project%3DOPS&maxResults=50").status()).isEqualTo(200);
            Answer refused = client.get("/rest/api/3/field");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("RateLimit-Reason")).contains("jira-quota-tenant-based");
            assertThat(refused.header("Retry-After")).contains("2400");
            clock.advance(Duration.ofMinutes(40));
            assertThat(client.get("/rest/api/3/field").status()).isEqualTo(200);
        }
    }

    @Test
    void testFaults()
    {
        sandbox.faults().set(List.of(Fault.of(Fault.Action.STATUS).onKind("approximate-count").withStatus(503).withRetryAfter(7), Fault.of(Fault.Action.RATE_LIMITED).onPath("/field")));
        try (JiraClient client = JiraClient.of(sandbox, SandboxAccount.ACME_ADMIN)) {
            assertThat(client.get("/rest/api/3/field").header("RateLimit-Reason")).contains("jira-quota-tenant-based");
            Answer failed = client.post(COUNT, Map.of("jql", "project = OPS"));
            assertThat(failed.status()).isEqualTo(503);
            assertThat(failed.header("Retry-After")).contains("7");
            assertThat(client.post(COUNT, Map.of("jql", "project = OPS")).json().path("count").asInt()).isEqualTo(3_200);
        }
    }
}
