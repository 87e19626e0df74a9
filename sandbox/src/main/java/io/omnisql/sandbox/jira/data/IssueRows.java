package io.omnisql.sandbox.jira.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Rows that belong to issues. Not safe for use by several threads.
 */
final class IssueRows<T>
{
    private static final long FIRST_ID = 100_000;

    private final ToLongFunction<T> id;
    private final Function<T, List<Long>> issueIds;
    private final Comparator<T> order;
    private final Map<Long, T> rows = new TreeMap<>();
    private Map<Long, List<T>> byIssue;

    /**
     * @param issueIds the issues that a row belongs to
     * @param order of the rows of an issue
     */
    IssueRows(ToLongFunction<T> id, Function<T, List<Long>> issueIds, Comparator<T> order)
    {
        this.id = id;
        this.issueIds = issueIds;
        this.order = order;
    }

    /**
     * By ascending id.
     */
    List<T> all()
    {
        return List.copyOf(rows.values());
    }

    List<T> of(long issueId)
    {
        if (byIssue == null) {
            byIssue = new HashMap<>();
            rows.values().stream()
                    .sorted(order)
                    .forEach(row -> issueIds.apply(row).forEach(issue -> byIssue.computeIfAbsent(issue, _ -> new ArrayList<>()).add(row)));
        }
        return byIssue.getOrDefault(issueId, List.of());
    }

    void put(T row)
    {
        rows.put(id.applyAsLong(row), row);
        byIssue = null;
    }

    void remove(T row)
    {
        rows.remove(id.applyAsLong(row));
        byIssue = null;
    }

    void removeOf(long issueId)
    {
        List.copyOf(of(issueId)).forEach(this::remove);
    }

    long nextId()
    {
        return rows.keySet().stream().mapToLong(rowId -> rowId).max().orElse(FIRST_ID) + 1;
    }
}
