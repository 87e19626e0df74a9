package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.JoinedQuery;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemoteJoin;
import io.omnisql.toolkit.adapter.RemoteJoin.Key;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.pushdown.JoinPushdown.Result;
import io.omnisql.toolkit.pushdown.JoinPushdown.Side;
import io.trino.spi.connector.JoinType;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.connector.JoinType.FULL_OUTER;
import static io.trino.spi.connector.JoinType.INNER;
import static io.trino.spi.connector.JoinType.LEFT_OUTER;
import static io.trino.spi.connector.JoinType.RIGHT_OUTER;
import static io.trino.spi.expression.StandardFunctions.AND_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LESS_THAN_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static org.assertj.core.api.Assertions.assertThat;

final class TestJoinPushdown
{
    private static final ColumnDefinition CHILD_ID = column("id", ValueType.BIGINT, "/id", "");
    private static final ColumnDefinition PARENT = column("parent_id", ValueType.BIGINT, "/parent_id", "");
    private static final ColumnDefinition ID = column("id", ValueType.BIGINT, "/id", "");
    private static final ColumnDefinition NAME = column("name", ValueType.BIGINT, "/name", "");
    private static final ColumnDefinition PATH = column("parent.name", ValueType.BIGINT, "/parent/name", "");
    private static final ColumnDefinition PATH_ID = column("parent.id", ValueType.BIGINT, "/parent/id", "");

    private static final Side CHILDREN = side("children", Map.of("c", CHILD_ID, "p", PARENT), CHILD_ID, PARENT);
    private static final Side PARENTS = side("parents", Map.of("i", ID, "n", NAME), ID, NAME);
    private static final ConnectorExpression BY_PARENT = compare(EQUAL_OPERATOR_FUNCTION_NAME, "p", "i");

    private final List<RemoteJoin> asked = new ArrayList<>();

    private static Side side(String table, Map<String, ColumnDefinition> columns, ColumnDefinition... all)
    {
        RemoteQuery query = RemoteQuery.scan(new TableDefinition(table, "", List.of(all))).withColumns(List.of(all).stream().map(ColumnDefinition::name).toList());
        return new Side(query, columns);
    }

    private static Call compare(FunctionName function, String left, String right)
    {
        return new Call(BOOLEAN, function, List.of(new Variable(left, BIGINT), new Variable(right, BIGINT)));
    }

    private static Side changed(Side side, UnaryOperator<RemoteQuery> change)
    {
        return new Side(change.apply(side.query()), side.columns());
    }

    /**
     * Joins children to parents.
     */
    private Optional<JoinedQuery> join(RemoteJoin join)
    {
        asked.add(join);
        return join.left().table().equals("children")
                ? Optional.of(new JoinedQuery(join.left().withColumns(List.of("id", "parent_id", "parent.name")), Map.of("id", PATH_ID, "name", PATH)))
                : Optional.empty();
    }

    private Optional<Result> apply(JoinType type, Side left, Side right, ConnectorExpression condition)
    {
        return JoinPushdown.apply(type, left, right, condition, this::join);
    }

    @Test
    void testInner()
    {
        Result result = apply(INNER, CHILDREN, PARENTS, BY_PARENT).orElseThrow();
        assertThat(result.query().table()).isEqualTo("children+parents");
        assertThat(result.left()).isEqualTo(Map.of(CHILD_ID, CHILD_ID, PARENT, PARENT));
        assertThat(result.right()).isEqualTo(Map.of(ID, PATH_ID, NAME, PATH));
        assertThat(asked).containsExactly(new RemoteJoin(CHILDREN.query(), PARENTS.query(), List.of(new Key("parent_id", "id")), false));
        Result swapped = apply(INNER, PARENTS, CHILDREN, BY_PARENT).orElseThrow();
        assertThat(swapped.query()).isEqualTo(result.query());
        assertThat(swapped.left()).isEqualTo(result.right());
        assertThat(swapped.right()).isEqualTo(result.left());
    }

