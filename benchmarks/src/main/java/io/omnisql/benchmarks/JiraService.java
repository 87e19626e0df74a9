package io.omnisql.benchmarks;

import io.omnisql.plugin.jira.JiraPlugin;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.trino.spi.Plugin;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import static io.omnisql.benchmarks.Work.Check.NUMBER_OF_ROWS;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Jira: the issues of one site.
 */
final class JiraService
        implements Service
{
    private static final int PAGE = 100;
    private static final int ID_PAGE = 5_000;

    private final JiraSandbox sandbox = JiraSandbox.start();

    @Override
    public String name()
    {
        return "jira";
    }

    @Override
    public Plugin plugin()
    {
        return new JiraPlugin();
    }

    @Override
    public Map<String, String> properties()
    {
        return Map.of(
                "jira.url", sandbox.url(),
                "jira.email", SandboxAccount.ACME_ADMIN.email(),
                "jira.token", SandboxAccount.ACME_ADMIN.apiToken());
    }

    @Override
    public void latency(int millis)
    {
        sandbox.latency(millis);
    }

    @Override
    public void reset()
    {
        sandbox.limits().reset();
        sandbox.requests().reset();
    }

    @Override
    public List<LoggedRequest> counted()
    {
        return sandbox.requests().matching(request -> request.path().contains("/search/") || request.path().contains("/issue"));
    }

    @Override
    public Map<String, String> copies()
    {
        return Map.of(
                "issues", "SELECT id, key, summary, status_name, project_key, created, updated FROM issues",
                "wanted", "SELECT key FROM issues LIMIT 500");
    }

    @Override
    public List<Work> works()
    {
        long rows = sandbox.data().issues().size();
        return List.of(
                new Work("scan of %,d issues, 5 columns".formatted(rows), "SELECT id, key, summary, status_name, created FROM issues", pages(rows, ID_PAGE) + pages(rows, PAGE)),
                new Work("count(*)", "SELECT count(*) FROM issues", pages(rows, ID_PAGE)),
                new Work("top 10 by created", "SELECT created FROM issues ORDER BY created DESC LIMIT 10", 1),
                new Work("look-up of 3 keys", "SELECT summary, status_name FROM issues WHERE key IN (%s)".formatted(keys()), 1),
                new Work("LIMIT 250", "SELECT key, summary FROM issues LIMIT 250", 3, NUMBER_OF_ROWS),
                new Work("join with 500 keys", "SELECT i.key, i.status_name FROM issues i JOIN memory.jira.wanted w ON i.key = w.key", pages(500, PAGE) + 1),
                new Work("contradiction", "SELECT count(*) FROM issues WHERE key = 'OPS-1' AND key = 'OPS-2'", 0));
    }

    private String keys()
    {
        return String.join(", ", sandbox.data().issues().stream().limit(3).map(issue -> "'" + issue.key() + "'").toList());
    }

    private static long pages(long rows, int size)
    {
        return (rows + size - 1) / size;
    }

    @Override
    public HttpRequest again(LoggedRequest request)
    {
        String credentials = SandboxAccount.ACME_ADMIN.email() + ":" + SandboxAccount.ACME_ADMIN.apiToken();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(sandbox.url() + request.path() + (request.query().isEmpty() ? "" : "?" + request.query())))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
        return request.body() == null ? builder.build() : builder.header("Content-Type", "application/json").POST(BodyPublishers.ofString(request.body())).build();
    }

    @Override
    public void close()
    {
        sandbox.close();
    }
}
