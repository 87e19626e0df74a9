package io.omnisql.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * An HTTP server that answers every request on a virtual thread of its own.
 */
public final class SandboxHttpServer
        implements AutoCloseable
{
    private static final int BACKLOG = 1024;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    static {
        // else headers and body leave in two segments, and the second waits for the delayed acknowledgement of the first
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // clients keep idle connections for half a minute and more; let them be the ones who close
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    /**
     * Takes the port; connections wait until {@link #start}.
     *
     * @param address to listen on; the loopback address unless others are to reach it
     * @param port 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    public SandboxHttpServer(InetAddress address, int port)
    {
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
        }
        catch (IOException e) {
            throw new UncheckedIOException("Port %s cannot be opened on %s: %s".formatted(port, address.getHostAddress(), e.getMessage()), e);
        }
        server.setExecutor(executor);
    }

    public void start(Function<SandboxRequest, SandboxResponse> handler)
    {
        server.createContext("/", exchange -> serve(exchange, handler));
        server.start();
    }

    public int port()
    {
        return server.getAddress().getPort();
    }

    private static void serve(HttpExchange exchange, Function<SandboxRequest, SandboxResponse> handler)
            throws IOException
    {
        try (exchange) {
            SandboxRequest request = new SandboxRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery() == null ? "" : exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes(),
                    exchange.getRemoteAddress().getAddress().getHostAddress());
            send(exchange, request, handler.apply(request));
        }
    }

    private static void send(HttpExchange exchange, SandboxRequest request, SandboxResponse response)
            throws IOException
    {
        if (response.delivery() == SandboxResponse.Delivery.DROPPED) {
            return;
        }
        byte[] body = response.body();
        response.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        if (body.length > 0 && acceptsGzip(request)) {
            body = gzip(body);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        if (body.length == 0 || request.method().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length);
        if (response.delivery() == SandboxResponse.Delivery.TRUNCATED) {
            exchange.getResponseBody().write(Arrays.copyOf(body, body.length / 2));
            exchange.getResponseBody().flush();
            return;
        }
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static boolean acceptsGzip(SandboxRequest request)
    {
        return request.header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT).contains("gzip");
    }

    private static byte[] gzip(byte[] body)
            throws IOException
    {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }

    @Override
    public void close()
    {
        server.stop(0);
        executor.shutdownNow();
    }
}
