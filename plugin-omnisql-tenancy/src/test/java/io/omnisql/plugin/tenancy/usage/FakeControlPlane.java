package io.omnisql.plugin.tenancy.usage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.omnisql.control.api.UsageReport;
import io.omnisql.control.api.UsageReport.QueryUsage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The control plane's usage endpoint.
 */
final class FakeControlPlane
        implements AutoCloseable
{
    private final HttpServer server;
    private final List<UsageReport> reports = new ArrayList<>();
    private int status = 204;
    private boolean loseAnswers;

    FakeControlPlane(int port)
            throws IOException
    {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/v1/planes/plane/usage", this::handle);
        server.start();
    }

    /**
     * A port that no client is given while there is no server.
     */
    static int freePort()
    {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
            catch (IOException _) {
                // taken
            }
        }
    }

    int port()
    {
        return server.getAddress().getPort();
    }

    URI uri()
    {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    synchronized void answer(int status)
    {
        this.status = status;
    }

    /**
     * Takes reports but breaks the connection instead of answering.
     */
    synchronized void loseAnswers(boolean loseAnswers)
    {
        this.loseAnswers = loseAnswers;
    }

    synchronized List<UsageReport> reports()
    {
        return List.copyOf(reports);
    }

    synchronized List<String> queryIds()
    {
        return reports.stream()
                .flatMap(report -> report.queries().stream())
                .map(QueryUsage::queryId)
                .collect(toImmutableList());
    }

    @Override
    public void close()
    {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange)
            throws IOException
    {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!"Bearer plane-token".equals(exchange.getRequestHeaders().getFirst("Authorization")) || !exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(401, -1);
        }
        else if (loseAnswers) {
            reports.add(new ObjectMapper().readValue(body, UsageReport.class));
        }
        else {
            if (status == 204) {
                reports.add(new ObjectMapper().readValue(body, UsageReport.class));
            }
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }
}
