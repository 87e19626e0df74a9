package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestAccess
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final SandboxClient globex = SandboxClient.of(sandbox, SandboxToken.GLOBEX);
    private final SandboxClient website = SandboxClient.of(sandbox, SandboxToken.ACME_WEBSITE);
    private final SandboxClient anonymous = SandboxClient.anonymous(sandbox);

    @AfterAll
    void close()
    {
        List.of(acme, globex, website, anonymous).forEach(SandboxClient::close);
        sandbox.close();
    }

    @Test
    void testTokensLookReal()
    {
        assertThat(SandboxToken.ALL).filteredOn(token -> !token.fineGrained()).extracting(SandboxToken::token).allMatch(token -> token.matches("gh[po]_[A-Za-z0-9]{36}"));
        assertThat(SandboxToken.ACME_WEBSITE.token()).matches("github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}");
        assertThat(SandboxToken.ALL).allMatch(token -> token.token().contains("NotARealToken") && !token.toString().contains(token.token()));
    }

    @Test
    void testPrivateRepositoriesOfOthersDoNotExist()
    {
        Answer foreign = globex.get("/repos/acme/platform/issues");
        Answer absent = globex.get("/repos/acme/no-such-thing/issues");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(absent.body());
        String query = "{repository(owner: \"acme\", name: \"%s\") {id}}";
        assertThat(globex.graphql(query.formatted("platform")).json().at("/errors/0/type").textValue()).isEqualTo("NOT_FOUND");
        assertThat(globex.graphql(query.formatted("platform")).json().at("/errors/0/message").textValue()).isEqualTo("Could not resolve to a Repository with the name 'acme/platform'.");
        assertThat(globex.graphql(query.formatted("platform")).json().get("data").get("repository").isNull()).isTrue();
        assertThat(globex.graphql("{organization(login: \"acme\") {repositories(first: 100) {nodes {name isPrivate}}}}").json().findValues("isPrivate")).isNotEmpty().noneMatch(JsonNode::booleanValue);
    }

    @Test
    void testIdsDoNotOpenWhatNamesDoNot()
    {
        long id = sandbox.data().repository("acme", "platform").orElseThrow().id();
        assertThat(acme.get("/repositories/" + id).status()).isEqualTo(200);
        assertThat(globex.get("/repositories/" + id).status()).isEqualTo(404);
        String node = acme.graphql("{repository(owner: \"acme\", name: \"platform\") {issue(number: %s) {id}}}".formatted(sandbox.data().issues("acme", "platform").getFirst().number()))
                .json().at("/data/repository/issue/id").textValue();
        assertThat(acme.graphql("{node(id: \"%s\") {id}}".formatted(node)).json().at("/data/node/id").textValue()).isEqualTo(node);
        assertThat(globex.graphql("{node(id: \"%s\") {id}}".formatted(node)).json().at("/errors/0/type").textValue()).isEqualTo("NOT_FOUND");
    }

    @Test
    void testSameNameOtherRows()
    {
        assertThat(acme.get("/repos/acme/website").json().get("id")).isNotEqualTo(globex.get("/repos/globex/website").json().get("id"));
        // public for everyone
        assertThat(acme.get("/repos/globex/website").status()).isEqualTo(200);
    }

    @Test
    void testFineGrainedToken()
    {
        assertThat(website.get("/repos/acme/website").status()).isEqualTo(200);
        assertThat(website.get("/repos/acme/platform").status()).isEqualTo(404);
        assertThat(website.all("/orgs/acme/repos?type=private")).extracting(row -> row.get("name").textValue()).containsExactly("website");
        assertThat(website.all("/user/repos")).extracting(row -> row.get("name").textValue()).containsExactly("website");
    }

    @Test
    void testAnonymous()
    {
        assertThat(anonymous.get("/repos/acme/docs").status()).isEqualTo(200);
        assertThat(anonymous.get("/repos/acme/platform").status()).isEqualTo(404);
        assertThat(anonymous.get("/user").status()).isEqualTo(401);
        assertThat(anonymous.graphql("{viewer {login}}").status()).isEqualTo(401);
        assertThat(anonymous.get("/rate_limit").json().at("/resources/core/limit").intValue()).isEqualTo(60);
    }

    @Test
    void testWrongToken()
    {
        try (SandboxClient wrong = SandboxClient.withToken(sandbox, SandboxToken.ACME.token() + "x")) {
            assertThat(wrong.get("/repos/acme/docs").status()).isEqualTo(401);
            assertThat(wrong.get("/repos/acme/docs").json().get("message").textValue()).isEqualTo("Bad credentials");
            assertThat(wrong.graphql("{viewer {login}}").status()).isEqualTo(401);
        }
    }

    @Test
    void testOtherWaysToSendTheToken()
    {
        String basic = Base64.getEncoder().encodeToString(("x:" + SandboxToken.ACME.token()).getBytes(StandardCharsets.UTF_8));
        for (String header : List.of("token " + SandboxToken.ACME.token(), "Basic " + basic, "bearer " + SandboxToken.ACME.token())) {
            Answer answer = anonymous.send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/user")), "Authorization", header);
            assertThat(answer.json().get("login").textValue()).isEqualTo("acme-sync");
        }
    }

    @Test
    void testUserAgentIsNeeded()
            throws IOException
    {
        URI uri = URI.create(sandbox.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /rate_limit HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403").contains("Please make sure your request has a User-Agent header");
        }
    }

    @Test
    void testRenamedRepository()
    {
        Answer moved = acme.get("/repos/acme/ui-kit/issues?state=all");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.json().get("message").textValue()).isEqualTo("Moved Permanently");
        assertThat(moved.header("Location")).matches(".*/repositories/\\d+/issues\\?state=all");
        assertThat(acme.get(moved.header("Location")).json()).isEqualTo(acme.get("/repos/acme/design-system/issues?state=all").json());
        assertThat(acme.get("/repos/globex/field-tablet").status()).isEqualTo(404);
        String query = "{repository(owner: \"acme\", name: \"ui-kit\", followRenames: %s) {name}}";
        assertThat(acme.graphql(query.formatted(true)).json().at("/data/repository/name").textValue()).isEqualTo("design-system");
        assertThat(acme.graphql(query.formatted(false)).json().at("/errors/0/type").textValue()).isEqualTo("NOT_FOUND");
    }

    @Test
    void testApiVersions()
    {
        assertThat(acme.get("/repos/acme/platform/issues?per_page=1").json().get(0).has("assignee")).isTrue();
        Answer newer = acme.get("/repos/acme/platform/issues?per_page=1", "X-GitHub-Api-Version", "2026-03-10");
        assertThat(newer.json().get(0).has("assignee")).isFalse();
        assertThat(newer.header("X-GitHub-Api-Version-Selected")).isEqualTo("2026-03-10");
        assertThat(acme.get("/repos/acme/platform", "X-GitHub-Api-Version", "2020-01-01").status()).isEqualTo(400);
    }

    @Test
    void testGzip()
    {
        Answer plain = acme.get("/repos/acme/platform/issues");
        Answer compressed = acme.get("/repos/acme/platform/issues", "Accept-Encoding", "gzip");
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.json()).isEqualTo(plain.json());
        assertThat(compressed.response().body().length).isLessThan(plain.body().length / 2);
    }

    @Test
    void testEnterpriseServer()
    {
        try (GithubSandbox server = GithubSandbox.start(GithubSandbox.Options.defaults().asEnterpriseServer());
                SandboxClient client = SandboxClient.of(server, SandboxToken.ACME)) {
            assertThat(server.url()).endsWith("/api/v3");
            assertThat(client.get("/repos/acme/platform").json().get("url").textValue()).isEqualTo(server.url() + "/repos/acme/platform");
            assertThat(client.get(server.serverUrl() + "/repos/acme/platform").status()).isEqualTo(404);
            assertThat(client.graphql("{viewer {login} rateLimit {cost}}").json().at("/data/viewer/login").textValue()).isEqualTo("acme-sync");
            assertThat(client.get("/rate_limit").json().get("message").textValue()).isEqualTo("Rate limiting is not enabled.");
            assertThat(client.get("/repos/acme/platform").header("X-RateLimit-Limit")).isNull();
        }
    }
}
