package io.omnisql.tenancy.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A control plane that serves one snapshot at a time and, unlike a real one, never lets a caller wait.
 */
public final class ControlPlaneStub
        implements AutoCloseable
{
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile String etag = "";
    private volatile String body = "";
    private volatile int failure;

    public ControlPlaneStub()
    {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri()
    {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void serve(long generation, String jws)
    {
        etag = "\"" + generation + "\"";
        body = jws;
    }

    /**
     * Answers with this status until it is 0.
     */
    public void fail(int status)
    {
        failure = status;
    }

    public List<Request> requests()
    {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange)
            throws IOException
    {
        Optional<String> held = Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match"));
        requests.add(new Request(
                exchange.getRequestURI().toString(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""),
                held.orElse("")));
        try (exchange) {
            if (failure != 0) {
                exchange.sendResponseHeaders(failure, -1);
            }
            else if (held.isPresent() && held.get().equals(etag)) {
                exchange.sendResponseHeaders(304, -1);
            }
            else {
                byte[] bytes = body.getBytes(US_ASCII);
                exchange.getResponseHeaders().set("ETag", etag);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close()
    {
        server.stop(0);
        executor.shutdownNow();
    }

    public record Request(String uri, String authorization, String ifNoneMatch) {}
}
