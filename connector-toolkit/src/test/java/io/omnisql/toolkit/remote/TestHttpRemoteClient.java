package io.omnisql.toolkit.remote;

import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RequestAuthorizer;
import io.omnisql.toolkit.remote.FakeService.Answer;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

import static com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAVAILABLE;
import static io.omnisql.toolkit.remote.TestingCalls.CLASSIFIER;
import static io.omnisql.toolkit.remote.TestingCalls.HOUR;
import static io.omnisql.toolkit.remote.TestingCalls.NOW;
import static io.omnisql.toolkit.remote.TestingCalls.call;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static io.omnisql.toolkit.remote.TestingCalls.get;
import static io.omnisql.toolkit.remote.TestingCalls.text;
import static io.trino.spi.StandardErrorCode.USER_CANCELED;
import static java.lang.Math.max;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(200)
class TestHttpRemoteClient
{
    private static final String SECRET = "s3cr3t-value";
    private static final RequestAuthorizer AUTHORIZER = (_, secrets) -> Map.of("Authorization", "Bearer " + secrets.get("token"));
    private static final AccessTokens NO_TOKENS = new AccessTokens(Optional.empty(), connections(connection("acme", "http://127.0.0.1"), SECRET), TestingCalls.memoryRotatedSecrets(), Clock.systemUTC());
    private static final RemoteConfig CONFIG = new RemoteConfig()
            .setConnectTimeout(new Duration(60, SECONDS))
            .setRequestTimeout(new Duration(60, SECONDS))
            .setMaxResponseSize(DataSize.of(1, DataSize.Unit.MEGABYTE));

    @Test
    void testRequestOnTheWire()
    {
        try (FakeService service = new FakeService(_ -> Answer.ok("[]"))) {
            RemoteRequest request = new RemoteRequest(
                    "GET",
                    "/repos/a%2Fb/issues",
                    List.of(new Parameter("q", "a b+c&d=é/?#%"), new Parameter("labels[]", "x~y-z_."), new Parameter("q", "")),
                    Map.of("Accept", "application/vnd.tracker+json"),
                    Optional.empty(),
                    "core");
            RemoteCall call = call(connection("acme", service.url() + "/v3"), request, HOUR);

            RemoteResponse response = send(call, CONFIG, AUTHORIZER, SECRET);

            assertThat(text(response)).isEqualTo("[]");
            assertThat(response.readAt()).isEqualTo(NOW);
            assertThat(response.source()).isEqualTo(RemoteResponse.Source.LIVE);
            assertThat(call.activity().bytes()).isEqualTo(2);
            assertThat(service.requests()).singleElement().satisfies(sent -> {
                assertThat(sent.method()).isEqualTo("GET");
                assertThat(sent.uri()).isEqualTo("/v3/repos/a%2Fb/issues?q=a%20b%2Bc%26d%3D%C3%A9%2F%3F%23%25&labels%5B%5D=x~y-z_.&q=");
                assertThat(sent.headers())
                        .containsEntry("authorization", "Bearer " + SECRET)
                        .containsEntry("accept", "application/vnd.tracker+json")
                        .containsEntry("accept-encoding", "gzip")
                        .containsEntry("user-agent", "OmniSQL/test")
                        .doesNotContainKey("upgrade");
            });
        }
    }

    /**
     * Whoever else is in the virtual machine may keep its common pool busy.
     */
    @Test
    void testAnswersWaitForNoSharedPool()
    {
        CountDownLatch busy = new CountDownLatch(max(1, ForkJoinPool.getCommonPoolParallelism()));
        CountDownLatch ended = new CountDownLatch(1);
        try (FakeService service = new FakeService(_ -> Answer.ok("[]"))) {
            for (long thread = busy.getCount() + 2; thread > 0; thread--) {
                CompletableFuture.runAsync(() -> {
                    busy.countDown();
                    awaitUninterruptibly(ended);
                });
            }
            awaitUninterruptibly(busy);

            assertThat(text(send(call(connection("acme", service.url()), get("/items"), HOUR), CONFIG, AUTHORIZER, SECRET))).isEqualTo("[]");
        }
        finally {
            ended.countDown();
        }
    }

    @Test
    void testBody()
    {
        try (FakeService service = new FakeService(_ -> Answer.ok("{}"))) {
            RemoteRequest request = new RemoteRequest("POST", "/graphql", List.of(), Map.of(), Optional.of("{\"query\":\"ü\"}"), "graphql");

            send(call(connection("acme", service.url()), request, HOUR), CONFIG, AUTHORIZER, SECRET);

            assertThat(service.requests()).singleElement().satisfies(sent -> {
                assertThat(sent.method()).isEqualTo("POST");
                assertThat(sent.headers()).containsEntry("content-type", "application/json");
                assertThat(sent.body()).isEqualTo("{\"query\":\"ü\"}");
            });
        }
    }

