package io.omnisql.sandbox.jira.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Delivers events to those who asked for them, in order; what the receiver cannot take now is sent again. Safe for use by several threads.
 */
public final class Webhooks
        implements AutoCloseable
{
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_RETRIES = 5;
    private static final int RETRY_MILLIS = 50;
    private static final Set<Integer> RETRIED = Set.of(408, 409, 425, 429);

    private final List<Webhook> hooks = new CopyOnWriteArrayList<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("jira-webhooks").factory());
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /**
     * @param events empty for all
     * @param secret null for deliveries without a signature
     * @throws IllegalArgumentException when the URL is none of HTTP
     */
    public Webhook register(String site, String url, List<String> events, String secret)
    {
        URI uri = URI.create(url);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("https?")) {
            throw new IllegalArgumentException("A webhook needs an http or https URL, not '%s'".formatted(url));
        }
        Webhook hook = new Webhook(ids.incrementAndGet(), site, url, events, secret);
        hooks.removeIf(present -> present.site().equals(site) && present.url().equals(url));
        hooks.add(hook);
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
     * Sends an event to all receivers of a site, in the background.
     */
    public void fire(String site, String event, ObjectNode payload)
    {
        byte[] bytes = Json.bytes(payload);
        hooks.stream().filter(hook -> hook.site().equals(site) && hook.wants(event)).forEach(hook -> {
            String identifier = UUID.randomUUID().toString();
            executor.execute(() -> deliver(hook, event, bytes, identifier));
        });
    }

    private void deliver(Webhook hook, String event, byte[] payload, String identifier)
    {
        for (int retry = 0; retry <= MAX_RETRIES; retry++) {
            Delivery delivery = attempt(hook, event, payload, identifier, retry);
            deliveries.add(delivery);
            if (delivery.statusCode() != 0 && delivery.statusCode() < 500 && !RETRIED.contains(delivery.statusCode())) {
                return;
            }
            try {
                Thread.sleep(RETRY_MILLIS);
            }
            catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Delivery attempt(Webhook hook, String event, byte[] payload, String identifier, int retry)
    {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hook.url()))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("User-Agent", "Atlassian Webhook HTTP Client")
                .header("X-Atlassian-Webhook-Identifier", identifier)
                .header("X-Atlassian-Webhook-Flow", "Primary")
                .POST(BodyPublishers.ofByteArray(payload));
        if (retry > 0) {
            request.header("X-Atlassian-Webhook-Retry", Integer.toString(retry));
        }
        if (hook.secret() != null) {
            request.header("X-Hub-Signature", Signature.of(hook.secret(), payload));
        }
        try {
            return new Delivery(identifier, hook.id(), event, retry, client.send(request.build(), BodyHandlers.discarding()).statusCode(), null);
        }
        catch (IOException e) {
            return new Delivery(identifier, hook.id(), event, retry, 0, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery(identifier, hook.id(), event, retry, 0, "The sandbox was closed");
        }
    }

    @Override
    public void close()
    {
        executor.shutdownNow();
        client.shutdownNow();
    }
}
