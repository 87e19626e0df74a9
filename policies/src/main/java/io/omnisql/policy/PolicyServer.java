package io.omnisql.policy;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static java.lang.System.Logger.Level.INFO;
import static java.util.Objects.requireNonNull;

/**
 * A policy server for machines without OPA: the same questions under the same paths, answered by the same Rego, compiled.
 */
public final class PolicyServer
        implements AutoCloseable
{
    private static final System.Logger LOG = System.getLogger(PolicyServer.class.getName());
    private static final int MAX_INSTANCES = 4;

    private final HttpServer http;
    private final ExecutorService executor;
    private final BundlePoller poller;

    private PolicyServer(HttpServer http, ExecutorService executor, BundlePoller poller)
    {
        this.http = requireNonNull(http, "http is null");
        this.executor = requireNonNull(executor, "executor is null");
        this.poller = requireNonNull(poller, "poller is null");
    }

    public static void main(String[] arguments)
            throws IOException
    {
        PolicyServerConfig config;
        try {
            config = PolicyServerConfig.parse(List.of(arguments));
        }
        catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(PolicyServerConfig.USAGE);
            System.exit(2);
            return;
        }
        // headers and body are two writes: without this each answer waits for the client's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Trino keeps idle connections for a minute; let the client be the one who closes
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        try {
            PolicyServer server = start(config);
            LOG.log(INFO, "Answers on {0}, port {1}", config.address(), Integer.toString(server.port()));
        }
        catch (BindException e) {
            System.err.println("Port %s of %s is taken; give another --port".formatted(config.port(), config.address()));
            System.exit(1);
        }
    }

    /**
     * Starts to answer and to poll; before the first bundle every question is answered with an error.
     */
    static PolicyServer start(PolicyServerConfig config)
            throws IOException
    {
        CompiledPolicy compiled = CompiledPolicy.load();
        PolicyEngine engine = new PolicyEngine(compiled, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_INSTANCES));
        BundlePoller poller = new BundlePoller(
                new BundleClient(config.bundleUri(), config.tokenFile()),
                new BundleReader(compiled.regoDigest()),
                new BundleStore(config.directory()),
                engine,
                config.pollInterval());

        HttpServer http = HttpServer.create(new InetSocketAddress(config.address(), config.port()), 0);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(executor);
        http.createContext("/health", new HealthHandler(engine));
        for (Entrypoint entrypoint : Entrypoint.values()) {
            http.createContext(entrypoint.path(), new DecisionHandler(engine, entrypoint));
        }
        poller.start();
        http.start();
        return new PolicyServer(http, executor, poller);
    }

    int port()
    {
        return http.getAddress().getPort();
    }

    @Override
    public void close()
    {
        poller.close();
        http.stop(0);
        executor.shutdownNow();
    }
}