    @Test
    void testAnyStatusIsReturned()
    {
        try (FakeService service = new FakeService(_ -> Answer.of(429, Map.of("Retry-After", "3")))) {
            RemoteResponse response = send(call(connection("acme", service.url()), get("/"), HOUR), CONFIG, AUTHORIZER, SECRET);

            assertThat(response.status()).isEqualTo(429);
            assertThat(response.header("retry-after")).hasValue("3");
        }
    }

    @Test
    void testCompressedAnswer()
    {
        byte[] compressed = gzip("hello".repeat(1_000).getBytes(UTF_8));
        try (FakeService service = new FakeService(_ -> new Answer(200, Map.of("Content-Encoding", "gzip"), compressed))) {
            RemoteCall call = call(connection("acme", service.url()), get("/"), HOUR);

            assertThat(text(send(call, CONFIG, AUTHORIZER, SECRET))).isEqualTo("hello".repeat(1_000));
            assertThat(call.activity().bytes()).isEqualTo(compressed.length);
        }
    }

    @Test
    void testOversizeAnswer()
    {
        try (FakeService service = new FakeService(_ -> new Answer(200, Map.of(), new byte[1_048_577]))) {
            assertOversize(service);
        }
    }

    @Test
    void testAnswerThatGrowsWhenUncompressed()
    {
        byte[] compressed = gzip(new byte[50_000_000]);
        assertThat(compressed).hasSizeLessThan(100_000);
        try (FakeService service = new FakeService(_ -> new Answer(200, Map.of("Content-Encoding", "gzip"), compressed))) {
            assertOversize(service);
        }
    }

    @Test
    void testAnswerOfTheLargestSize()
    {
        try (FakeService service = new FakeService(_ -> new Answer(200, Map.of("Content-Encoding", "gzip"), gzip(new byte[1_048_576])))) {
            assertThat(send(call(connection("acme", service.url()), get("/"), HOUR), CONFIG, AUTHORIZER, SECRET).body()).hasSize(1_048_576);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/..", "/a/%2E%2e/b", "/./a", "/a b", "/%zz"})
    void testMalformedPathIsNotSent(String path)
    {
        try (FakeService service = new FakeService(_ -> Answer.ok(""))) {
            assertThatThrownBy(() -> send(call(connection("acme", service.url()), get(path), HOUR), CONFIG, AUTHORIZER, SECRET))
                    .satisfies(code(OMNISQL_REMOTE_PROTOCOL))
                    .hasNoCause();
            assertThat(service.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "ł"})
    void testMalformedHeaderIsNotSent(String value)
    {
        try (FakeService service = new FakeService(_ -> Answer.ok(""))) {
            RemoteRequest request = new RemoteRequest("GET", "/", List.of(), Map.of("X-Test", value), Optional.empty(), "core");

            assertThatThrownBy(() -> send(call(connection("acme", service.url()), request, HOUR), CONFIG, AUTHORIZER, SECRET))
                    .satisfies(code(OMNISQL_REMOTE_PROTOCOL))
                    .hasMessage("A request of connection main has no valid headers");
            assertThat(service.requests()).isEmpty();
        }
    }

    @Test
    void testUnreachableServiceIsNotNamed()
            throws IOException
    {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> send(call(connection("acme", "http://127.0.0.1:" + port), get("/"), HOUR), CONFIG, AUTHORIZER, SECRET))
                .isInstanceOf(TransientRemoteException.class)
                .satisfies(code(OMNISQL_REMOTE_UNAVAILABLE))
                .hasMessage("The service of connection main cannot be reached")
                .hasNoCause();
    }

    @Test
    void testUnknownHostIsNotNamed()
    {
        assertThatThrownBy(() -> send(call(connection("acme", "http://no-such-host.invalid"), get("/"), HOUR), CONFIG, AUTHORIZER, SECRET))
                .satisfies(code(OMNISQL_REMOTE_UNAVAILABLE))
                .hasMessage("The service of connection main cannot be reached")
                .hasNoCause();
    }

    @Test
    void testBodyThatStopsTimesOut()
            throws IOException
    {
        RemoteConfig config = new RemoteConfig().setRequestTimeout(new Duration(300, MILLISECONDS));
        try (ServerSocket server = stuckServer()) {
            assertThatThrownBy(() -> send(call(connection("acme", url(server)), get("/"), HOUR), config, AUTHORIZER, SECRET))
                    .isInstanceOf(TransientRemoteException.class)
                    .hasMessage("The service of connection main did not answer within 300.00ms");
        }
    }

    @Test
    void testInterruptCancelsTheExchange()
            throws Exception
    {
        CountDownLatch connected = new CountDownLatch(1);
        CountDownLatch disconnected = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    connected.countDown();
                    while (socket.getInputStream().read() >= 0) {
                        // the request, and then nothing until the client goes
                    }
                    disconnected.countDown();
                }
                catch (IOException e) {
                    disconnected.countDown();
                }
            });
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread reader = Thread.ofVirtual().start(() -> {
                try {
                    send(call(connection("acme", url(server)), get("/"), HOUR), new RemoteConfig(), AUTHORIZER, SECRET);
                }
                catch (Throwable e) {
                    failure.set(e);
                }
            });
            assertThat(connected.await(60, SECONDS)).isTrue();

