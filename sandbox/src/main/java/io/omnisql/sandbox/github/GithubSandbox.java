package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.access.Authenticator;
import io.omnisql.sandbox.github.access.GithubApp;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.access.UserTokens;
import io.omnisql.sandbox.github.control.Changes;
import io.omnisql.sandbox.github.control.ControlHandler;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.GithubDataGenerator;
import io.omnisql.sandbox.github.data.GithubEditor;
import io.omnisql.sandbox.github.server.GithubHandler;
import io.omnisql.sandbox.github.server.ServerState;
import io.omnisql.sandbox.github.webhook.Webhooks;
import io.omnisql.sandbox.http.FaultInjector;
import io.omnisql.sandbox.http.RequestLog;
import io.omnisql.sandbox.http.SandboxHttpServer;
import io.omnisql.sandbox.http.SandboxRequest;

import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * GitHub's REST and GraphQL APIs on the loopback address, with rows of its own making.
 * <p>
 * Tokens are {@link SandboxToken#ACME}, {@link SandboxToken#GLOBEX}, {@link SandboxToken#INITECH} and {@link SandboxToken#ACME_WEBSITE}.
 * A test reads the rows behind the answers from {@link #data()} and what was asked from {@link #requests()}.
 */
public final class GithubSandbox
        implements AutoCloseable
{
    private final SandboxHttpServer server;
    private final ServerState state;
    private final Changes changes;
    private final Webhooks webhooks;
    private volatile Consumer<SandboxRequest> beforeAnswers = _ -> {};

    /**
     * @param address to listen on, the loopback address by default; the controls under {@code /_sandbox/} need no token
     * @param port 0 for any free one
     * @param seed of the rows; the same seed always gives the same rows
     * @param enterpriseServer whether REST is under {@code /api/v3} and GraphQL under {@code /api/graphql}, without rate limits
     * @param largeIssues how many issues the repository {@code acme/monolith} has, beside 1,000 pull requests, the first of them with 300 commits; zero for no such repository
     * @param clock of rate limits and changes
     */
    public record Options(InetAddress address, int port, long seed, boolean enterpriseServer, int largeIssues, Clock clock)
    {
        public static final long DEFAULT_SEED = 476;

        public static Options defaults()
        {
            return new Options(InetAddress.getLoopbackAddress(), 0, DEFAULT_SEED, false, 0, Clock.systemUTC());
        }

        public Options onAddress(InetAddress newAddress)
        {
            return new Options(newAddress, port, seed, enterpriseServer, largeIssues, clock);
        }

        public Options onPort(int newPort)
        {
            return new Options(address, newPort, seed, enterpriseServer, largeIssues, clock);
        }

        public Options withSeed(long newSeed)
        {
            return new Options(address, port, newSeed, enterpriseServer, largeIssues, clock);
        }

        public Options asEnterpriseServer()
        {
            return new Options(address, port, seed, true, largeIssues, clock);
        }

        public Options withLargeRepository()
        {
            return withLargeRepository(9_800);
        }

        /**
         * @param issues at least 9,000
         */
        public Options withLargeRepository(int issues)
        {
            return new Options(address, port, seed, enterpriseServer, issues, clock);
        }

        public Options withClock(Clock newClock)
        {
            return new Options(address, port, seed, enterpriseServer, largeIssues, newClock);
        }
    }

    private GithubSandbox(Options options)
    {
        boolean enterpriseServer = options.enterpriseServer();
        server = new SandboxHttpServer(options.address(), options.port());
        GithubData data = GithubDataGenerator.generate(options.seed(), options.largeIssues());
        GithubApp app = new GithubApp(data, options.clock());
        UserTokens userTokens = new UserTokens(data, options.clock());
        Authenticator authenticator = new Authenticator(data, SandboxToken.ALL, app, userTokens);
        String url = "http://127.0.0.1:" + server.port();
        ServerState.Paths paths = enterpriseServer ? ServerState.Paths.ENTERPRISE_SERVER : ServerState.Paths.CLOUD;
        Urls urls = paths.urls(url);
        state = new ServerState(
                data,
                authenticator,
                new PrimaryLimits(options.clock(), !enterpriseServer),
                new FaultInjector(),
                new RequestLog(),
                new AtomicInteger(),
                options.clock(),
                urls,
                paths,
                app,
                userTokens,
                new Knobs());
        webhooks = new Webhooks(options.clock());
        changes = new Changes(data, new GithubEditor(data, options.clock()), webhooks, authenticator, urls);
        ControlHandler control = new ControlHandler(state, changes, webhooks);
        GithubHandler github = new GithubHandler(state);
        server.start(request -> {
            if (request.path().startsWith(ControlHandler.PREFIX)) {
                return control.apply(request);
            }
            beforeAnswers.accept(request);
            return github.apply(request);
        });
    }

    public static GithubSandbox start(Options options)
    {
        return new GithubSandbox(options);
    }

    public static GithubSandbox start()
    {
        return start(Options.defaults());
    }

    /**
     * The base of REST for this machine, without a slash at the end: {@code http://127.0.0.1:8463}, with {@code /api/v3} for an Enterprise Server.
     */
    public String url()
    {
        return state.urls().api();
    }

    public String graphqlUrl()
    {
        return serverUrl() + state.paths().graphql();
    }

    /**
     * The base of the controls under {@code /_sandbox/}, without a slash at the end.
     */
    public String serverUrl()
    {
        return "http://127.0.0.1:" + server.port();
    }

    /**
     * The rows, whoever may see them.
     */
    public GithubData data()
    {
        return state.data();
    }

    /**
     * What was asked.
     */
    public RequestLog requests()
    {
        return state.log();
    }

    public FaultInjector faults()
    {
        return state.faults();
    }

    /**
     * Milliseconds that every request waits before it is answered.
     */
    public void latency(int millis)
    {
        state.latency().set(millis);
    }

    /**
     * Runs an action before each request is answered, on the request's own thread: a test holds requests back with it, or changes rows between them.
     */
    public void beforeAnswers(Consumer<SandboxRequest> action)
    {
        beforeAnswers = action;
    }

    /**
     * An app that is installed on every organisation.
     */
    public GithubApp app()
    {
        return state.app();
    }

    /**
     * The tokens of a user who authorized the app.
     */
    public UserTokens userTokens()
    {
        return state.userTokens();
    }

    public Knobs knobs()
    {
        return state.knobs();
    }

    public PrimaryLimits limits()
    {
        return state.limits();
    }

    /**
     * Changes of rows; they tell the webhooks.
     */
    public Changes changes()
    {
        return changes;
    }

    public Webhooks webhooks()
    {
        return webhooks;
    }

    @Override
    public void close()
    {
        server.close();
        webhooks.close();
    }
}
