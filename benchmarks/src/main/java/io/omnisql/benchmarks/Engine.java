package io.omnisql.benchmarks;

import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * An engine in this process, with a catalog for each service and one in memory that holds the same rows.
 */
final class Engine
        implements AutoCloseable
{
    static final String UNCACHED = "0s";
    static final String CACHED = "1h";

    /**
     * The engine looks through all ended tasks five times a second: after hundreds of queries a minute those of its quarter of an hour would keep a
     * processor busy, and fill the memory, and be measured. The others are the server's own.
     */
    private static final Map<String, String> PROPERTIES = Map.of(
            "task.info.max-age", "10s",
            "filter-and-project-min-output-page-size", "0B",
            "filter-and-project-min-output-page-row-count", "1");

    private final DistributedQueryRunner runner;

    Engine(List<Service> services)
            throws Exception
    {
        runner = DistributedQueryRunner.builder(testSessionBuilder().build()).setWorkerCount(0).setExtraProperties(PROPERTIES).build();
        try {
            runner.installPlugin(new MemoryPlugin());
            runner.createCatalog("memory", "memory", Map.of("memory.max-data-per-node", "512MB"));
            Set<String> connectors = new HashSet<>();
            for (Service service : services) {
                if (connectors.add(service.connector())) {
                    runner.installPlugin(service.plugin());
                }
                catalog(service.name(), service, service.properties(), UNCACHED);
                runner.execute("CREATE SCHEMA memory." + service.name());
                service.copies().forEach((table, select) -> runner.execute(session(service.name()), "CREATE TABLE memory.%s.%s AS %s".formatted(service.name(), table, select)));
            }
        }
        catch (Throwable e) {
            runner.close();
            throw e;
        }
    }

    void catalog(String name, Service service, Map<String, String> properties, String staleness)
    {
        Map<String, String> all = new HashMap<>(Map.of("omnisql.remote.calls-per-second", "100000", "omnisql.max-remote-calls", "100000"));
        all.put("omnisql.cache.default-staleness", staleness);
        all.putAll(properties);
        runner.createCatalog(name, service.connector(), all);
    }

    List<MaterializedRow> query(String catalog, String sql)
    {
        return runner.execute(session(catalog), sql).getMaterializedRows();
    }

    /**
     * The same over a service's rows in memory.
     */
    List<MaterializedRow> memory(Service service, String sql)
    {
        return runner.execute(testSessionBuilder().setCatalog("memory").setSchema(service.name()).build(), sql).getMaterializedRows();
    }

    private static Session session(String catalog)
    {
        return testSessionBuilder().setCatalog(catalog).setSchema("default").build();
    }

    @Override
    public void close()
    {
        runner.close();
    }
}
