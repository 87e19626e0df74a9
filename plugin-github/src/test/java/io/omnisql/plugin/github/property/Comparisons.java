package io.omnisql.plugin.github.property;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Lists;
import io.omnisql.plugin.github.GithubQueryRunner;
import io.trino.testing.MaterializedRow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares a table of the service with its copy in the engine's memory. The service is asked for each answer by a statement of its own; the copy's rows are given once for many comparisons, each with
 * the values of all their predicates and with its ranks in their orders.
 */
final class Comparisons
{
    private static final int TOGETHER = 25;
    private static final int AT_ONCE = 4;

    private final GithubQueryRunner runner;
    private final String table;
    private final List<String> columns;

    /**
     * @param columns names or expressions
     */
    Comparisons(GithubQueryRunner runner, String table, List<String> columns)
    {
        this.runner = requireNonNull(runner, "runner is null");
        this.table = requireNonNull(table, "table is null");
        this.columns = List.copyOf(columns);
    }

    void check(List<Comparison> comparisons)
            throws InterruptedException
    {
        List<Callable<Void>> checks = new ArrayList<>();
        for (List<Comparison> together : Lists.partition(comparisons, TOGETHER)) {
            checks.add(() -> checkTogether(together));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Void> check : executor.invokeAll(checks)) {
                check.get();
            }
        }
        catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }

    private Void checkTogether(List<Comparison> comparisons)
    {
        List<MaterializedRow> copy = runner.rows(Stream.concat(columns.stream(), comparisons.stream().map(this::selected)).collect(joining(", ", "SELECT ", " FROM memory.default." + table)));
        for (int i = 0; i < comparisons.size(); i++) {
            runner.sandbox().limits().reset();
            Comparison comparison = comparisons.get(i);
            int predicate = columns.size() + 2 * i;
            List<List<Object>> matching = copy.stream()
                    .filter(row -> Boolean.TRUE.equals(row.getField(predicate)))
                    .sorted(Comparator.comparing(row -> (Long) row.getField(predicate + 1)))
                    .map(row -> comparison.columns().stream().map(row::getField).toList())
                    .toList();
            check(comparison, matching);
        }
        return null;
    }

    /**
     * Whether a row matches, and its rank among those that do.
     */
    private String selected(Comparison comparison)
    {
        String rank = comparison.order()
                .map(order -> "rank() OVER (PARTITION BY (%s) ORDER BY %s %s)".formatted(comparison.predicate(), columns.get(comparison.columns().getFirst()), order))
                .orElse("BIGINT '0'");
        return "(%s), %s".formatted(comparison.predicate(), rank);
    }

    private void check(Comparison comparison, List<List<Object>> matching)
    {
        String sql = sql(comparison);
        String description = comparison.description() + ": " + sql;
        List<List<Object>> rows = rows(sql, description);
        switch (comparison.shape()) {
            case ROWS -> assertThat(rows).describedAs(description).containsExactlyInAnyOrderElementsOf(matching);
            case COUNT -> assertThat(rows).describedAs(description).containsExactly(List.of((long) matching.size()));
            case SUMMARY -> assertThat(rows).describedAs(description).containsExactly(summary(comparison, matching));
            case GROUPS -> assertThat(rows).describedAs(description).containsExactlyInAnyOrderElementsOf(groups(matching));
            case LIMIT -> {
                assertThat(rows).describedAs(description).hasSize(Math.min(comparison.limit(), matching.size()));
                checkContained(description, matching, rows);
            }
            case FIRST -> {
                // rows with equal keys may stand for each other
                assertThat(rows.stream().map(List::getFirst).toList()).describedAs(description).isEqualTo(matching.stream().limit(comparison.limit()).map(List::getFirst).toList());
                checkContained(description, matching, rows);
            }
        }
    }

    private String sql(Comparison comparison)
    {
        List<String> names = comparison.columns().stream().map(columns::get).toList();
        String from = " FROM github.default.%s WHERE %s".formatted(table, comparison.predicate());
        String select = "SELECT " + String.join(", ", names) + from;
        return switch (comparison.shape()) {
            case ROWS -> select;
            case COUNT -> "SELECT count(*)" + from;
            case SUMMARY -> names.stream().map("count(%s)"::formatted).collect(joining(", ", "SELECT count(*), ", ", max(" + names.getLast() + ")")) + from;
            case GROUPS -> "SELECT " + names.getFirst() + ", count(*)" + from + " GROUP BY 1";
            case LIMIT -> select + " LIMIT " + comparison.limit();
            case FIRST -> select + " ORDER BY 1 " + comparison.order().orElseThrow() + " LIMIT " + comparison.limit();
        };
    }

    private List<List<Object>> rows(String sql, String description)
    {
        try {
            return runner.rows(sql).stream().map(MaterializedRow::getFields).toList();
        }
        catch (RuntimeException e) {
            throw new AssertionError(description, e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object> summary(Comparison comparison, List<List<Object>> matching)
    {
        List<Object> summary = new ArrayList<>();
        summary.add((long) matching.size());
        IntStream.range(0, comparison.columns().size()).forEach(column -> summary.add(matching.stream().filter(row -> row.get(column) != null).count()));
        summary.add(matching.stream().map(List::getLast).filter(Objects::nonNull).map(value -> (Comparable<Object>) value).max(Comparator.naturalOrder()).orElse(null));
        return summary;
    }

    private static List<List<Object>> groups(List<List<Object>> matching)
    {
        Map<List<Object>, Long> counts = matching.stream().collect(groupingBy(identity(), counting()));
        return counts.entrySet().stream().map(entry -> Stream.concat(entry.getKey().stream(), Stream.of((Object) entry.getValue())).toList()).toList();
    }

    private static void checkContained(String description, List<List<Object>> matching, List<List<Object>> rows)
    {
        HashMultiset<List<Object>> others = HashMultiset.create(rows);
        matching.forEach(others::remove);
        assertThat(others).describedAs("rows that do not match, or are given twice, of " + description).isEmpty();
    }
}
