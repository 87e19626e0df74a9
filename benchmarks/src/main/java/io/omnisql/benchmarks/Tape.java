package io.omnisql.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;

/**
 * Plays a service's answers again after a while, and asks the service only for what it has not heard yet. It costs next to no processor time, where a
 * simulator costs more than what is measured.
 */
final class Tape
        implements AutoCloseable
{
    private static final List<String> KEPT_HEADERS = List.of("content-type", "content-encoding", "link", "etag");

    private final String service;
    private final int latency;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Question, HttpResponse<byte[]>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong underWaySum = new AtomicLong();
    private final HttpServer server;

    private record Question(String method, String uri, String body) {}

    Tape(String service, int latency)
            throws IOException
    {
        this.service = requireNonNull(service, "service is null");
        this.latency = latency;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    String url()
    {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * How many requests were under way on average when one arrived, itself included, since the last call of this method.
     */
    double underWay()
    {
        return (double) underWaySum.getAndSet(0) / requests.getAndSet(0);
    }

    private void handle(HttpExchange exchange)
            throws IOException
    {
        underWaySum.addAndGet(underWay.incrementAndGet());
        requests.incrementAndGet();
        try (exchange) {
            Question question = new Question(exchange.getRequestMethod(), exchange.getRequestURI().toString(), new String(exchange.getRequestBody().readAllBytes()));
            HttpResponse<byte[]> answer = answers.get(question);
            if (answer == null) {
                answer = ask(exchange, question);
                answers.put(question, answer);
            }
            Thread.sleep(latency);
            answer.headers().map().forEach((name, values) -> {
                if (KEPT_HEADERS.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finally {
            underWay.decrementAndGet();
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, Question question)
            throws IOException, InterruptedException
    {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + question.uri()))
                .method(question.method(), question.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(question.body()));
        for (String name : List.of("Authorization", "Accept", "Accept-Encoding", "Content-Type", "User-Agent")) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Override
    public void close()
    {
        server.stop(0);
        executor.shutdownNow();
        client.shutdownNow();
    }
}
