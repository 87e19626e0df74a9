package io.omnisql.plugin.salesforce;

import com.google.common.collect.ImmutableMap;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.http.RequestLog;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.toolkit.testing.EngineTasks;
import io.omnisql.toolkit.testing.QueryRows;
import io.trino.Session;
import io.trino.execution.QueryManager;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.server.BasicQueryInfo;
import io.trino.spi.security.Identity;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.TestingAccessControlManager;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import static com.google.common.collect.MoreCollectors.onlyElement;
import static com.google.common.util.concurrent.Uninterruptibles.sleepUninterruptibly;
import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * An engine whose catalogs {@code salesforce} and {@code restricted} read a sandbox as two users of one organisation, beside the catalog
 * {@code memory}. Answers are not cached, descriptions are.
 */
public final class SalesforceQueryRunner
        implements AutoCloseable
{
    private final SalesforceSandbox sandbox;
    private final DistributedQueryRunner runner;
    private final Session session;

    public SalesforceQueryRunner(ConnectedApp app, ConnectedApp restricted)
            throws Exception
    {
        this(SalesforceSandbox.Options.defaults(), app, restricted, Map.of());
    }

    public SalesforceQueryRunner(SalesforceSandbox.Options options, ConnectedApp app, ConnectedApp restricted, Map<String, String> properties)
            throws Exception
    {
        sandbox = SalesforceSandbox.start(options);
        try {
            session = testSessionBuilder().setCatalog("salesforce").setSchema("default").build();
            runner = DistributedQueryRunner.builder(session).setWorkerCount(0).build();
        }
        catch (Throwable e) {
            sandbox.close();
            throw e;
        }
        try {
            runner.installPlugin(new MemoryPlugin());
            runner.createCatalog("memory", "memory");
            runner.installPlugin(new SalesforcePlugin());
            runner.createCatalog("salesforce", "salesforce", catalog(app, properties));
            runner.createCatalog("restricted", "salesforce", catalog(restricted, properties));
        }
        catch (Throwable e) {
            close();
            throw e;
        }
    }

    private Map<String, String> catalog(ConnectedApp app, Map<String, String> properties)
    {
        return catalog(ImmutableMap.<String, String>builder()
                .put("salesforce.client-id", app.clientId())
                .put("salesforce.client-secret", app.clientSecret())
                .putAll(properties)
                .buildOrThrow());
    }

    private Map<String, String> catalog(Map<String, String> properties)
    {
        return ImmutableMap.<String, String>builder()
                .put("salesforce.url", sandbox.url())
                .put("omnisql.cache.default-staleness", "0s")
                .put("omnisql.schema-cache-ttl", "1d")
                .put("omnisql.dynamic-filter-wait-timeout", "2m")
                .put("omnisql.remote.calls-per-second", "10000")
                .putAll(properties)
                .buildKeepingLast();
    }

    /**
     * Another catalog of the sandbox, whose credentials are among the properties.
     */
    public void addCatalog(String name, Map<String, String> properties)
    {
        runner.createCatalog(name, "salesforce", catalog(properties));
    }

    public SalesforceSandbox sandbox()
    {
        return sandbox;
    }

    /**
     * Where tests set row filters and masks.
     */
    public TestingAccessControlManager accessControl()
    {
        return runner.getAccessControl();
    }

    public String user()
    {
        return session.getUser();
    }

    public MaterializedResult execute(String sql)
    {
        return runner.execute(sql);
    }

    public MaterializedResult execute(Map<String, String> options, String sql)
    {
        Session.SessionBuilder builder = Session.builder(session);
        options.forEach((name, value) -> {
            builder.setCatalogSessionProperty("salesforce", name, value);
            builder.setCatalogSessionProperty("restricted", name, value);
        });
        return runner.execute(builder.build(), sql);
    }

    /**
     * Cancels the query that runs with this in its text.
     */
    public void cancel(String text)
    {
        QueryManager queries = runner.getCoordinator().getQueryManager();
        queries.cancelQuery(queries.getQueries().stream()
                .filter(query -> query.getQuery().contains(text) && !query.getState().isDone())
                .map(BasicQueryInfo::getQueryId)
                .collect(onlyElement()));
    }

    public List<MaterializedRow> rows(String sql)
    {
        return execute(sql).getMaterializedRows();
    }

    public Answer ask(String sql)
    {
        return ask(Map.of(), sql);
    }

    /**
     * The answer to a query, and what was asked of the service for it.
     */
    public Answer ask(Map<String, String> options, String sql)
    {
        return ask(() -> execute(options, sql));
    }

    /**
     * The same for another user of the engine.
     */
    public Answer askAs(String user, String sql)
    {
        return ask(() -> runner.execute(Session.builder(session).setIdentity(Identity.ofUser(user)).build(), sql));
    }

    private Answer ask(Supplier<MaterializedResult> query)
    {
        EngineTasks.awaitEnd(runner);
        awaitDeletedJobs();
        sandbox.requests().reset();
        MaterializedResult result = query.get();
        List<String> statements = sandbox.requests().matching(request -> request.body() != null).stream().map(LoggedRequest::body).toList();
        return new Answer(result.getMaterializedRows(), sandbox.requests().counters(), statements);
    }

    /**
     * Jobs of earlier queries are deleted once these have ended.
     */
    private void awaitDeletedJobs()
    {
        for (int attempt = 0; attempt < 10_000 && sandbox.jobs().count() > 0; attempt++) {
            sleepUninterruptibly(Duration.ofMillis(10));
        }
    }

    /**
     * Rows, and the requests that they took.
     */
    public record Answer(List<MaterializedRow> rows, RequestLog.Counters counters, List<String> statements)
            implements QueryRows
    {
        public long requests()
        {
            return counters.requests() - counters.kind("token");
        }
    }

    @Override
    public void close()
    {
        runner.close();
        sandbox.close();
    }
}
