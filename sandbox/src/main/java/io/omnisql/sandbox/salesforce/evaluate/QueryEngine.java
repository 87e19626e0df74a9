package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.data.NameObject;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.soql.Condition;
import io.omnisql.sandbox.salesforce.soql.Expression;
import io.omnisql.sandbox.salesforce.soql.Soql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers statements from the rows.
 */
public final class QueryEngine
{
    private static final int LARGEST_OFFSET = 2000;

    private final QueryContext context;
    private final Soql soql;
    private final Scope scope;

    private QueryEngine(QueryContext context, Soql soql)
    {
        this.context = context;
        this.soql = soql;
        this.scope = new Scope(context, soql);
    }

    /**
     * @throws ApiException when the statement asks what cannot be asked
     */
    public static QueryResult run(QueryContext context, Soql soql)
    {
        return new QueryEngine(context, soql).run();
    }

    private QueryResult run()
    {
        if (soql.offset() != null && soql.offset() > LARGEST_OFFSET) {
            throw ApiException.of(400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
        }
        if (scope.type() == EntityDefinition.TYPE) {
            EntityDefinition.check(soql);
        }
        if (Aggregation.isAggregate(soql)) {
            return new Aggregation(soql, scope).run(matching());
        }
        return records();
    }

    private QueryResult records()
    {
        List<BoundPath> paths = new ArrayList<>();
        Selection selection = new Selection(scope.type());
        Set<String> seen = new HashSet<>();
        for (Soql.Selected selected : soql.select()) {
            if (!(selected.expression() instanceof Expression.Path path)) {
                Expression.Call call = (Expression.Call) selected.expression();
                throw DateFunction.of(call.name()).isPresent() ? ApiException.malformedQuery("%s must be grouped".formatted(call)) : Scope.unknown(call);
            }
            if (selected.alias() != null) {
                throw ApiException.malformedQuery("only aggregate expressions use field aliasing");
            }
            BoundPath bound = scope.resolve(path);
            if (!seen.add(bound.text())) {
                throw ApiException.invalidField("duplicate field selected: " + path);
            }
            paths.add(bound);
            selection.add(bound, owners(bound));
        }
        Comparator<Row> order = order();
        List<Row> rows = matching();
        if (order != null) {
            rows = new ArrayList<>(rows);
            rows.sort(order);
        }
        return new QueryResult.Records(context, scope.type(), selection, paths, limited(rows));
    }

    private List<SObjectType> owners(BoundPath path)
    {
        return path.references().stream()
                .map(reference -> reference.isPolymorphic() ? NameObject.TYPE : context.type(reference.referenceTo().getFirst()).orElseThrow())
                .toList();
    }

    /**
     * @return null when the statement gives no order
     */
    private Comparator<Row> order()
    {
        Comparator<Row> order = null;
        for (Soql.Order item : soql.orderBy()) {
            Operand<Row> operand = scope.converted(item.expression());
            if (!operand.isField()) {
                throw ApiException.malformedQuery("%s must be grouped".formatted(operand.text()));
            }
            checkSortable(operand.field(), operand.text());
            Comparator<Row> next = Values.order(operand, item.ascending(), item.nullsFirst());
            order = order == null ? next : order.thenComparing(next);
        }
        return order;
    }

    static void checkSortable(SField field, String text)
    {
        if (!field.is(FieldFlag.SORTABLE)) {
            throw ApiException.malformedQuery("field '%s' can not be sorted in a query call".formatted(text));
        }
    }

    private <T> List<T> limited(List<T> rows)
    {
        int from = soql.offset() == null ? 0 : Math.min(soql.offset(), rows.size());
        // an offset, even of zero, leaves no more than 2,000 rows
        int most = soql.offset() == null ? Integer.MAX_VALUE : LARGEST_OFFSET;
        int limit = Math.min(most, soql.limit() == null ? Integer.MAX_VALUE : soql.limit());
        return rows.subList(from, (int) Math.min(rows.size(), (long) from + limit));
    }

    /**
     * The rows that fulfil the condition. Where no order is asked for there is none: they start anywhere.
     */
    private List<Row> matching()
    {
        Predicate<Row> predicate = soql.where() == null ? _ -> true : new ConditionCompiler<>(scope::operand, new SubqueryJoins(context, soql)).compile(soql.where());
        List<Row> rows = context.rows(scope.type());
        if (rows.isEmpty()) {
            return rows;
        }
        int start = Math.floorMod(soql.toString().hashCode(), rows.size());
        List<Row> matching = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get((start + i) % rows.size());
            if (predicate.test(row)) {
                matching.add(row);
            }
        }
        return matching;
    }

    /**
     * Semi-joins: at most two, over ids, with another object.
     */
    private static final class SubqueryJoins
            implements ConditionCompiler.SemiJoins<Row>
    {
        private static final int MOST = 2;

        private final QueryContext context;
        private final Soql outer;
        private int count;

        SubqueryJoins(QueryContext context, Soql outer)
        {
            this.context = context;
            this.outer = outer;
        }

        @Override
        public Predicate<Row> compile(Condition.InQuery condition, Operand<Row> left)
        {
            count++;
            if (count > MOST) {
                throw ApiException.of(400, "EXCEEDED_MAX_SEMIJOIN_SUBSELECTS", "maximum number of semi-join sub-selects in a query exceeded: 2");
            }
            Soql inner = condition.query();
            Scope scope = new Scope(context, inner);
            if (inner.from().equalsIgnoreCase(outer.from())) {
                throw ApiException.malformedQuery("The inner and outer selects should not be on the same object type");
            }
            Operand<Row> selected = scope.operand(inner.select().getFirst().expression());
            if (!left.isField() || !left.field().type().isId() || !selected.field().type().isId()) {
                throw ApiException.malformedQuery("Semi join sub-selects can only query id or reference fields, and compare them with such fields");
            }
            Predicate<Row> filter = inner.where() == null ? _ -> true : new ConditionCompiler<>(scope::operand, null).compile(inner.where());
            Set<Object> ids = new HashSet<>();
            for (Row row : context.rows(scope.type())) {
                Object id = selected.value().apply(row);
                if (id != null && filter.test(row)) {
                    ids.add(id);
                }
            }
            Predicate<Row> found = row -> ids.contains(left.value().apply(row));
            return condition.negated() ? found.negate() : found;
        }
    }
}
