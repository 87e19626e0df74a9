package io.omnisql.benchmarks;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
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
    private static final List<String> KEPT_HEADERS = List.of("content-type", "date", "etag", "link");
    private static final byte[] REFUSAL = "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes before you try again.\"}".getBytes(UTF_8);

    private final String service;
    private final int latency;
    private final String copied;
    private final Pattern copy;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
    private final Map<Question, HttpResponse<String>> originals = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong underWaySum = new AtomicLong();
    private final AtomicLong unheard = new AtomicLong();
    private final Server server;
    private final ServerConnector connector;
    private volatile Allowance allowance = Allowance.UNLIMITED;
    private volatile boolean keepsCopies = true;

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
        HttpConfiguration http = new HttpConfiguration();
        // what a scan asks for may depend on the service's time, which is that of the record
        http.setSendDateHeader(false);
        server = new Server();
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract()
        {
            @Override
            public boolean handle(Request request, Response response, Callback callback)
                    throws IOException, InterruptedException
            {
                return Tape.this.handle(request, response, callback);
            }
        });
        start(server);
    }

    private static void start(Server server)
            throws IOException
    {
        try {
            server.start();
        }
        catch (Exception e) {
            throw new IOException("The tape cannot be played", e);
        }
    }

    String url()
    {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    /**
     * How many requests were under way on average when one arrived, itself included, since the last call of this method.
     */
    double underWay()
    {
        return (double) underWaySum.getAndSet(0) / requests.getAndSet(0);
    }

    /**
     * How many requests arrived since the last call of {@link #underWay}.
     */
    long heard()
    {
        return requests.get();
    }

    /**
     * From now on makes the answers of a copy when they are asked for, and keeps none of them.
     */
    void keepNoCopies()
    {
        keepsCopies = false;
    }

    /**
     * How many requests the service was asked since the last call of this method.
     */
    long unheard()
    {
        return unheard.getAndSet(0);
    }

    /**
     * Fails when the service was asked since the last call of {@link #unheard}.
     */
    void mustHaveHeardAll()
    {
        long asked = unheard();
        if (asked > 0) {
            throw new IllegalStateException("The sandbox was asked %s times while it was measured: its work would count as the scans'".formatted(asked));
        }
    }

    /**
     * From now on refuses what comes too early.
     */
    void limit(Allowance newAllowance)
    {
        allowance = newAllowance;
    }

    /**
     * What the tape was asked for, for somebody else to ask.
     */
    List<HttpRequest> questions()
    {
        return answers.keySet().stream().map(question -> question.to(url())).toList();
    }

    private boolean handle(Request request, Response response, Callback callback)
            throws IOException, InterruptedException
    {
        underWaySum.addAndGet(underWay.incrementAndGet());
        requests.incrementAndGet();
        int wait = allowance.take();
        if (wait > 0) {
            request.getComponents().getScheduler().schedule(() -> refuse(wait, response, callback), latency, MILLISECONDS);
            return true;
        }
        Question question = new Question(request.getMethod(), request.getHttpURI().getPathQuery(), Content.Source.asString(request), asked(request.getHeaders()));
        Answer answer = answers.get(question);
        if (answer == null) {
            answer = ask(question);
            if (keepsCopies) {
                answers.put(question, answer);
            }
        }
        Answer heard = answer;
        request.getComponents().getScheduler().schedule(() -> send(heard, response, callback), latency, MILLISECONDS);
        return true;
    }

    private void send(Answer answer, Response response, Callback callback)
    {
        underWay.decrementAndGet();
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        response.write(true, ByteBuffer.wrap(answer.packed()), callback);
    }

    private void refuse(int seconds, Response response, Callback callback)
    {
        underWay.decrementAndGet();
        response.setStatus(403);
        response.getHeaders().put("Content-Type", "application/json; charset=utf-8");
        response.getHeaders().put("Retry-After", Integer.toString(seconds));
        response.write(true, ByteBuffer.wrap(REFUSAL), callback);
    }

    private static Map<String, String> asked(HttpFields headers)
    {
        return ASKED_HEADERS.stream().filter(headers::contains).collect(toMap(identity(), headers::get));
    }

    private Answer ask(Question question)
            throws IOException, InterruptedException
    {
        Matcher name = copy.matcher(question.body());
        Optional<String> asked = name.find() ? Optional.of(name.group()) : Optional.empty();
        Question original = new Question(question.method(), question.uri(), name.replaceAll(copied), question.headers());
        HttpResponse<String> answer = originals.get(original);
        if (answer == null) {
            answer = client.send(original.to(service), BodyHandlers.ofString());
            originals.put(original, answer);
            unheard.incrementAndGet();
        }
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        headers.keySet().retainAll(KEPT_HEADERS);
        return new Answer(answer.statusCode(), headers, pack(asked.isPresent() ? answer.body().replace(named(copied), named(asked.get())) : answer.body()));
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
            throws IOException
    {
        client.shutdownNow();
        try {
            server.stop();
        }
        catch (Exception e) {
            throw new IOException("The tape cannot be stopped", e);
        }
    }
}
