package io.omnisql.plugin.jira;

import com.google.common.collect.ImmutableMap;
import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.toolkit.testing.EngineTasks;
import io.omnisql.toolkit.testing.QueryRows;
import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.time.ZoneOffset.UTC;

/**
 * An engine whose catalog {@code jira} reads a sandbox as a single tenant, beside the catalog {@code memory}. Nothing is cached.
 */
public final class JiraQueryRunner
        implements AutoCloseable
{
    private final JiraSandbox sandbox;
    private final DistributedQueryRunner runner;

    public JiraQueryRunner(SandboxAccount account)
            throws Exception
    {
        sandbox = JiraSandbox.start();
        try {
            Session session = testSessionBuilder().setCatalog("jira").setSchema("default").build();
            runner = DistributedQueryRunner.builder(session).setWorkerCount(0).build();
        }
        catch (Throwable e) {
            sandbox.close();
            throw e;
        }
        try {
            runner.installPlugin(new MemoryPlugin());
            runner.createCatalog("memory", "memory");
            // what is known of the site does not grow old, however long the tests take
            runner.installPlugin(new JiraPlugin(Clock.fixed(Instant.now(), UTC)));
            addCatalog("jira", account);
        }
        catch (Throwable e) {
            close();
            throw e;
        }
    }

    /**
     * Another catalog that reads the sandbox, as another user.
     */
    public void addCatalog(String name, SandboxAccount account)
    {
        addCatalog(name, ImmutableMap.of("jira.url", sandbox.url(), "jira.email", account.email(), "jira.token", account.apiToken()));
    }

    /**
     * @param properties where and how to connect
     */
    public void addCatalog(String name, Map<String, String> properties)
    {
        runner.createCatalog(name, "jira", ImmutableMap.<String, String>builder()
                .putAll(properties)
                .put("omnisql.cache.default-staleness", "0s")
                .put("omnisql.schema-cache-ttl", "1d")
                .put("omnisql.dynamic-filter-wait-timeout", "2m")
                .put("omnisql.remote.calls-per-second", "10000")
                .buildOrThrow());
    }

    public JiraSandbox sandbox()
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
        return askWith(Map.of(), sql);
    }

    /**
     * @param properties session properties of the catalog {@code jira}
     */
    public Answer askWith(Map<String, String> properties, String sql)
    {
        EngineTasks.awaitEnd(runner);
        sandbox.limits().reset();
        sandbox.requests().reset();
        Session.SessionBuilder session = Session.builder(runner.getDefaultSession());
        properties.forEach((name, value) -> session.setCatalogSessionProperty("jira", name, value));
        MaterializedResult result = runner.execute(session.build(), sql);
        return new Answer(result.getMaterializedRows(), sandbox.requests().counters().requests());
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
