package io.omnisql.toolkit.testing.tpch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableMap.toImmutableMap;

/**
 * Rows of a generated table, by column name. Values are {@link Long}, {@link Double}, {@link String} and {@link LocalDate}; none is null.
 */
record TpchRows(List<Map<String, Object>> rows)
{
    private static final double SCALE = 0.01;

    TpchRows
    {
        rows = List.copyOf(rows);
    }

    static TpchRows generate(String table)
    {
        return generate(TpchTable.getTable(table));
    }

    private static <E extends TpchEntity> TpchRows generate(TpchTable<E> table)
    {
        ImmutableList.Builder<Map<String, Object>> rows = ImmutableList.builder();
        for (E entity : table.createGenerator(SCALE, 1, 1)) {
            ImmutableMap.Builder<String, Object> row = ImmutableMap.builder();
            table.getColumns().forEach(column -> row.put(column.getSimplifiedColumnName(), value(column, entity)));
            rows.add(row.buildOrThrow());
        }
        return new TpchRows(rows.build());
    }

    private static <E extends TpchEntity> Object value(TpchColumn<E> column, E entity)
    {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> column.getIdentifier(entity);
            case INTEGER -> (long) column.getInteger(entity);
            case DOUBLE -> column.getDouble(entity);
            case VARCHAR -> column.getString(entity);
            case DATE -> LocalDate.ofEpochDay(column.getDate(entity));
        };
    }

    /**
     * @param filters texts by column and operator, such as {@code custkey.is}
     */
    TpchRows filter(Map<String, List<String>> filters)
    {
        Stream<Map<String, Object>> selected = rows.stream();
        for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
            int dot = filter.getKey().indexOf('.');
            checkArgument(dot > 0, "unknown parameter %s", filter.getKey());
            String column = column(filter.getKey().substring(0, dot));
            String operator = filter.getKey().substring(dot + 1);
            checkArgument(List.of("is", "from", "after", "to", "before").contains(operator), "unknown operator %s", operator);
            List<Object> values = filter.getValue().stream().map(text -> parse(rows.getFirst().get(column), text)).toList();
            selected = selected.filter(row -> values.stream().anyMatch(value -> passes(operator, compare(row.get(column), value))));
        }
        return new TpchRows(selected.toList());
    }

    private static boolean passes(String operator, int order)
    {
        return switch (operator) {
            case "is" -> order == 0;
            case "from" -> order >= 0;
            case "after" -> order > 0;
            case "to" -> order <= 0;
            default -> order < 0;
        };
    }

    /**
     * @param sort columns, each after a {@code +} or a {@code -}
     */
    TpchRows sort(List<String> sort)
    {
        Comparator<Map<String, Object>> order = (_, _) -> 0;
        for (String item : sort) {
            String column = column(item.substring(1));
            Comparator<Map<String, Object>> ascending = (left, right) -> compare(left.get(column), right.get(column));
            order = order.thenComparing(item.startsWith("-") ? ascending.reversed() : ascending);
        }
        return new TpchRows(rows.stream().sorted(order).toList());
    }

    /**
     * Numbers of rows by their values of the columns; without columns, the number of all.
     */
    Map<Map<String, Object>, Long> count(List<String> columns)
    {
        Map<Map<String, Object>, Long> counts = new LinkedHashMap<>();
        if (columns.isEmpty()) {
            counts.put(Map.of(), 0L);
        }
        for (Map<String, Object> row : rows) {
            Map<String, Object> group = columns.stream().collect(toImmutableMap(column -> column, row::get));
            counts.merge(group, 1L, Long::sum);
        }
        return counts;
    }

    private String column(String name)
    {
        checkArgument(rows.isEmpty() || rows.getFirst().containsKey(name), "unknown column %s", name);
        return name;
    }

    private static Object parse(Object example, String text)
    {
        return switch (example) {
            case Long _ -> Long.valueOf(text);
            case Double _ -> Double.valueOf(text);
            case LocalDate _ -> LocalDate.parse(text);
            default -> text;
        };
    }

    private static int compare(Object left, Object right)
    {
        return switch (left) {
            case Long value -> value.compareTo((Long) right);
            case Double value -> value.compareTo((Double) right);
            case LocalDate value -> value.compareTo((LocalDate) right);
            default -> left.toString().compareTo(right.toString());
        };
    }
}
