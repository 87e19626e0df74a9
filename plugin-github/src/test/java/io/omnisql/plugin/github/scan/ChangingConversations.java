package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.plugin.github.Scans;
import io.omnisql.toolkit.adapter.PageRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

/**
 * A repository's issues or pull requests behind GraphQL, as far as scans ask for them, with a clock that stands still between changes.
 */
final class ChangingConversations
        implements ScanInParts.Service
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<Long, Conversation> conversations = new TreeMap<>();
    private final String field;
    private final Pattern connection;
    private final boolean inclusive;
    private final boolean tellsTime;
    private long now;
    private long created = 1_000_000;
    private int requests;

    /**
     * @param state GitHub's name of it
     */
    record Conversation(long number, long created, long updated, String state) {}

    /**
     * @param field {@code issues} or {@code pullRequests}
     * @param inclusive whether {@code since} means rows of that second, too
     * @param tellsTime whether answers have a date
     */
    ChangingConversations(String field, boolean inclusive, boolean tellsTime)
    {
        this.field = field;
        this.connection = Pattern.compile("(?:(\\w+): )?" + field + "\\(([^)]*)\\) \\{ (?:totalCount )?(nodes|edges|totalCount) (?:\\{ (oldest: ))?");
        this.inclusive = inclusive;
        this.tellsTime = tellsTime;
    }

    void put(Conversation conversation)
    {
        conversations.put(conversation.number(), conversation);
        now = Math.max(now, conversation.updated());
    }

    void change(long number, String state)
    {
        Conversation conversation = conversations.get(number);
        put(new Conversation(number, conversation.created(), now, state));
    }

    void create()
    {
        put(new Conversation(++created, now, now, "OPEN"));
    }

    void remove(long number)
    {
        conversations.remove(number);
    }

    void pass(long seconds)
    {
        now += seconds;
    }

    List<Conversation> conversations()
    {
        return List.copyOf(conversations.values());
    }

    int requests()
    {
        return requests;
    }

    @Override
    public Map<String, String> headers()
    {
        return tellsTime ? Map.of("date", RFC_1123_DATE_TIME.format(Instant.ofEpochSecond(now).atZone(UTC))) : Map.of();
    }

    @Override
    public Optional<byte[]> answer(PageRequest page)
    {
        requests++;
        ObjectNode answer = MAPPER.createObjectNode();
        ObjectNode repository = answer.putObject("data").putObject("repository");
        repository.put("name", "website").putObject("owner").put("login", "acme");
        JsonNode body = Scans.body(page.request());
        for (MatchResult found : connection.matcher(body.get("query").asText()).results().toList()) {
            Map<String, JsonNode> arguments = Pattern.compile("(\\w+): \\$(\\w+)").matcher(found.group(2)).results()
                    .collect(Collectors.toMap(argument -> argument.group(1), argument -> body.get("variables").get(argument.group(2))));
            answer(repository.putObject(found.group(1) == null ? field : found.group(1)), arguments, found.group(3), found.group(4) != null);
        }
        try {
            return Optional.of(MAPPER.writeValueAsBytes(answer));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(ObjectNode connection, Map<String, JsonNode> arguments, String rows, boolean marked)
    {
        List<Conversation> matching = conversations.values().stream().filter(conversation -> matches(conversation, arguments)).toList();
        connection.put("totalCount", matching.size());
        if (rows.equals("totalCount")) {
            return;
        }
        JsonNode order = arguments.get("orderBy");
        boolean byUpdate = order != null && order.get("field").asText().equals("UPDATED_AT");
        boolean descending = order != null && order.get("direction").asText().equals("DESC");
        Comparator<long[]> keys = Comparator.<long[]>comparingLong(key -> key[0]).thenComparingLong(key -> key[1]);
        Comparator<long[]> comparator = descending ? keys.reversed() : keys;
        JsonNode after = arguments.get("after");
        List<Conversation> later = matching.stream()
                .filter(conversation -> after == null || comparator.compare(key(conversation, byUpdate), parse(after.asText())) > 0)
                .sorted((left, right) -> comparator.compare(key(left, byUpdate), key(right, byUpdate)))
                .toList();
        List<Conversation> shown = arguments.containsKey("last")
                ? later.subList(Math.max(0, later.size() - arguments.get("last").asInt()), later.size())
                : later.subList(0, Math.min(later.size(), arguments.get("first").asInt()));
        ArrayNode nodes = connection.putArray(rows.equals("edges") ? "edges" : "nodes");
        for (Conversation conversation : shown) {
            ObjectNode node = (rows.equals("edges") ? nodes.addObject().put("cursor", cursor(conversation, byUpdate)).putObject("node") : nodes.addObject())
                    .put("number", conversation.number())
                    .put("createdAt", Instant.ofEpochSecond(conversation.created()).toString())
                    .put("updatedAt", Instant.ofEpochSecond(conversation.updated()).toString());
            if (marked) {
                node.put("oldest", "Issue");
            }
        }
        connection.putObject("pageInfo").put("hasNextPage", shown.size() < later.size()).put("endCursor", shown.isEmpty() ? null : cursor(shown.getLast(), byUpdate));
    }

    private boolean matches(Conversation conversation, Map<String, JsonNode> arguments)
    {
        JsonNode states = arguments.get("states");
        JsonNode since = arguments.containsKey("filterBy") ? arguments.get("filterBy").get("since") : null;
        if (states != null && !states.toString().contains("\"" + conversation.state() + "\"")) {
            return false;
        }
        long second = since == null ? Long.MIN_VALUE : Instant.parse(since.asText()).getEpochSecond();
        return inclusive ? conversation.updated() >= second : conversation.updated() > second;
    }

    private static long[] key(Conversation conversation, boolean byUpdate)
    {
        return new long[] {byUpdate ? conversation.updated() : conversation.created(), conversation.number()};
    }

    private static String cursor(Conversation conversation, boolean byUpdate)
    {
        long[] key = key(conversation, byUpdate);
        return key[0] + " " + key[1];
    }

    private static long[] parse(String cursor)
    {
        String[] parts = cursor.split(" ");
        return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
    }
}
