package io.omnisql.plugin.github.documentation;

import com.google.common.collect.Multimaps;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.stream.Stream;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * A table's declarations as a page shows them.
 */
final class TableMarkdown
{
    private TableMarkdown() {}

    static String render(TableDefinition table)
    {
        Stream<String> head = Stream.of(
                "### " + table.name(),
                "",
                table.comment() + ".",
                "",
                "| column | type | filters pushed | `ORDER BY … LIMIT` pushed | meaning |",
                "|---|---|---|---|---|");
        return Stream.concat(head, table.columns().stream().map(TableMarkdown::row)).collect(joining("\n"));
    }

    private static String row(ColumnDefinition column)
    {
        return "| `%s` | %s | %s | %s | %s |".formatted(column.name(), type(column), filters(column.filter()), column.sortable() ? "yes" : "", column.comment());
    }

    private static String type(ColumnDefinition column)
    {
        return column.nullable() ? column.type().toString() : column.type() + ", not null";
    }

    private static String filters(FilterSupport filter)
    {
        return Multimaps.asMap(filter.operators()).entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(ROOT) + ": " + entry.getValue().stream().map(TableMarkdown::operator).collect(joining(", ")))
                .collect(joining("; "));
    }

    private static String operator(String operator)
    {
        return operator.equals("ranges") ? operator : "`" + operator + "`";
    }
}
