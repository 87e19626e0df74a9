package io.omnisql.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * Plays a service's answers again after a while, and asks the service only for what it has not heard yet. It costs next to no processor time, where a
 * simulator costs more than what is measured. A name with a number after it, {@code platform-07}, is a copy of what the service calls {@code platform}.
 */
final class Tape
        implements AutoCloseable
{
    private static final List<String> ASKED_HEADERS = List.of("Authorization", "Accept", "Content-Type", "User-Agent");
    private static final List<String> KEPT_HEADERS = List.of("content-type", "link", "etag");

    private final String service;
    private final int latency;
    private final String copied;
    private final Pattern copy;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong underWaySum = new AtomicLong();
    private final HttpServer server;

    private record Question(String method, String uri, String body, Map<String, String> headers)
    {
        HttpRequest to(String server)
        {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + uri)).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            headers.forEach(request::header);
            return request.build();
        }
    }

    private record Answer(int status, Map<String, List<String>> headers, byte[] packed) {}

    /**
     * @param latency milliseconds from a request to its answer
     * @param copied the name that has copies
     */
    Tape(String service, int latency, String copied)
            throws IOException
    {
        this.service = requireNonNull(service, "service is null");
        this.latency = latency;
        this.copied = requireNonNull(copied, "copied is null");
        this.copy = Pattern.compile(Pattern.quote(copied) + "-\\d+");
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

    /**
     * What the tape was asked for, for somebody else to ask.
     */
    List<HttpRequest> questions()
    {
        return answers.keySet().stream().map(question -> question.to(url())).toList();
    }

    private void handle(HttpExchange exchange)
            throws IOException
    {
        underWaySum.addAndGet(underWay.incrementAndGet());
        requests.incrementAndGet();
        try (exchange) {
            Question question = new Question(exchange.getRequestMethod(), exchange.getRequestURI().toString(), new String(exchange.getRequestBody().readAllBytes()), asked(exchange));
            Answer answer = answers.get(question);
            if (answer == null) {
                answer = ask(question);
                answers.put(question, answer);
            }
            Thread.sleep(latency);
            exchange.getResponseHeaders().putAll(answer.headers());
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(answer.status(), answer.packed().length);
            exchange.getResponseBody().write(answer.packed());
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finally {
            underWay.decrementAndGet();
        }
    }

    private static Map<String, String> asked(HttpExchange exchange)
    {
        return ASKED_HEADERS.stream()
                .filter(exchange.getRequestHeaders()::containsKey)
                .collect(toMap(identity(), exchange.getRequestHeaders()::getFirst));
    }

    private Answer ask(Question question)
            throws IOException, InterruptedException
    {
        Matcher name = copy.matcher(question.body());
        Optional<String> asked = name.find() ? Optional.of(name.group()) : Optional.empty();
        Question original = new Question(question.method(), question.uri(), name.replaceAll(copied), question.headers());
        HttpResponse<String> answer = client.send(original.to(service), BodyHandlers.ofString());
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        headers.keySet().retainAll(KEPT_HEADERS);
        return new Answer(answer.statusCode(), headers, pack(asked.map(found -> answer.body().replace(named(copied), named(found))).orElse(answer.body())));
    }

    private static String named(String name)
    {
        return "\"name\":\"%s\"".formatted(name);
    }

    private static byte[] pack(String body)
            throws IOException
    {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    @Override
    public void close()
    {
        server.stop(0);
        executor.shutdownNow();
        client.shutdownNow();
    }
}
