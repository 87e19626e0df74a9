package io.omnisql.plugin.jira.documentation;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * A table's declarations as a page shows them.
 */
final class TableMarkdown
{
    static final String HEAD =
            """
            | column | type | filters pushed | `ORDER BY … LIMIT` pushed | meaning |
            |---|---|---|---|---|""";

    private TableMarkdown() {}

    static String render(TableDefinition table)
    {
        Stream<String> head = Stream.of(
                "### " + table.name(),
                "",
                table.comment() + ".",
                "",
                HEAD);
        return Stream.concat(head, table.columns().stream().map(TableMarkdown::row)).collect(joining("\n"));
    }

    static String row(ColumnDefinition column)
    {
        return "| `%s` | %s | %s | %s | %s |".formatted(column.name(), type(column), filters(column.filter()), column.sortable() ? "yes" : "", column.comment());
    }

    private static String type(ColumnDefinition column)
    {
        return column.nullable() ? column.type().toString() : column.type() + ", not null";
    }

    private static String filters(FilterSupport filter)
    {
        Map<Verdict, List<String>> byVerdict = new LinkedHashMap<>();
        add(byVerdict, filter.equality(), "`=` `IN`");
        add(byVerdict, filter.range(), "ranges");
        add(byVerdict, filter.exclusion(), "`<>` `NOT IN`");
        add(byVerdict, filter.nullTest(), "`IS NULL`");
        add(byVerdict, filter.contains(), "`contains`");
        add(byVerdict, filter.like(), "`LIKE`");
        return byVerdict.entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(ROOT) + ": " + String.join(", ", entry.getValue()))
                .collect(joining("; "));
    }

    private static void add(Map<Verdict, List<String>> byVerdict, Verdict verdict, String operators)
    {
        if (verdict != NEVER) {
            byVerdict.computeIfAbsent(verdict, _ -> new ArrayList<>()).add(operators);
        }
    }
}
