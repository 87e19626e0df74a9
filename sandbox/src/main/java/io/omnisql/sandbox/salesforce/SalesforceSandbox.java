package io.omnisql.sandbox.salesforce;

import io.omnisql.sandbox.http.FaultInjector;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.http.RequestLog;
import io.omnisql.sandbox.http.SandboxHttpServer;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.access.DailyLimits;
import io.omnisql.sandbox.salesforce.access.Session;
import io.omnisql.sandbox.salesforce.access.Sessions;
import io.omnisql.sandbox.salesforce.bulk.BulkJobs;
import io.omnisql.sandbox.salesforce.control.ControlHandler;
import io.omnisql.sandbox.salesforce.data.CustomObject;
import io.omnisql.sandbox.salesforce.data.Editor;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.data.OrgGenerator;
import io.omnisql.sandbox.salesforce.data.SalesforceData;
import io.omnisql.sandbox.salesforce.message.OutboundMessages;
import io.omnisql.sandbox.salesforce.rest.Cursors;
import io.omnisql.sandbox.salesforce.server.SalesforceHandler;
import io.omnisql.sandbox.salesforce.server.ServerState;

import java.net.InetAddress;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Salesforce's REST, Bulk 2.0 and SOAP APIs on the loopback address, with organisations of its own making.
 * <p>
 * The credentials, which decide the organisation, are those of {@link ConnectedApp#ACME} and its siblings.
 * A test reads the rows behind the answers from {@link #data()} and what was asked from {@link #requests()}.
 */
public final class SalesforceSandbox
        implements AutoCloseable
{
    private final SandboxHttpServer server;
    private final ServerState state;
    private final OutboundMessages messages;

    /**
     * @param address to listen on, the loopback address by default; the controls under {@code /_sandbox/} need no token
     * @param port 0 for any free one
     * @param seed of the rows; the same seed always gives the same rows
     * @param objects how many objects each organisation has at least
     * @param added objects of tests
     * @param jwtKey that assertions are verified with, null for none
     * @param clock of sessions, cursors and changes
     */
    public record Options(InetAddress address, int port, long seed, int objects, List<CustomObject> added, PublicKey jwtKey, Clock clock)
    {
        public static final long DEFAULT_SEED = 476;
        public static final int MANY_OBJECTS = 800;

        public Options
        {
            added = List.copyOf(added);
        }

        public static Options defaults()
        {
            return new Options(InetAddress.getLoopbackAddress(), 0, DEFAULT_SEED, 0, List.of(), null, Clock.systemUTC());
        }

        public Options onAddress(InetAddress newAddress)
        {
            return new Options(newAddress, port, seed, objects, added, jwtKey, clock);
        }

        public Options onPort(int newPort)
        {
            return new Options(address, newPort, seed, objects, added, jwtKey, clock);
        }

        public Options withSeed(long newSeed)
        {
            return new Options(address, port, newSeed, objects, added, jwtKey, clock);
        }

        /**
         * Organisations with {@value #MANY_OBJECTS} objects.
         */
        public Options withManyObjects()
        {
            return new Options(address, port, seed, MANY_OBJECTS, added, jwtKey, clock);
        }

        /**
         * Adds objects with their rows.
         */
        public Options withObjects(List<CustomObject> more)
        {
            List<CustomObject> all = new ArrayList<>(added);
            all.addAll(more);
            return new Options(address, port, seed, objects, all, jwtKey, clock);
        }

        public Options withJwtKey(PublicKey newJwtKey)
        {
            return new Options(address, port, seed, objects, added, newJwtKey, clock);
        }

        public Options withClock(Clock newClock)
        {
            return new Options(address, port, seed, objects, added, jwtKey, newClock);
        }
    }

    private SalesforceSandbox(Options options)
    {
        server = new SandboxHttpServer(options.address(), options.port());
        state = new ServerState(
                OrgGenerator.generate(options.seed(), options.objects(), options.added()),
                new Sessions(options.clock()),
                new DailyLimits(),
                new Cursors(options.clock()),
                new BulkJobs(options.clock()),
                new FaultInjector(),
                new RequestLog(),
                new AtomicInteger(),
                new AtomicReference<>(_ -> {}),
                new AtomicReference<>(options.jwtKey()),
                options.clock(),
                "http://127.0.0.1:" + server.port());
        messages = new OutboundMessages(state.url());
        ControlHandler control = new ControlHandler(state, messages);
        SalesforceHandler salesforce = new SalesforceHandler(state);
        server.start(request -> request.path().startsWith(ControlHandler.PREFIX) ? control.apply(request) : salesforce.apply(request));
    }

    public static SalesforceSandbox start(Options options)
    {
        return new SalesforceSandbox(options);
    }

    public static SalesforceSandbox start()
    {
        return start(Options.defaults());
    }

    /**
     * Where tokens are issued and organisations live, without a slash at the end: {@code http://127.0.0.1:8465}.
     */
    public String url()
    {
        return state.url();
    }

    /**
     * The rows, whoever may see them.
     */
    public SalesforceData data()
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

    /**
     * The SOQL that was sent so far, oldest first.
     */
    public List<String> statements()
    {
        return state.log().matching(request -> request.body() != null).stream().map(LoggedRequest::body).toList();
    }

    /**
     * How many results of queries were begun and not read to their end.
     */
    public long openCursors()
    {
        return state.cursors().open();
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
     * Tells of every request before it is answered, on the thread that answers it.
     */
    public void onArrival(Consumer<SandboxRequest> listener)
    {
        state.arrivals().set(listener);
    }

    /**
     * A new access token for the user of an application.
     */
    public String accessToken(ConnectedApp app)
    {
        Org org = data().org(app.org());
        return state.sessions().issue(new Session(org, org.user(app.username()).orElseThrow()));
    }

    /**
     * When sessions end.
     */
    public Sessions sessions()
    {
        return state.sessions();
    }

    public DailyLimits limits()
    {
        return state.limits();
    }

    public BulkJobs jobs()
    {
        return state.jobs();
    }

    /**
     * Changes of rows.
     */
    public Editor editor(String org)
    {
        return new Editor(data().org(org), state.clock());
    }

    /**
     * Messages to listeners about changed rows.
     */
    public OutboundMessages messages()
    {
        return messages;
    }

    @Override
    public void close()
    {
        server.close();
        messages.close();
    }
}