    @Test
    void testOuter()
    {
        assertThat(apply(LEFT_OUTER, CHILDREN, PARENTS, BY_PARENT)).isPresent();
        assertThat(apply(RIGHT_OUTER, PARENTS, CHILDREN, BY_PARENT)).isPresent();
        assertThat(asked).hasSize(2).allMatch(join -> join.outer() && join.left().equals(CHILDREN.query()));
        assertThat(apply(LEFT_OUTER, PARENTS, CHILDREN, BY_PARENT)).isEmpty();
        assertThat(apply(RIGHT_OUTER, CHILDREN, PARENTS, BY_PARENT)).isEmpty();
        assertThat(apply(FULL_OUTER, CHILDREN, PARENTS, BY_PARENT)).isEmpty();
        assertThat(asked).hasSize(4);
    }

    @Test
    void testCondition()
    {
        assertThat(apply(INNER, CHILDREN, PARENTS, compare(LESS_THAN_OPERATOR_FUNCTION_NAME, "p", "i"))).isEmpty();
        assertThat(apply(INNER, CHILDREN, PARENTS, compare(EQUAL_OPERATOR_FUNCTION_NAME, "p", "c"))).isEmpty();
        ColumnDefinition hidden = column("$hidden", ValueType.BIGINT, "", "");
        assertThat(apply(INNER, new Side(CHILDREN.query(), Map.of("p", hidden)), new Side(PARENTS.query(), Map.of("i", hidden)), BY_PARENT)).isEmpty();
        assertThat(asked).isEmpty();
        apply(INNER, CHILDREN, PARENTS, new Call(BOOLEAN, AND_FUNCTION_NAME, List.of(BY_PARENT, compare(EQUAL_OPERATOR_FUNCTION_NAME, "n", "c"))));
        assertThat(asked.getFirst().keys()).containsExactly(new Key("parent_id", "id"), new Key("id", "name"));
    }

    @Test
    void testOnlyWhatIsReadIsAskedFor()
    {
        apply(LEFT_OUTER, CHILDREN, new Side(PARENTS.query(), Map.of("i", ID)), BY_PARENT);
        assertThat(asked.getFirst().right().columns()).containsExactly("id");
        // a column that nothing holds
        Side more = side("parents", Map.of("i", ID, "x", column("x", ValueType.BIGINT, "/x", "")), ID);
        assertThat(apply(LEFT_OUTER, CHILDREN, more, BY_PARENT)).isEmpty();
    }

    @Test
    void testIncompleteSides()
    {
        Values filter = new Values("id", List.of(RemoteRange.equal(RemoteValue.of(1))), false);
        RemoteFilter exact = new RemoteFilter(filter, Verdict.EXACT);
        RemoteFilter superset = new RemoteFilter(filter, Verdict.SUPERSET);
        assertThat(apply(INNER, CHILDREN, changed(PARENTS, query -> query.withFilters(List.of(exact))), BY_PARENT)).isPresent();
        asked.clear();
        for (UnaryOperator<RemoteQuery> change : List.<UnaryOperator<RemoteQuery>>of(
                query -> query.withFilters(List.of(superset)),
                query -> query.withLimit(OptionalLong.of(1)),
                query -> query.withSort(List.of(new RemoteSort("id", true, true))))) {
            assertThat(apply(INNER, changed(CHILDREN, change), PARENTS, BY_PARENT)).isEmpty();
            assertThat(apply(INNER, CHILDREN, changed(PARENTS, change), BY_PARENT)).isEmpty();
        }
        // groups are no rows to join to
        assertThat(apply(LEFT_OUTER, changed(CHILDREN, query -> query.withAggregation(List.of(), List.of("parent_id"))), PARENTS, BY_PARENT)).isEmpty();
        assertThat(asked).isEmpty();
    }
}
