package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.plugin.salesforce.soql.SalesforceId;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.omnisql.plugin.salesforce.Tables.equal;
import static io.omnisql.plugin.salesforce.Tables.field;
import static io.omnisql.plugin.salesforce.Tables.notEqual;
import static io.omnisql.plugin.salesforce.Tables.orNull;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * No statement has more characters than Salesforce takes.
 */
final class TestStatementLength
{
    private static final TableDefinition TABLE = Tables.table("Thing__c", field("AccountId", "reference", "FSGAN"), field("Int__c", "int", "FSGAN"));
    private static final RemoteQuery ALL = Tables.scan(TABLE);
    private static final RemoteAggregate COUNT = new RemoteAggregate(RemoteAggregate.Function.COUNT, Optional.empty(), false, "aggregate_0", ValueType.BIGINT);

    private final SalesforcePushdown pushdown = new SalesforcePushdown();

    @Test
    void testListsOfValues()
    {
        assertThat(pushdown.filter(ALL, equal("id", ids(10_000)))).isEqualTo(EXACT);
        assertThat(pushdown.filter(ALL, orNull(equal("accountid", ids(2_000))))).isEqualTo(EXACT);
        assertThat(pushdown.filter(ALL, orNull(equal("accountid", ids(10_000))))).isEqualTo(NEVER);
        // one list is asked for in slices, the other is in each statement
        RemoteQuery listed = Tables.scan(TABLE, equal("id", ids(10_000)));
        assertThat(pushdown.filter(listed, equal("accountid", ids(2_000)))).isEqualTo(EXACT);
        assertThat(pushdown.filter(listed, equal("accountid", ids(10_000)))).isEqualTo(NEVER);
    }

    @Test
    void testListsOfExcludedValues()
    {
        assertThat(pushdown.filter(ALL, notEqual("accountid", ids(2_000)))).isEqualTo(EXACT);
        assertThat(pushdown.filter(ALL, notEqual("accountid", ids(5_000)))).isEqualTo(NEVER);
        assertThat(pushdown.filter(Tables.scan(TABLE, notEqual("accountid", ids(2_000))), notEqual("id", ids(2_000)))).isEqualTo(NEVER);
    }

    @Test
    void testAlternatives()
    {
        assertThat(pushdown.disjunction(ALL, new AnyOf(List.of(equal("id", ids(1_000)), equal("accountid", ids(1_000)))))).isTrue();
        assertThat(pushdown.disjunction(ALL, new AnyOf(List.of(equal("id", ids(2_000)), equal("accountid", ids(2_000)))))).isFalse();
    }

    @Test
    void testGroupsAndOrders()
    {
        RemoteQuery few = Tables.scan(TABLE, equal("id", ids(2_000)));
        RemoteQuery many = Tables.scan(TABLE, equal("id", ids(5_000)));
        List<RemoteSort> sort = List.of(new RemoteSort("int__c", true, false));
        assertThat(pushdown.sort(few, sort)).isTrue();
        assertThat(pushdown.sort(many, sort)).isFalse();
        assertThat(pushdown.aggregation(few, List.of(COUNT), List.of())).isTrue();
        assertThat(pushdown.aggregation(many, List.of(COUNT), List.of())).isFalse();
        // values that become known later
        assertThat(pushdown.filter(ALL.withAggregation(List.of(COUNT), List.of()), equal("accountid", ids(5_000)))).isEqualTo(NEVER);
        assertThat(pushdown.filter(ALL.withSort(sort), equal("accountid", ids(5_000)))).isEqualTo(NEVER);
    }

    private static RemoteValue[] ids(int count)
    {
        return IntStream.range(0, count).mapToObj(i -> RemoteValue.of(SalesforceId.to18("001A000000%05d".formatted(i)))).toArray(RemoteValue[]::new);
    }
}
