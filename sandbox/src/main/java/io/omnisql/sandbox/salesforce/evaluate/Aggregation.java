package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.soql.Expression;
import io.omnisql.sandbox.salesforce.soql.Soql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers statements with aggregate functions or groups.
 */
final class Aggregation
{
    private static final int MOST_GROUPS = 2000;

    private final Soql soql;
    private final Scope scope;
    private final List<Operand<Row>> keys = new ArrayList<>();

    Aggregation(Soql soql, Scope scope)
    {
        this.soql = soql;
        this.scope = scope;
    }

    /**
     * Rows with the same key.
     */
    private record Group(List<Object> key, List<Row> rows) {}

    static boolean isAggregate(Soql soql)
    {
        return !soql.groupBy().isEmpty() || soql.select().stream().anyMatch(selected -> selected.expression() instanceof Expression.Call call && AggregateFunction.of(call.name()).isPresent());
    }

    QueryResult run(List<Row> rows)
    {
        if (soql.select().getFirst().expression().equals(new Expression.Call("COUNT", List.of()))) {
            return count(rows);
        }
        for (Expression expression : soql.groupBy()) {
            Operand<Row> key = scope.operand(expression);
            if (key.isField() && !key.field().is(FieldFlag.GROUPABLE)) {
                throw ApiException.malformedQuery("field '%s' can not be grouped in a query call".formatted(key.text()));
            }
            keys.add(key);
        }
        if (keys.isEmpty() && (soql.limit() != null || soql.offset() != null || !soql.orderBy().isEmpty())) {
            throw ApiException.malformedQuery("aggregate queries without GROUP BY support neither ORDER BY nor LIMIT nor OFFSET");
        }
        List<QueryResult.Column> columns = new ArrayList<>();
        List<Operand<Group>> selected = select(columns);
        Predicate<Group> having = soql.having() == null ? _ -> true : new ConditionCompiler<Group>(this::operand, null).compile(soql.having());
        Comparator<Group> order = order();
        List<Group> groups = new ArrayList<>(groups(rows).stream().filter(having).toList());
        if (order != null) {
            groups.sort(order);
        }
        int from = soql.offset() == null ? 0 : Math.min(soql.offset(), groups.size());
        int to = (int) Math.min(groups.size(), soql.limit() == null ? Integer.MAX_VALUE : (long) from + soql.limit());
        if (to - from > MOST_GROUPS) {
            throw ApiException.of(400, "EXCEEDED_ID_LIMIT", "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch");
        }
        return new QueryResult.Groups(columns, groups.subList(from, to).stream().map(group -> values(selected, group)).toList());
    }

    private static List<Object> values(List<Operand<Group>> operands, Group group)
    {
        List<Object> values = new ArrayList<>(operands.size());
        operands.forEach(operand -> values.add(operand.value().apply(group)));
        return values;
    }

    private QueryResult count(List<Row> rows)
    {
        if (soql.select().size() > 1 || !soql.groupBy().isEmpty() || !soql.orderBy().isEmpty()) {
            throw ApiException.malformedQuery("COUNT() must be the only element of the SELECT list, without GROUP BY and ORDER BY");
        }
        return new QueryResult.Count(Math.min(rows.size(), soql.limit() == null ? Integer.MAX_VALUE : soql.limit()));
    }

    private List<Operand<Group>> select(List<QueryResult.Column> columns)
    {
        List<Operand<Group>> operands = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int expressions = 0;
        for (Soql.Selected selected : soql.select()) {
            Operand<Group> operand = operand(selected.expression());
            String name = selected.alias();
            if (name == null) {
                name = selected.expression() instanceof Expression.Path path ? scope.resolve(path).field().name() : "expr" + expressions;
                expressions += selected.expression() instanceof Expression.Path ? 0 : 1;
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw ApiException.malformedQuery("duplicate alias: " + name);
            }
            operands.add(operand);
            columns.add(new QueryResult.Column(name, operand.field()));
        }
        return operands;
    }

    private Operand<Group> operand(Expression expression)
    {
        if (expression instanceof Expression.Call call && AggregateFunction.of(call.name()).isPresent()) {
            return aggregate(call, AggregateFunction.of(call.name()).get());
        }
        Operand<Row> row = scope.operand(expression);
        for (int i = 0; i < keys.size(); i++) {
            if (soql.groupBy().get(i).toString().equalsIgnoreCase(expression.toString())) {
                int position = i;
                return new Operand<>(row.text(), row.field(), row.isField(), group -> group.key().get(position));
            }
        }
        throw ApiException.malformedQuery("Field must be grouped or aggregated: %s".formatted(row.text()));
    }

    private Operand<Group> aggregate(Expression.Call call, AggregateFunction function)
    {
        if (call.arguments().size() != 1 || !(call.arguments().getFirst() instanceof Expression.Path path)) {
            throw ApiException.malformedQuery("unexpected argument of function %s".formatted(call.name()));
        }
        if (soql.groupBy().stream().anyMatch(key -> key.toString().equalsIgnoreCase(path.toString()))) {
            throw ApiException.malformedQuery("Grouped field should not be aggregated: %s".formatted(path));
        }
        Operand<Row> argument = scope.converted(path);
        function.check(argument.field(), argument.text());
        SField result = function.result(argument.field());
        return new Operand<>(call.toString(), result, false, group -> {
            List<Object> values = new ArrayList<>(group.rows().size());
            group.rows().forEach(row -> values.add(argument.value().apply(row)));
            return function.apply(argument.field(), values);
        });
    }

    private Comparator<Group> order()
    {
        Comparator<Group> order = null;
        for (Soql.Order item : soql.orderBy()) {
            Operand<Group> operand = operand(item.expression());
            if (operand.isField()) {
                QueryEngine.checkSortable(operand.field(), operand.text());
            }
            Comparator<Group> next = Values.order(operand, item.ascending(), item.nullsFirst());
            order = order == null ? next : order.thenComparing(next);
        }
        return order;
    }

    /**
     * Text that differs in case only falls into one group; the group shows what came first.
     */
    private List<Group> groups(List<Row> rows)
    {
        if (keys.isEmpty()) {
            return List.of(new Group(List.of(), rows));
        }
        Map<List<Object>, Group> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            List<Object> shown = new ArrayList<>();
            List<Object> folded = new ArrayList<>();
            for (Operand<Row> key : keys) {
                Object value = key.value().apply(row);
                shown.add(value);
                folded.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : Values.key(key.field(), value));
            }
            groups.computeIfAbsent(folded, _ -> new Group(shown, new ArrayList<>())).rows().add(row);
        }
        return List.copyOf(groups.values());
    }
}
