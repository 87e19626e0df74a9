package io.omnisql.plugin.github.scan;

import com.google.common.base.Splitter;
import io.omnisql.toolkit.adapter.PageOutcome;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * Outer rows whose nested lists go on after what was read of them.
 */
record Overflow(List<Row> rows)
{
    Overflow
    {
        rows = List.copyOf(rows);
    }

    /**
     * @param id the outer row's identifier in GraphQL
     * @param cursor where its list goes on
     * @param seen how many rows of the list were read
     */
    record Row(String id, String cursor, long seen) {}

    /**
     * What goes on after a page.
     *
     * @param outerRow where the outer rows stand in its answer
     * @param seen how many rows of each list were read before
     */
    static Overflow of(PageOutcome outcome, String outerRow, String inner, List<Long> seen)
    {
        List<String> ids = outcome.lists().getOrDefault(outerRow + "/id", List.of());
        List<String> more = outcome.lists().getOrDefault(outerRow + inner + "/pageInfo/hasNextPage", List.of());
        List<String> cursors = outcome.lists().getOrDefault(outerRow + inner + "/pageInfo/endCursor", List.of());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (Boolean.parseBoolean(more.get(i))) {
                rows.add(new Row(ids.get(i), cursors.get(i), (seen.isEmpty() ? 0 : seen.get(i)) + NestedRequests.INNER_PAGE));
            }
        }
        return new Overflow(rows);
    }

    Overflow and(Overflow others)
    {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(others.rows());
        return new Overflow(all);
    }

    static Overflow parse(String text)
    {
        return new Overflow(Splitter.on(',').omitEmptyStrings().splitToStream(text)
                .map(row -> Splitter.on(' ').splitToList(row))
                .map(row -> new Row(URLDecoder.decode(row.get(0), UTF_8), URLDecoder.decode(row.get(1), UTF_8), Long.parseLong(row.get(2))))
                .toList());
    }

    String format()
    {
        return rows.stream()
                .map(row -> "%s %s %s".formatted(URLEncoder.encode(row.id(), UTF_8), URLEncoder.encode(row.cursor(), UTF_8), row.seen()))
                .collect(joining(","));
    }
}
