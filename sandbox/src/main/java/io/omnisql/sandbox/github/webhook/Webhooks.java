package io.omnisql.sandbox.github.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Delivers events to those who asked for them: once, in order, without retries. Safe for use by several threads.
 */
public final class Webhooks
        implements AutoCloseable
{
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Clock clock;
    private final List<Webhook> hooks = new CopyOnWriteArrayList<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("webhooks").factory());
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    public Webhooks(Clock clock)
    {
        this.clock = clock;
    }

    /**
     * Registers a receiver, in place of one of the same owner and URL, and sends it the event {@code ping}.
     *
     * @param secret null for deliveries without a signature
     * @throws IllegalArgumentException when the URL is none of HTTP
     */
    public Webhook register(Account owner, String url, String secret)
    {
        URI uri = URI.create(url);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("https?")) {
            throw new IllegalArgumentException("A webhook needs an http or https URL, not '%s'".formatted(url));
        }
        Webhook hook = new Webhook(ids.incrementAndGet(), owner.login(), url, secret);
        hooks.removeIf(present -> present.owner().equals(hook.owner()) && present.url().equals(url));
        hooks.add(hook);
        ObjectNode ping = Json.object().put("zen", "Keep it logically awesome.").put("hook_id", hook.id());
        send(hook, owner, "ping", null, Json.bytes(ping), UUID.randomUUID().toString(), false);
        return hook;
    }

    public List<Webhook> hooks()
    {
        return List.copyOf(hooks);
    }

    public void clear()
    {
        hooks.clear();
    }

    /**
     * Every attempt so far, oldest first.
     */
    public List<Delivery> deliveries()
    {
        return List.copyOf(deliveries);
    }

    /**
     * Sends an event to all receivers of an owner, in the background.
     */
    public void fire(Account owner, String event, ObjectNode payload)
    {
        byte[] bytes = Json.bytes(payload);
        hooks.stream()
                .filter(hook -> hook.owner().equalsIgnoreCase(owner.login()))
                .forEach(hook -> send(hook, owner, event, payload.path("action").textValue(), bytes, UUID.randomUUID().toString(), false));
    }

    /**
     * Sends an event once more, under the same GUID.
     *
     * @return false when there is no such delivery or its receiver is gone
     */
    public boolean redeliver(long deliveryId, Account owner)
    {
        Optional<Delivery> delivery = deliveries.stream().filter(candidate -> candidate.id() == deliveryId).findFirst();
        Optional<Webhook> hook = delivery.flatMap(found -> hooks.stream().filter(candidate -> candidate.id() == found.hookId()).findFirst());
        hook.ifPresent(found -> send(found, owner, delivery.get().event(), delivery.get().action(), delivery.get().payload(), delivery.get().guid(), true));
        return hook.isPresent();
    }

    private void send(Webhook hook, Account owner, String event, String action, byte[] payload, String guid, boolean redelivery)
    {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hook.url()))
                .timeout(TIMEOUT)
                .header("Accept", "*/*")
                .header("Content-Type", "application/json")
                .header("User-Agent", "GitHub-Hookshot/5a4db0c")
                .header("X-GitHub-Delivery", guid)
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Hook-ID", Long.toString(hook.id()))
                .header("X-GitHub-Hook-Installation-Target-ID", Long.toString(owner.id()))
                .header("X-GitHub-Hook-Installation-Target-Type", "organization")
                .POST(BodyPublishers.ofByteArray(payload));
        if (hook.secret() != null) {
            request.header("X-Hub-Signature", Signature.sha1(hook.secret(), payload));
            request.header("X-Hub-Signature-256", Signature.sha256(hook.secret(), payload));
        }
        executor.execute(() -> deliver(hook, request.build(), event, action, payload, guid, redelivery));
    }

    private void deliver(Webhook hook, HttpRequest request, String event, String action, byte[] payload, String guid, boolean redelivery)
    {
        long start = System.nanoTime();
        int status = 0;
        String error = null;
        try {
            status = client.send(request, BodyHandlers.discarding()).statusCode();
        }
        catch (IOException e) {
            error = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            error = "The sandbox was closed";
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        deliveries.add(new Delivery(
                ids.incrementAndGet(),
                guid,
                hook.id(),
                hook.url(),
                event,
                action,
                clock.instant().toString(),
                millis,
                status,
                error,
                redelivery,
                payload));
    }

    @Override
    public void close()
    {
        executor.shutdownNow();
        client.shutdownNow();
    }
}
