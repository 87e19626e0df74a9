package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestConditionalRequests
{
    private static final String DOCS = "/repos/acme/docs/issues";

    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final SandboxClient globex = SandboxClient.of(sandbox, SandboxToken.GLOBEX);
    private final SandboxClient anonymous = SandboxClient.anonymous(sandbox);

    @AfterAll
    void close()
    {
        acme.close();
        globex.close();
        anonymous.close();
        sandbox.close();
    }

    @Test
    void testUnchangedCostsNothing()
    {
        Answer first = acme.get(DOCS);
        Answer again = acme.get(DOCS, "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("X-RateLimit-Used")).isEqualTo(first.header("X-RateLimit-Used"));
        assertThat(sandbox.requests().counters().notModified()).isPositive();
        // a tag among others, and without the mark of a weak one
        String tag = first.header("ETag").substring(2);
        assertThat(acme.get(DOCS, "If-None-Match", "\"other\", " + tag).status()).isEqualTo(304);
        assertThat(acme.get(DOCS, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    void testWithoutTokenItIsCounted()
    {
        Answer first = anonymous.get("/repos/acme/docs");
        Answer again = anonymous.get("/repos/acme/docs", "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(Integer.parseInt(again.header("X-RateLimit-Used"))).isEqualTo(Integer.parseInt(first.header("X-RateLimit-Used")) + 1);
    }

    @Test
    void testTagsDifferByToken()
    {
        String tag = acme.get(DOCS).header("ETag");
        Answer foreign = globex.get(DOCS, "If-None-Match", tag);
        assertThat(foreign.status()).isEqualTo(200);
        assertThat(foreign.header("ETag")).isNotEqualTo(tag);
        assertThat(foreign.header("Vary")).contains("Authorization");
    }

    @Test
    void testLastModified()
    {
        int number = sandbox.data().issues("acme", "docs").getFirst().number();
        Answer issue = acme.get(DOCS + "/" + number);
        assertThat(acme.get(DOCS + "/" + number, "If-Modified-Since", issue.header("Last-Modified")).status()).isEqualTo(304);
        assertThat(acme.control("issues/acme/docs/" + number, Map.of("title", "changed")).status()).isEqualTo(200);
        assertThat(acme.get(DOCS + "/" + number, "If-Modified-Since", issue.header("Last-Modified")).status()).isEqualTo(200);
        assertThat(acme.get(DOCS + "/" + number, "If-None-Match", issue.header("ETag")).status()).isEqualTo(200);
        assertThat(acme.get(DOCS).header("Last-Modified")).isNull();
    }
}
