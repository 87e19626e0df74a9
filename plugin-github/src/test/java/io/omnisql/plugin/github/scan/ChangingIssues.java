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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

/**
 * A repository's issues behind GraphQL, as far as scans ask for them, with a clock that stands still between changes.
 */
final class ChangingIssues
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern CONNECTION = Pattern.compile("(?:(\\w+): )?issues\\(([^)]*)\\) \\{ (?:totalCount )?(nodes|edges|totalCount) (?:\\{ (oldest: ))?");

    private final Map<Long, Issue> issues = new TreeMap<>();
    private final boolean inclusive;
    private final boolean tellsTime;
    private long now;
    private long created = 1_000_000;
    private int requests;

    record Issue(long number, long created, long updated, boolean open) {}

    /**
     * @param inclusive whether {@code since} means rows of that second, too
     * @param tellsTime whether answers have a date
     */
    ChangingIssues(boolean inclusive, boolean tellsTime)
    {
        this.inclusive = inclusive;
        this.tellsTime = tellsTime;
    }

    void put(Issue issue)
    {
        issues.put(issue.number(), issue);
        now = Math.max(now, issue.updated());
    }

    void change(long number, boolean open)
    {
        Issue issue = issues.get(number);
        put(new Issue(number, issue.created(), now, open));
    }

    void create()
    {
        put(new Issue(++created, now, now, true));
    }

    void remove(long number)
    {
        issues.remove(number);
    }

    void pass(long seconds)
    {
        now += seconds;
    }

    List<Issue> issues()
    {
        return List.copyOf(issues.values());
    }

    int requests()
    {
        return requests;
    }

    Map<String, String> headers()
    {
        return tellsTime ? Map.of("date", RFC_1123_DATE_TIME.format(Instant.ofEpochSecond(now).atZone(UTC))) : Map.of();
    }

    byte[] answer(PageRequest page)
    {
        requests++;
        ObjectNode answer = MAPPER.createObjectNode();
        ObjectNode repository = answer.putObject("data").putObject("repository");
        repository.put("name", "website").putObject("owner").put("login", "acme");
        JsonNode body = Scans.body(page.request());
        for (MatchResult connection : CONNECTION.matcher(body.get("query").asText()).results().toList()) {
            Map<String, JsonNode> arguments = Pattern.compile("(\\w+): \\$(\\w+)").matcher(connection.group(2)).results()
                    .collect(Collectors.toMap(argument -> argument.group(1), argument -> body.get("variables").get(argument.group(2))));
            answer(repository.putObject(connection.group(1) == null ? "issues" : connection.group(1)), arguments, connection.group(3), connection.group(4) != null);
        }
        try {
            return MAPPER.writeValueAsBytes(answer);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(ObjectNode connection, Map<String, JsonNode> arguments, String rows, boolean marked)
    {
        List<Issue> matching = issues.values().stream().filter(issue -> matches(issue, arguments)).toList();
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
        List<Issue> later = matching.stream()
                .filter(issue -> after == null || comparator.compare(key(issue, byUpdate), parse(after.asText())) > 0)
                .sorted((left, right) -> comparator.compare(key(left, byUpdate), key(right, byUpdate)))
                .toList();
        List<Issue> shown = new ArrayList<>(later.subList(0, Math.min(later.size(), arguments.get("first").asInt())));
        ArrayNode nodes = connection.putArray(rows.equals("edges") ? "edges" : "nodes");
        for (Issue issue : shown) {
            ObjectNode node = (rows.equals("edges") ? nodes.addObject().putObject("node") : nodes.addObject())
                    .put("number", issue.number())
                    .put("createdAt", Instant.ofEpochSecond(issue.created()).toString())
                    .put("updatedAt", Instant.ofEpochSecond(issue.updated()).toString());
            if (marked) {
                node.put("oldest", "Issue");
            }
        }
        long[] last = shown.isEmpty() ? new long[2] : key(shown.getLast(), byUpdate);
        connection.putObject("pageInfo").put("hasNextPage", shown.size() < later.size()).put("endCursor", last[0] + " " + last[1]);
    }

    private boolean matches(Issue issue, Map<String, JsonNode> arguments)
    {
        JsonNode states = arguments.get("states");
        JsonNode since = arguments.containsKey("filterBy") ? arguments.get("filterBy").get("since") : null;
        if (states != null && !states.toString().contains(issue.open() ? "OPEN" : "CLOSED")) {
            return false;
        }
        long second = since == null ? Long.MIN_VALUE : Instant.parse(since.asText()).getEpochSecond();
        return inclusive ? issue.updated() >= second : issue.updated() > second;
    }

    private static long[] key(Issue issue, boolean byUpdate)
    {
        return new long[] {byUpdate ? issue.updated() : issue.created(), issue.number()};
    }

    private static long[] parse(String cursor)
    {
        String[] parts = cursor.split(" ");
        return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
    }
}
