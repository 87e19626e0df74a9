package io.omnisql.toolkit.testing.tpch;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.stream.Collectors.joining;

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
            List<Object> values = filter.getValue().stream().map(text -> parse(rows.getFirst().get(column), text)).toList();
            selected = selected.filter(switch (operator) {
                case "is", "from", "after", "to", "before" -> row -> values.stream().anyMatch(value -> passes(operator, compare(row.get(column), value)));
                case "not" -> row -> values.stream().noneMatch(value -> compare(row.get(column), value) == 0);
                case "like" -> row -> values.stream().anyMatch(value -> like(value.toString()).matcher(row.get(column).toString()).matches());
                default -> throw new IllegalArgumentException("unknown operator " + operator);
            });
        }
        return new TpchRows(selected.toList());
    }

    /**
     * Of {@code %} for any text and {@code _} for any character.
     */
    private static Pattern like(String pattern)
    {
        return Pattern.compile(pattern.chars()
                .mapToObj(character -> switch (character) {
                    case '%' -> ".*";
                    case '_' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(joining()), Pattern.DOTALL);
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
     * Groups of rows by their values of the columns, with their number as {@code count}; without columns, the one group of all.
     *
     * @param values what else to tell of each group, such as {@code max:totalprice}; null of no rows
     */
    List<Map<String, Object>> groups(List<String> columns, List<String> values)
    {
        Map<Map<String, Object>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        if (columns.isEmpty()) {
            groups.put(Map.of(), new ArrayList<>());
        }
        for (Map<String, Object> row : rows) {
            groups.computeIfAbsent(columns.stream().collect(toImmutableMap(column -> column, row::get)), _ -> new ArrayList<>()).add(row);
        }
        List<Map<String, Object>> result = new ArrayList<>();
        groups.forEach((group, members) -> {
            Map<String, Object> told = new LinkedHashMap<>(group);
            told.put("count", (long) members.size());
            values.forEach(value -> told.put(value, aggregate(value, members)));
            result.add(told);
        });
        return result;
    }

    private Object aggregate(String value, List<Map<String, Object>> members)
    {
        List<String> parts = Splitter.on(':').splitToList(value);
        String column = column(parts.getLast());
        Stream<Object> all = members.stream().map(row -> row.get(column));
        return switch (parts.getFirst()) {
            case "min" -> all.min(TpchRows::compare).orElse(null);
            case "max" -> all.max(TpchRows::compare).orElse(null);
            case "sum" -> all.map(Long.class::cast).reduce(Math::addExact).orElse(null);
            default -> throw new IllegalArgumentException("unknown aggregate " + value);
        };
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
