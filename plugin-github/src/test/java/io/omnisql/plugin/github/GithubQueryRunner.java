package io.omnisql.plugin.github;

import com.google.common.collect.ImmutableMap;
import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.toolkit.testing.EngineTasks;
import io.omnisql.toolkit.testing.QueryRows;
import io.trino.Session;
import io.trino.execution.QueryManager;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * An engine whose catalog {@code github} reads a sandbox as a single tenant, beside the catalog {@code memory}. Nothing is cached.
 */
public final class GithubQueryRunner
        implements AutoCloseable
{
    private final GithubSandbox sandbox;
    private final DistributedQueryRunner runner;

    public GithubQueryRunner(SandboxToken token, String owners)
            throws Exception
    {
        this(_ -> Map.of("github.token", token.token()), owners);
    }

    GithubQueryRunner(Function<GithubSandbox, Map<String, String>> credentials, String owners)
            throws Exception
    {
        this(GithubSandbox.Options.defaults(), credentials, owners);
    }

    /**
     * @param credentials their configuration for a sandbox
     */
    GithubQueryRunner(GithubSandbox.Options options, Function<GithubSandbox, Map<String, String>> credentials, String owners)
            throws Exception
    {
        sandbox = GithubSandbox.start(options);
        try {
            Session session = testSessionBuilder().setCatalog("github").setSchema("default").build();
            runner = DistributedQueryRunner.builder(session).setWorkerCount(0).build();
        }
        catch (Throwable e) {
            sandbox.close();
            throw e;
        }
        try {
            runner.installPlugin(new MemoryPlugin());
            runner.createCatalog("memory", "memory");
            runner.installPlugin(new GithubPlugin());
            runner.createCatalog("github", "github", ImmutableMap.<String, String>builder()
                    .putAll(credentials.apply(sandbox))
                    .put("github.url", sandbox.url())
                    .put("github.owners", owners)
                    .put("omnisql.cache.default-staleness", "0s")
                    .put("omnisql.schema-cache-ttl", "1d")
                    .put("omnisql.dynamic-filter-wait-timeout", "2m")
                    .put("omnisql.remote.calls-per-second", "10000")
                    .buildOrThrow());
        }
        catch (Throwable e) {
            close();
            throw e;
        }
    }

    public GithubSandbox sandbox()
    {
        return sandbox;
    }

    public MaterializedResult execute(String sql)
    {
        return runner.execute(sql);
    }

    public List<MaterializedRow> rows(String sql)
    {
        return execute(sql).getMaterializedRows();
    }

    /**
     * The answer to a query, and how many requests it took.
     */
    public Answer ask(String sql)
    {
        EngineTasks.awaitEnd(runner);
        sandbox.limits().reset();
        sandbox.requests().reset();
        MaterializedResult result = execute(sql);
        return new Answer(result.getMaterializedRows(), sandbox.requests().counters().requests());
    }

    /**
     * Cancels the queries that run, and waits until nothing of them does.
     */
    void cancel()
    {
        QueryManager queries = runner.getCoordinator().getQueryManager();
        queries.getQueries().stream().filter(query -> !query.getState().isDone()).forEach(query -> queries.cancelQuery(query.getQueryId()));
        EngineTasks.awaitEnd(runner);
    }

    /**
     * Rows, and the number of requests that they took.
     */
    public record Answer(List<MaterializedRow> rows, long requests)
            implements QueryRows {}

    @Override
    public void close()
    {
        runner.close();
        sandbox.close();
    }
}
