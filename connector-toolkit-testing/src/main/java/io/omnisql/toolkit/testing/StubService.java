package io.omnisql.toolkit.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

/**
 * A small service with paged JSON over HTTP, which remembers what it was asked. It evaluates its filters on its own; what it does not know, it refuses.
 */
public final class StubService
        implements AutoCloseable
{
    private static final int PAGE_SIZE = 10;

    private final ObjectMapper mapper = new ObjectMapper();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, List<StubItem>> itemsByToken = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public StubService()
            throws IOException
    {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/shards/", this::handle);
        server.start();
    }

    public String url()
    {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * @param token the bearer token that sees exactly these items
     */
    public StubService withItems(String token, List<StubItem> items)
    {
        itemsByToken.put(token, List.copyOf(items));
        return this;
    }

    /**
     * Holds all answers back from now on.
     */
    public void pause()
    {
        gate = new CountDownLatch(1);
    }

    /**
     * Gives the answers that were held back, and further ones at once.
     */
    public void resume()
    {
        gate.countDown();
    }

    /**
     * Paths and queries of the requests so far, decoded, in the order of their arrival.
     */
    public List<String> requests()
    {
        return List.copyOf(requests);
    }

    public void clearRequests()
    {
        requests.clear();
    }

    private void handle(HttpExchange exchange)
            throws IOException
    {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            requests.add(exchange.getRequestURI().getPath() + (query == null ? "" : "?" + URLDecoder.decode(query, UTF_8)));
            awaitGate();
            String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("").replace("Bearer ", "");
            List<StubItem> items = itemsByToken.get(token);
            if (items == null) {
                respond(exchange, 401, mapper.createObjectNode().put("message", "Bad credentials"));
                return;
            }
            String[] path = exchange.getRequestURI().getPath().split("/");
            Map<String, String> parameters = parameters(query);
            Optional<Stream<StubItem>> selected = select(items.stream().filter(item -> item.shard().equals(path[2])), parameters);
            if (path.length != 4 || selected.isEmpty()) {
                respond(exchange, 422, mapper.createObjectNode().put("message", "Unknown parameter"));
                return;
            }
            switch (path[3]) {
                case "items" -> respond(exchange, 200, page(selected.get().toList(), Integer.parseInt(parameters.getOrDefault("page", "1")), Integer.parseInt(parameters.getOrDefault("per_page", "" + PAGE_SIZE))));
                case "count" -> respond(exchange, 200, mapper.createObjectNode().put("total", selected.get().count()));
                default -> respond(exchange, 404, mapper.createObjectNode().put("message", "Not found"));
            }
        }
    }

    private void awaitGate()
    {
        try {
            gate.await();
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> parameters(String query)
    {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null) {
            for (String parameter : query.split("&")) {
                String[] parts = parameter.split("=", 2);
                parameters.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return parameters;
    }

    private static Optional<Stream<StubItem>> select(Stream<StubItem> items, Map<String, String> parameters)
    {
        Stream<StubItem> selected = items;
        Comparator<StubItem> order = Comparator.comparing(StubItem::id);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String value = parameter.getValue();
            switch (parameter.getKey()) {
                case "page", "per_page", "direction" -> {}
                case "sort" -> order = value.equals("created_at") ? Comparator.comparing(StubItem::createdAt) : order;
                case "id" -> selected = selected.filter(item -> List.of(value.split(",")).contains(Long.toString(item.id())));
                case "state" -> selected = selected.filter(item -> item.state().equals(value));
                case "category" -> selected = selected.filter(item -> item.category().isPresent() && item.category().get().equalsIgnoreCase(value));
                case "since" -> selected = selected.filter(item -> !item.createdAt().isBefore(Instant.parse(value)));
                case "tag" -> selected = selected.filter(item -> item.tags().contains(value));
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(selected.sorted("desc".equals(parameters.get("direction")) ? order.reversed() : order));
    }

    private ObjectNode page(List<StubItem> items, int page, int pageSize)
    {
        int start = Math.min(items.size(), (page - 1) * pageSize);
        int end = Math.min(items.size(), start + pageSize);
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode rows = answer.putArray("items");
        items.subList(start, end).forEach(item -> rows.add(row(item)));
        ObjectNode paging = answer.putObject("paging");
        if (end < items.size()) {
            paging.put("next", page + 1);
        }
        else {
            paging.putNull("next");
        }
        return answer;
    }

    private ObjectNode row(StubItem item)
    {
        ObjectNode row = mapper.createObjectNode();
        row.put("id", item.id());
        row.put("name", item.name().orElse(null));
        row.put("state", item.state().toUpperCase(ROOT));
        item.category().ifPresent(category -> row.putObject("category").put("title", category));
        row.put("score", item.score().orElse(null));
        row.put("active", item.active());
        row.put("due", item.due().map(Object::toString).orElse(null));
        row.put("created_at", item.createdAt().toString());
        ArrayNode tags = row.putArray("tags");
        item.tags().forEach(tag -> tags.addObject().put("name", tag));
        return row;
    }

    private void respond(HttpExchange exchange, int status, ObjectNode answer)
    {
        try {
            byte[] body = mapper.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close()
    {
        resume();
        server.stop(0);
        executor.close();
    }
}
