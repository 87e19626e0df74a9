package io.omnisql.policy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves one bundle the way the control plane does: bearer token, strong ETag, 304, and 503 before the first bundle.
 */
final class TestingControlPlane
        implements AutoCloseable
{
    static final String TOKEN = "opt_Zm9v";
    private static final String PATH = "/v1/planes/quickstart/bundles/omnisql.tar.gz";

    private final HttpServer http;
    private final AtomicInteger unauthorized = new AtomicInteger();
    private final AtomicInteger downloads = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();
    private volatile byte[] archive;

    TestingControlPlane()
            throws IOException
    {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::handle);
        http.start();
    }

    URI uri()
    {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    URI bundleUri()
    {
        return uri().resolve(PATH);
    }

    void serve(TestingBundle bundle)
    {
        archive = bundle.archive();
    }

    int unauthorized()
    {
        return unauthorized.get();
    }

    int downloads()
    {
        return downloads.get();
    }

    int unchanged()
    {
        return unchanged.get();
    }

    private void handle(HttpExchange exchange)
            throws IOException
    {
        try (exchange) {
            byte[] current = archive;
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                unauthorized.incrementAndGet();
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (current == null) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            String etag = "\"" + BundleReader.sha256(current) + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                unchanged.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            downloads.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/gzip");
            exchange.sendResponseHeaders(200, current.length);
            exchange.getResponseBody().write(current);
        }
    }

    @Override
    public void close()
    {
        http.stop(0);
    }
}
