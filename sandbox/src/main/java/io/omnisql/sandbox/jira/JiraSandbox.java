package io.omnisql.sandbox.jira;

import io.omnisql.sandbox.http.FaultInjector;
import io.omnisql.sandbox.http.RequestLog;
import io.omnisql.sandbox.http.SandboxHttpServer;
import io.omnisql.sandbox.jira.access.Authenticator;
import io.omnisql.sandbox.jira.access.Oauth;
import io.omnisql.sandbox.jira.access.RateLimits;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.control.Changes;
import io.omnisql.sandbox.jira.control.ControlHandler;
import io.omnisql.sandbox.jira.data.JiraData;
import io.omnisql.sandbox.jira.data.JiraDataGenerator;
import io.omnisql.sandbox.jira.data.JiraEditor;
import io.omnisql.sandbox.jira.rest.Knobs;
import io.omnisql.sandbox.jira.rest.SearchTokens;
import io.omnisql.sandbox.jira.server.JiraHandler;
import io.omnisql.sandbox.jira.server.ServerState;
import io.omnisql.sandbox.jira.webhook.Webhooks;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Jira's REST APIs on the loopback address, with rows of its own making.
 * <p>
 * Credentials are {@link SandboxAccount#ACME_ADMIN}, {@link SandboxAccount#ACME_DEVELOPER}, {@link SandboxAccount#ACME_GUEST} and {@link SandboxAccount#GLOBEX_ADMIN};
 * they choose the site. A test reads the rows behind the answers from {@link #data()} and what was asked from {@link #requests()}.
 */
public final class JiraSandbox
        implements AutoCloseable
{
    public static final String ACME_CLOUD_ID = "a436116f-02ce-4520-8fbb-7301462a1674";
    public static final String GLOBEX_CLOUD_ID = "11223344-a1b2-3b33-c444-def123456789";

    private final SandboxHttpServer server;
    private final ServerState state;
    private final Webhooks webhooks = new Webhooks();
    private final Map<String, Changes> changes;

    /**
     * @param address to listen on, the loopback address by default; the controls under {@code /_sandbox/} need no token
     * @param port 0 for any free one
     * @param seed of the rows; the same seed always gives the same rows
     * @param dataCenter whether it behaves like a Data Center: version 2 of the API, personal access tokens, user names
     * @param clock of limits, tokens, relative dates and changes
     */
    public record Options(InetAddress address, int port, long seed, boolean dataCenter, Clock clock)
    {
        public static final long DEFAULT_SEED = 476;

        public static Options defaults()
        {
            return new Options(InetAddress.getLoopbackAddress(), 0, DEFAULT_SEED, false, Clock.systemUTC());
        }

        public Options onAddress(InetAddress newAddress)
        {
            return new Options(newAddress, port, seed, dataCenter, clock);
        }

        public Options onPort(int newPort)
        {
            return new Options(address, newPort, seed, dataCenter, clock);
        }

        public Options withSeed(long newSeed)
        {
            return new Options(address, port, newSeed, dataCenter, clock);
        }

        public Options asDataCenter()
        {
            return new Options(address, port, seed, true, clock);
        }

        public Options withClock(Clock newClock)
        {
            return new Options(address, port, seed, dataCenter, newClock);
        }
    }

    private JiraSandbox(Options options)
    {
        server = new SandboxHttpServer(options.address(), options.port());
        Map<String, Site> sites = Map.of(
                "acme", new Site("acme", ACME_CLOUD_ID, JiraDataGenerator.acme(options.seed())),
                "globex", new Site("globex", GLOBEX_CLOUD_ID, JiraDataGenerator.globex(options.seed())));
        Oauth oauth = new Oauth(options.clock(), sites);
        state = new ServerState(
                "http://127.0.0.1:" + server.port(),
                options.dataCenter(),
                options.clock(),
                sites,
                new Authenticator(sites, oauth, options.dataCenter()),
                oauth,
                new RateLimits(options.clock()),
                new FaultInjector(),
                new RequestLog(),
                new AtomicInteger(),
                new Knobs(),
                new SearchTokens());
        changes = sites.values().stream().collect(Collectors.toMap(
                Site::name,
                site -> new Changes(site, new JiraEditor(site.data(), options.clock(), () -> state.knobs().indexLag()), webhooks, state.url())));
        ControlHandler control = new ControlHandler(state, changes, webhooks);
        JiraHandler jira = new JiraHandler(state);
        server.start(request -> request.path().startsWith(ControlHandler.PREFIX) ? control.apply(request) : jira.apply(request));
    }

    public static JiraSandbox start(Options options)
    {
        return new JiraSandbox(options);
    }

    public static JiraSandbox start()
    {
        return start(Options.defaults());
    }

    /**
     * The base of the site for this machine, without a slash at the end.
     */
    public String url()
    {
        return state.url();
    }

    /**
     * The base of a site behind the gateway, for OAuth 2.0 and scoped API tokens.
     */
    public String gatewayUrl(String cloudId)
    {
        return state.url() + "/ex/jira/" + cloudId;
    }

    /**
     * The rows of the site {@code acme}, whoever may see them.
     */
    public JiraData data()
    {
        return data("acme");
    }

    /**
     * The rows of a site: {@code acme} or {@code globex}.
     */
    public JiraData data(String site)
    {
        return state.sites().get(site).data();
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

    public RateLimits limits()
    {
        return state.limits();
    }

    public Knobs knobs()
    {
        return state.knobs();
    }

    /**
     * The tokens of pages of searches.
     */
    public SearchTokens pageTokens()
    {
        return state.tokens();
    }

    public Oauth oauth()
    {
        return state.oauth();
    }

    /**
     * Changes of the rows of a site: {@code acme} or {@code globex}; they tell the webhooks.
     */
    public Changes changes(String site)
    {
        return changes.get(site);
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
