package io.omnisql.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnisql.plugin.github.GithubPlugin;
import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.http.LoggedRequest;
import io.trino.spi.Plugin;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * GitHub: repositories of one organization.
 */
final class GithubService
        implements Service
{
    private static final String CONNECTOR = "github";

    private final ObjectMapper mapper = new ObjectMapper();
    private final String name;
    private final GithubSandbox sandbox;
    private final Map<String, String> copies;
    private final List<Work> works;
    private final List<Work> variants;

    GithubService(String name, GithubSandbox.Options options, Map<String, String> copies, Function<GithubData, List<Work>> works, Function<GithubData, List<Work>> variants)
    {
        this.name = requireNonNull(name, "name is null");
        this.copies = Map.copyOf(copies);
        this.sandbox = GithubSandbox.start(options);
        this.works = works.apply(sandbox.data());
        this.variants = variants.apply(sandbox.data());
    }

    /**
     * One repository of 4,500 issues and 600 pull requests.
     */
    static GithubService platform()
    {
        return new GithubService(CONNECTOR, GithubSandbox.Options.defaults(), GithubWorks.COPIES, GithubWorks::of, GithubShapes::of);
    }

    @Override
    public String name()
    {
        return name;
    }

    @Override
    public String connector()
    {
        return CONNECTOR;
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

    GithubSandbox sandbox()
    {
        return sandbox;
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
        return copies;
    }

    @Override
    public List<Work> works()
    {
        return works;
    }

    @Override
    public List<Work> variants()
    {
        return variants;
    }

    @Override
    public HttpRequest again(LoggedRequest request)
    {
        HttpRequest.Builder builder = get(url(), request.path() + (request.query().isEmpty() ? "" : "?" + request.query()));
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

    /**
     * A request for a path and its query, at this service or at a tape of it.
     */
    static HttpRequest.Builder get(String server, String path)
    {
        return HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", "Bearer " + SandboxToken.ACME.token()).header("User-Agent", "benchmark");
    }

    /**
     * Requests for so many rows, 100 in each.
     */
    static long pages(long rows)
    {
        return Math.ceilDiv(rows, 100L);
    }

    @Override
    public void close()
    {
        sandbox.close();
    }
}
