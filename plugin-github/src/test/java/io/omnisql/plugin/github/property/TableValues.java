package io.omnisql.plugin.github.property;

import io.omnisql.plugin.github.GithubQueryRunner;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * Random predicates over any table, from values that its rows hold and values that they do not.
 */
final class TableValues
{
    private static final int SAMPLES = 40;

    private final Random random;
    private final Map<ColumnDefinition, List<String>> literals = new LinkedHashMap<>();

    TableValues(Random random, GithubQueryRunner runner, TableDefinition table)
    {
        this.random = random;
        for (ColumnDefinition column : table.columns()) {
            if (!column.type().isScalar() || column.type().kind() == ValueType.Kind.DOUBLE) {
                continue;
            }
            List<String> values = new ArrayList<>(runner.rows("SELECT DISTINCT cast(\"%s\" AS varchar) FROM memory.default.%s WHERE \"%s\" IS NOT NULL ORDER BY 1 LIMIT %s".formatted(column.name(), table.name(), column.name(), SAMPLES)).stream()
                    .map(row -> literal(column.type(), (String) row.getField(0)))
                    .toList());
            values.add(switch (column.type().kind()) {
                case BIGINT -> "-1";
                case BOOLEAN -> "true";
                case INSTANT -> "TIMESTAMP '2026-01-01 00:00:00.500 UTC'";
                default -> "'no such value'";
            });
            literals.put(column, values);
        }
    }

    private static String literal(ValueType type, String text)
    {
        return switch (type.kind()) {
            case BIGINT, BOOLEAN -> text;
            case INSTANT -> "TIMESTAMP '" + text + "'";
            default -> "'" + text.replace("'", "''") + "'";
        };
    }

    List<String> columns()
    {
        return literals.keySet().stream().map(column -> '"' + column.name() + '"').toList();
    }

    String predicate()
    {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> random.nextInt(6) == 0 ? "(" + leaf() + " OR " + leaf() + ")" : leaf())
                .collect(joining(" AND "));
    }

    private String leaf()
    {
        List<ColumnDefinition> columns = List.copyOf(literals.keySet());
        // columns with filters of their own are of more interest
        List<ColumnDefinition> filtered = columns.stream().filter(column -> !column.filter().equals(FilterSupport.NONE)).toList();
        ColumnDefinition column = random.nextInt(4) > 0 ? pick(filtered) : pick(columns);
        String name = '"' + column.name() + '"';
        String value = pick(literals.get(column));
        String leaf = switch (random.nextInt(11)) {
            case 0 -> name + " IS NULL";
            case 1 -> name + " IS NOT NULL";
            case 2 -> name + " <> " + value;
            case 3 -> name + " IN (" + value + ", " + pick(literals.get(column)) + ", " + pick(literals.get(column)) + ")";
            case 4 -> name + " NOT IN (" + value + ", " + pick(literals.get(column)) + ")";
            case 5 -> name + pick(List.of(" < ", " <= ", " > ", " >= ")) + value;
            case 6 -> name + " BETWEEN " + value + " AND " + pick(literals.get(column));
            case 7 -> column.type().kind() == ValueType.Kind.VARCHAR ? name + " = " + value.toUpperCase(ROOT) : name + " = " + value;
            default -> name + " = " + value;
        };
        return random.nextInt(12) == 0 ? "NOT (" + leaf + ")" : "(" + leaf + ")";
    }

    <T> T pick(List<T> pool)
    {
        return pool.get(random.nextInt(pool.size()));
    }
}
