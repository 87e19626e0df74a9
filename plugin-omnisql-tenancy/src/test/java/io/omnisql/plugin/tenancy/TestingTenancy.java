package io.omnisql.plugin.tenancy;

import com.google.common.collect.ImmutableMap;
import io.omnisql.control.api.Snapshot;
import io.omnisql.tenancy.plane.DataPlaneConfig;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.EventListenerFactory.EventListenerContext;
import io.trino.spi.memory.ClusterMemoryPoolManager;
import io.trino.spi.memory.MemoryPoolInfo;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManager;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerContext;
import io.trino.spi.security.GroupProvider;
import io.trino.spi.security.HeaderAuthenticator;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemAccessControlFactory.SystemAccessControlContext;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import static com.google.common.collect.Iterables.getOnlyElement;

/**
 * The plugin over a fake data plane, its parts created as the engine does.
 */
public final class TestingTenancy
{
    private final Path configFile;
    private final FakeSnapshots snapshots = new FakeSnapshots();
    private final FakeRateLimiter rateLimiter = new FakeRateLimiter();
    private final List<Consumer<MemoryPoolInfo>> memoryListeners = new ArrayList<>();
    private final TenancyPlugin plugin;

    /**
     * @param directory holds the configuration file and the plane's token
     */
    public TestingTenancy(Path directory, URI controlPlane)
            throws IOException
    {
        configFile = Files.writeString(directory.resolve("omnisql.properties"), "");
        Path tokenFile = Files.writeString(directory.resolve("plane-token"), "plane-token\n");
        DataPlaneConfig config = new DataPlaneConfig(
                "plane",
                controlPlane,
                tokenFile,
                directory.resolve("snapshot.pub"),
                directory.resolve("snapshot"),
                Duration.ofSeconds(1),
                "local",
                directory.resolve("master.key"),
                URI.create("redis://127.0.0.1:1"),
                Optional.empty(),
                Duration.ofMillis(200),
                1);
        plugin = new TenancyPlugin(_ -> new FakeDataPlane(config, snapshots, rateLimiter));
    }

    public TestingTenancy(Path directory, Snapshot snapshot)
            throws IOException
    {
        this(directory, URI.create("http://127.0.0.1:1"));
        snapshots.set(snapshot);
    }

    public FakeSnapshots snapshots()
    {
        return snapshots;
    }

    public FakeRateLimiter rateLimiter()
    {
        return rateLimiter;
    }

    public TenancyPlugin plugin()
    {
        return plugin;
    }

    public Map<String, String> properties(String... more)
    {
        ImmutableMap.Builder<String, String> properties = ImmutableMap.builder();
        properties.put("omnisql.config-file", configFile.toString());
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return properties.buildOrThrow();
    }

    public HeaderAuthenticator authenticator()
    {
        return getOnlyElement(plugin.getHeaderAuthenticatorFactories()).create(properties());
    }

    public GroupProvider groupProvider()
    {
        return getOnlyElement(plugin.getGroupProviderFactories()).create(properties());
    }

    /**
     * With the connector catalog github, the public catalog tpch and the scratch catalog memory.
     */
    public SystemAccessControl accessControl()
    {
        return getOnlyElement(plugin.getSystemAccessControlFactories()).create(
                properties("omnisql.connector-catalogs", "github", "omnisql.public-catalogs", "tpch", "omnisql.scratch-catalogs", "memory"),
                new NoTelemetry());
    }

    public EventListener eventListener(String... properties)
    {
        return getOnlyElement(plugin.getEventListenerFactories()).create(properties(properties), new NoTelemetry());
    }

    public ResourceGroupConfigurationManager<?> resourceGroups(String... properties)
    {
        return getOnlyElement(plugin.getResourceGroupConfigurationManagerFactories()).create(properties(properties), new ResourceGroupConfigurationManagerContext()
        {
            @Override
            public ClusterMemoryPoolManager getMemoryPoolManager()
            {
                return memoryListeners::add;
            }

            @Override
            public String getEnvironment()
            {
                return "test";
            }
        });
    }

    public void setClusterMemory(long bytes)
    {
        MemoryPoolInfo pool = new MemoryPoolInfo(bytes, 0, 0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        memoryListeners.forEach(listener -> listener.accept(pool));
    }

    private static final class NoTelemetry
            implements SystemAccessControlContext, EventListenerContext
    {
        @Override
        public String getVersion()
        {
            return "test";
        }

        @Override
        public OpenTelemetry getOpenTelemetry()
        {
            return OpenTelemetry.noop();
        }

        @Override
        public Tracer getTracer()
        {
            return OpenTelemetry.noop().getTracer("test");
        }
    }
}