            reader.interrupt();

            assertThat(reader.join(java.time.Duration.ofSeconds(60))).isTrue();
            assertThat(disconnected.await(60, SECONDS)).isTrue();
            assertThat(failure.get()).isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(USER_CANCELED.toErrorCode()));
        }
    }

    @Test
    void testCancelledBeforeItIsSent()
    {
        try (FakeService service = new FakeService(_ -> Answer.ok("[]"))) {
            RequestAuthorizer unused = (_, _) -> {
                throw new AssertionError("a request is made");
            };
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> send(call(connection("acme", service.url()), get("/"), HOUR), CONFIG, unused, SECRET))
                    .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(USER_CANCELED.toErrorCode()));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(service.requests()).isEmpty();
        }
    }

    @Test
    void testSecretThatIsNoHeaderIsNotQuoted()
    {
        try (FakeService service = new FakeService(_ -> Answer.ok(""))) {
            assertThatThrownBy(() -> send(call(connection("acme", service.url()), get("/"), HOUR), CONFIG, AUTHORIZER, SECRET + "\r\nX-Evil: 1"))
                    .satisfies(code(OMNISQL_REMOTE_UNAUTHENTICATED))
                    .hasMessage("The credentials of connection main are missing or malformed")
                    .hasNoCause()
                    .hasNoSuppressedExceptions();
            assertThat(service.requests()).isEmpty();
        }
    }

    @Test
    void testTenantsUrlIsChecked()
    {
        try (FakeService service = new FakeService(_ -> Answer.ok(""))) {
            ConnectionInfo connection = connection("acme", service.url());
            HttpRequestFactory requests = new HttpRequestFactory(connections(connection, SECRET), AUTHORIZER, AddressPolicy.tenants(new RemoteConfig()), "test");
            try (HttpRemoteClient client = new HttpRemoteClient(requests, NO_TOKENS, CLASSIFIER, CONFIG, Clock.systemUTC())) {
                assertThatThrownBy(() -> client.send(call(connection, get("/"), HOUR))).satisfies(code(OMNISQL_REMOTE_FORBIDDEN));
            }
            assertThat(service.requests()).isEmpty();
        }
    }

    private static void assertOversize(FakeService service)
    {
        assertThatThrownBy(() -> send(call(connection("acme", service.url()), get("/"), HOUR), CONFIG, AUTHORIZER, SECRET))
                .satisfies(code(OMNISQL_REMOTE_PROTOCOL))
                .isNotInstanceOf(TransientRemoteException.class)
                .hasMessage("The service's answer is larger than 1MB; an administrator can raise omnisql.remote.max-response-size");
    }

    private static RemoteResponse send(RemoteCall call, RemoteConfig config, RequestAuthorizer authorizer, String secret)
    {
        HttpRequestFactory requests = new HttpRequestFactory(connections(call.connection(), secret), authorizer, AddressPolicy.operator(), "test");
        try (HttpRemoteClient client = new HttpRemoteClient(requests, NO_TOKENS, CLASSIFIER, config, Clock.fixed(NOW, ZoneOffset.UTC))) {
            return client.send(call);
        }
    }

    private static Connections connections(ConnectionInfo connection, String secret)
    {
        return new StaticConnections(new StaticConnection(connection, Map.of("token", secret)));
    }

    /**
     * Sends a part of an answer, and then nothing.
     */
    private static ServerSocket stuckServer()
            throws IOException
    {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[".getBytes(UTF_8));
                while (socket.getInputStream().read() >= 0) {
                    // until the client goes
                }
            }
            catch (IOException e) {
                // the client went
            }
        });
        return server;
    }

    private static String url(ServerSocket server)
    {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private static byte[] gzip(byte[] bytes)
    {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
