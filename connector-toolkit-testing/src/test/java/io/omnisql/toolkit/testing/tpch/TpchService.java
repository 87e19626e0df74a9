package io.omnisql.toolkit.testing.tpch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Strings.nullToEmpty;
import static java.lang.Integer.parseInt;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * TPC-H tables as paged JSON over HTTP. What it does not know, it refuses.
 * <p>
 * {@code GET /orders/rows} gives pages, {@code GET /orders/count} numbers of rows. Both take filters like {@code custkey.is=3&custkey.is=5} for one of several
 * values, {@code .not} for none of them, {@code .like} for patterns, and {@code .from}, {@code .after}, {@code .to} and {@code .before} for bounds. Pages take
 * {@code field}, {@code sort}, {@code offset} and {@code size}, numbers take {@code group}, and {@code value=max:totalprice} for more than the number.
 */
final class TpchService
        implements AutoCloseable
{
    private static final int LARGEST_PAGE = 1_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, TpchRows> tables = new LinkedHashMap<>();
    private final HttpServer server;

    TpchService()
            throws IOException
    {
        for (String table : List.of("nation", "region", "customer", "orders")) {
            tables.put(table, TpchRows.generate(table));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    String url()
    {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Paths and queries of the requests so far, decoded, in the order of their arrival.
     */
    List<String> requests()
    {
        return List.copyOf(requests);
    }

    void clearRequests()
    {
        requests.clear();
    }

    private void handle(HttpExchange exchange)
            throws IOException
    {
        try (exchange) {
            String query = nullToEmpty(exchange.getRequestURI().getRawQuery());
            requests.add(exchange.getRequestURI().getPath() + "?" + URLDecoder.decode(query, UTF_8));
            int status = 200;
            ObjectNode answer;
            try {
                answer = answer(exchange.getRequestURI().getPath(), query);
            }
            catch (IllegalArgumentException e) {
                status = 400;
                answer = mapper.createObjectNode().put("message", e.getMessage());
            }
            byte[] body = mapper.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode answer(String path, String query)
    {
        List<String> segments = Splitter.on('/').splitToList(path);
        checkArgument(segments.size() == 3 && tables.containsKey(segments.get(1)), "unknown path");
        TpchRows rows = tables.get(segments.get(1));
        List<String> fields = new ArrayList<>();
        List<String> sort = new ArrayList<>();
        List<String> group = new ArrayList<>();
        List<String> values = new ArrayList<>();
        Map<String, List<String>> filters = new LinkedHashMap<>();
        int offset = 0;
        int size = LARGEST_PAGE;
        for (String parameter : Splitter.on('&').omitEmptyStrings().split(query)) {
            List<String> pair = Splitter.on('=').limit(2).splitToList(parameter);
            String value = URLDecoder.decode(pair.getLast(), UTF_8);
            switch (pair.getFirst()) {
                case "field" -> fields.add(value);
                case "sort" -> sort.add(value);
                case "group" -> group.add(value);
                case "value" -> values.add(value);
                case "offset" -> offset = parseInt(value);
                case "size" -> size = parseInt(value);
                default -> filters.computeIfAbsent(pair.getFirst(), _ -> new ArrayList<>()).add(value);
            }
        }
        checkArgument(size <= LARGEST_PAGE, "a page has at most %s rows", LARGEST_PAGE);
        TpchRows selected = rows.filter(filters);
        return switch (segments.get(2)) {
            case "rows" -> page(selected.sort(sort).rows(), fields, offset, size);
            case "count" -> groups(selected.groups(group, values));
            default -> throw new IllegalArgumentException("unknown path");
        };
    }

    private ObjectNode page(List<Map<String, Object>> rows, List<String> fields, int offset, int size)
    {
        ObjectNode answer = mapper.createObjectNode();
        int end = Math.min(rows.size(), offset + size);
        ArrayNode page = answer.putArray("rows");
        for (Map<String, Object> row : rows.subList(Math.min(offset, end), end)) {
            ObjectNode node = page.addObject();
            fields.forEach(field -> {
                checkArgument(row.containsKey(field), "unknown field %s", field);
                put(node, field, row.get(field));
            });
        }
        if (end < rows.size()) {
            answer.put("next", end);
        }
        return answer;
    }

    private ObjectNode groups(List<Map<String, Object>> all)
    {
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode groups = answer.putArray("groups");
        for (Map<String, Object> group : all) {
            ObjectNode node = groups.addObject();
            group.forEach((field, value) -> put(node, field, value));
        }
        return answer;
    }

    private static void put(ObjectNode node, String field, Object value)
    {
        switch (value) {
            case null -> node.putNull(field);
            case Long number -> node.put(field, number);
            case Double number -> node.put(field, number);
            default -> node.put(field, value.toString());
        }
    }

    @Override
    public void close()
    {
        server.stop(0);
        executor.close();
    }
}
