package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.access.SandboxToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class TestControl
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);

    @AfterEach
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testRequestLog()
    {
        acme.get("/repos/acme/docs/issues?state=all");
        acme.graphql("query Q($n: Int!) {viewer {organizations(first: $n) {totalCount}}}", Map.of("n", 5));
        JsonNode log = control("requests");
        JsonNode rest = log.get("requests").get(0);
        assertThat(rest.get("sequence").intValue()).isEqualTo(1);
        assertThat(rest.get("kind").textValue()).isEqualTo("rest");
        assertThat(rest.get("method").textValue()).isEqualTo("GET");
        assertThat(rest.get("path").textValue()).isEqualTo("/repos/acme/docs/issues");
        assertThat(rest.get("query").textValue()).isEqualTo("state=all");
        assertThat(rest.get("account").textValue()).isEqualTo("acme");
        assertThat(rest.get("status").intValue()).isEqualTo(200);
        assertThat(rest.get("bytes").intValue()).isGreaterThan(1000);
        assertThat(rest.get("cost").intValue()).isEqualTo(1);
        JsonNode graphql = log.get("requests").get(1);
        assertThat(graphql.at("/graphql/query").textValue()).startsWith("query Q");
        assertThat(graphql.at("/graphql/variables/n").intValue()).isEqualTo(5);
        assertThat(log.get("last").intValue()).isEqualTo(2);
        assertThat(control("requests?since=1").get("requests")).hasSize(1);
        assertThat(log.toString()).doesNotContain(SandboxToken.ACME.token());
    }

    @Test
    void testCountersAndReset()
    {
        acme.get("/repos/acme/docs");
        acme.get("/repos/acme/docs?x=1");
        acme.get("/search/issues?q=repo:acme/docs");
        acme.graphql("{viewer {login}}");
        JsonNode counters = control("counters");
        assertThat(counters.get("total").intValue()).isEqualTo(4);
        assertThat(counters.at("/by_kind/rest").intValue()).isEqualTo(2);
        assertThat(counters.at("/by_kind/search").intValue()).isEqualTo(1);
        assertThat(counters.at("/by_kind/graphql").intValue()).isEqualTo(1);
        assertThat(counters.at("/by_account/acme").intValue()).isEqualTo(4);
        assertThat(counters.get("rejected").intValue()).isEqualTo(1);
        assertThat(acme.control("reset", Map.of()).status()).isEqualTo(200);
        assertThat(control("counters").get("total").intValue()).isZero();
        assertThat(control("requests").get("requests")).isEmpty();
        assertThat(control("requests").get("last").intValue()).isEqualTo(4);
    }

    @Test
    void testTokens()
    {
        assertThat(control("tokens").get("globex").textValue()).isEqualTo(SandboxToken.GLOBEX.token());
    }

    @Test
    void testWrongControls()
    {
        assertThat(acme.control("nothing", Map.of()).status()).isEqualTo(404);
        assertThat(acme.control("limits", Map.of("account", "nobody", "limit", 1)).status()).isEqualTo(422);
        assertThat(acme.control("limits", Map.of("account", "acme", "limit", 1, "remaining", 2)).status()).isEqualTo(422);
        assertThat(acme.control("latency", Map.of("seconds", 1)).status()).isEqualTo(422);
        assertThat(acme.control("webhooks", Map.of("owner", "acme", "url", "file:///etc/passwd")).status()).isEqualTo(422);
    }

    @Test
    void testAnswersNameTheServerAsTheCallerDoes()
    {
        JsonNode json = acme.send(HttpRequest.newBuilder(URI.create(sandbox.url().replace("127.0.0.1", "localhost") + "/repos/acme/docs"))).json();
        assertThat(json.get("url").textValue()).startsWith("http://localhost:");
    }

    private JsonNode control(String path)
    {
        return acme.send(HttpRequest.newBuilder(URI.create(sandbox.serverUrl() + "/_sandbox/" + path))).json();
    }
}
