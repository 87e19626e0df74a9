package io.omnisql.toolkit.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.toMap;

/**
 * An HTTP service on loopback that answers with a function and remembers what it was asked.
 */
final class FakeService
        implements AutoCloseable
{
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    FakeService(Function<Request, Answer> service)
    {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            try (exchange) {
                Request request = request(exchange);
                requests.add(request);
                answer(exchange, service.apply(request));
            }
        });
        server.start();
    }

    private static Request request(HttpExchange exchange)
            throws IOException
    {
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(toMap(header -> header.getKey().toLowerCase(ROOT), header -> String.join(", ", header.getValue())));
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    private static void answer(HttpExchange exchange, Answer answer)
            throws IOException
    {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    String url()
    {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Request> requests()
    {
        return requests;
    }

    @Override
    public void close()
    {
        server.stop(0);
        executor.shutdownNow();
    }

    /**
     * @param uri path and query as they were sent
     * @param headers by lower-case name
     */
    record Request(String method, String uri, Map<String, String> headers, String body) {}

    record Answer(int status, Map<String, String> headers, byte[] body)
    {
        static Answer ok(String body)
        {
            return new Answer(200, Map.of(), body.getBytes(UTF_8));
        }

        static Answer of(int status, Map<String, String> headers)
        {
            return new Answer(status, headers, new byte[0]);
        }
    }
}
