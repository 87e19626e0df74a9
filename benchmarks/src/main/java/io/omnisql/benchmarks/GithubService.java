package io.omnisql.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnisql.plugin.github.GithubPlugin;
import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.http.LoggedRequest;
import io.trino.spi.Plugin;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static io.omnisql.benchmarks.Work.Check.NUMBER_OF_ROWS;

/**
 * GitHub: one repository of 4,500 issues and 600 pull requests.
 */
final class GithubService
        implements Service
{
    static final String REPOSITORY = "owner = 'acme' AND repository = 'platform'";

    private static final int PAGE = 100;

    private final ObjectMapper mapper = new ObjectMapper();
    private final GithubSandbox sandbox = GithubSandbox.start();

    @Override
    public String name()
    {
        return "github";
    }

    @Override
    public Plugin plugin()
    {
        return new GithubPlugin();
    }

    @Override
    public Map<String, String> properties()
    {
        return properties(sandbox.url());
    }

    Map<String, String> properties(String url)
    {
        return Map.of("github.url", url, "github.token", SandboxToken.ACME.token(), "github.owners", "acme");
    }

    String url()
    {
        return sandbox.serverUrl();
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
        return sandbox.requests().matching(_ -> true);
    }

    @Override
    public Map<String, String> copies()
    {
        return Map.of(
                "issues", "SELECT * FROM issues WHERE " + REPOSITORY,
                "pull_requests", "SELECT * FROM pull_requests WHERE " + REPOSITORY,
                "repositories", "SELECT * FROM repositories",
                "wanted", "SELECT number, title AS what FROM issues WHERE " + REPOSITORY + " LIMIT 500");
    }

    @Override
    public List<Work> works()
    {
        List<Issue> issues = sandbox.data().issues("acme", "platform");
        long pulls = sandbox.data().pullRequests("acme", "platform").size();
        Instant recent = issues.stream().map(Issue::updatedAt).sorted().skip(issues.size() - issues.size() / 100).findFirst().orElseThrow();
        return List.of(
                new Work("scan of %,d issues, 5 columns".formatted(issues.size()), "SELECT number, title, state, user_login, created_at FROM issues WHERE " + REPOSITORY, pages(issues.size()) + 1),
                new Work("the same, 3 short columns", "SELECT number, state, comments FROM issues WHERE " + REPOSITORY, pages(issues.size()) + 1),
                new Work("the same, all 23 columns", "SELECT * FROM issues WHERE " + REPOSITORY, pages(issues.size()) + 1),
                new Work("count(*)", "SELECT count(*) FROM issues WHERE " + REPOSITORY, 1),
                new Work("count(*) of open issues", "SELECT count(*) FROM issues WHERE state = 'open' AND " + REPOSITORY, 1),
                new Work("top 10 by updated_at", "SELECT updated_at FROM issues WHERE " + REPOSITORY + " ORDER BY updated_at DESC LIMIT 10", 1),
                new Work("look-up of one key", "SELECT title, state FROM issues WHERE number = %s AND %s".formatted(issues.get(2_000).number(), REPOSITORY), 1),
                new Work("LIMIT 250", "SELECT number, title FROM issues WHERE " + REPOSITORY + " LIMIT 250", 3, NUMBER_OF_ROWS),
                new Work(
                        "filter, 1 % of the rows",
                        "SELECT number, title FROM issues WHERE updated_at >= TIMESTAMP '%s UTC' AND %s".formatted(recent.toString().replace('T', ' ').replace("Z", ""), REPOSITORY),
                        pages(issues.size() / 100) + 1),
                new Work("join with 500 keys", "SELECT i.number, i.state FROM issues i JOIN memory.github.wanted w ON i.number = w.number WHERE " + REPOSITORY, pages(500) + 1),
                new Work(
                        "%,d pull requests with their counts".formatted(pulls),
                        "SELECT number, reviews, comments, changed_files, commits, additions, deletions FROM pull_requests WHERE " + REPOSITORY,
                        pages(pulls) + 1),
                new Work("contradiction", "SELECT count(*) FROM issues WHERE state = 'nonsense' AND " + REPOSITORY, 0));
    }

    private static long pages(long rows)
    {
        return (rows + PAGE - 1) / PAGE;
    }

    @Override
    public HttpRequest again(LoggedRequest request)
    {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url() + request.path() + (request.query().isEmpty() ? "" : "?" + request.query())))
                .header("Authorization", "Bearer " + SandboxToken.ACME.token())
                .header("User-Agent", "benchmark");
        if (request.graphql() == null) {
            return builder.build();
        }
        try {
            String body = mapper.writeValueAsString(Map.of("query", request.graphql().query(), "variables", request.graphql().variables()));
            return builder.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build();
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close()
    {
        sandbox.close();
    }
}
