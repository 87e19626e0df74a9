package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteAggregate.Function;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.plugin.salesforce.Tables.field;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSortsAndAggregates
{
    private static final TableDefinition TABLE = table();
    private static final TableDefinition MULTI_CURRENCY = Tables.table(
            "Thing__c",
            field("CurrencyIsoCode", "picklist", "FSGAN"),
            field("Money__c", "currency", "FSAN"),
            field("Double__c", "double", "FSAN"));

    private final SalesforcePushdown pushdown = new SalesforcePushdown();

    private static TableDefinition table()
    {
        return Tables.table(
                "Thing__c",
                field("AccountId", "reference", "FSGAN"),
                field("OwnerId", "reference", "FSGA"),
                field("Flag__c", "boolean", "FSG"),
                field("Unsorted__c", "boolean", "G"),
                field("Maybe__c", "boolean", "FSGAN"),
                field("Several__c", "multipicklist", "FSGAN"),
                field("Formula__c", "string", "FSGANC"),
                field("Int__c", "int", "FSGAN"),
                field("Long__c", "long", "FSGAN"),
                field("Double__c", "double", "FSAN"),
                field("Money__c", "currency", "FSAN"),
                field("Date__c", "date", "FSGAN"),
                field("Plain__c", "date", "FSN"),
                field("At__c", "datetime", "FSAN"),
                field("Time__c", "time", "FSN"),
                field("Text__c", "string", "FSGAN"),
                field("Key__c", "string", "FSGANK"),
                field("Colour__c", "picklist", "FSGAN"));
    }

    @Test
    void testSortableColumns()
    {
        assertThat(TABLE.columns().stream().filter(column -> column.sortable()).map(column -> column.name()))
                .containsExactlyInAnyOrder("id", "flag__c", "int__c", "long__c", "double__c", "money__c", "date__c", "plain__c", "at__c");
        assertThat(MULTI_CURRENCY.columns().stream().filter(column -> column.sortable()).map(column -> column.name()))
                .containsExactlyInAnyOrder("id", "double__c");
    }

    @Test
    void testSort()
    {
        assertThat(sorts("int__c", "date__c")).isTrue();
        assertThat(sorts("int__c", "double__c")).isTrue();
        // doubles that are equal in SQL may differ at the service
        assertThat(sorts("double__c", "int__c")).isFalse();
        assertThat(sorts("int__c", "int__c")).isFalse();
    }

    private boolean sorts(String... columns)
    {
        return pushdown.sort(Tables.scan(TABLE), Stream.of(columns).map(column -> new RemoteSort(column, true, false)).toList());
    }

    @Test
    void testAggregates()
    {
        assertThat(aggregates(TABLE, count(Optional.empty(), false))).isTrue();
        for (String column : List.of("accountid", "int__c", "double__c", "money__c", "date__c", "at__c", "text__c", "colour__c")) {
            assertThat(aggregates(TABLE, count(Optional.of(column), false))).describedAs(column).isTrue();
        }
        for (String column : List.of("flag__c", "maybe__c", "several__c", "formula__c", "time__c", "plain__c")) {
            assertThat(aggregates(TABLE, count(Optional.of(column), false))).describedAs(column).isFalse();
        }
        for (String column : List.of("id", "accountid", "int__c", "date__c", "at__c")) {
            assertThat(aggregates(TABLE, count(Optional.of(column), true))).describedAs(column).isTrue();
        }
        for (String column : List.of("text__c", "key__c", "colour__c", "double__c", "money__c")) {
            assertThat(aggregates(TABLE, count(Optional.of(column), true))).describedAs(column).isFalse();
        }
        assertThat(aggregates(TABLE, of(Function.SUM, "int__c"))).isTrue();
        for (String column : List.of("long__c", "double__c", "money__c")) {
            assertThat(aggregates(TABLE, of(Function.SUM, column))).describedAs(column).isFalse();
        }
        for (Function function : List.of(Function.MIN, Function.MAX)) {
            for (String column : List.of("id", "int__c", "double__c", "money__c", "date__c", "at__c")) {
                assertThat(aggregates(TABLE, of(function, column))).describedAs(column).isTrue();
            }
            for (String column : List.of("text__c", "key__c", "colour__c", "time__c", "accountid")) {
                assertThat(aggregates(TABLE, of(function, column))).describedAs(column).isFalse();
            }
        }
        assertThat(aggregates(TABLE, of(Function.AVG, "int__c"))).isFalse();
    }

    @Test
    void testAmountsOfSeveralCurrencies()
    {
        assertThat(aggregates(MULTI_CURRENCY, of(Function.MAX, "money__c"))).isFalse();
        assertThat(aggregates(MULTI_CURRENCY, of(Function.MAX, "double__c"))).isTrue();
        assertThat(aggregates(MULTI_CURRENCY, count(Optional.of("money__c"), false))).isTrue();
    }

    @Test
    void testGroups()
    {
        for (String key : List.of("accountid", "flag__c", "unsorted__c", "int__c", "long__c", "date__c")) {
            assertThat(groups(key)).describedAs(key).isTrue();
        }
        for (String key : List.of("maybe__c", "several__c", "formula__c", "text__c", "key__c", "colour__c", "double__c", "at__c", "time__c", "plain__c")) {
            assertThat(groups(key)).describedAs(key).isFalse();
        }
        assertThat(groups("flag__c", "int__c", "accountid")).isTrue();
        assertThat(groups("flag__c", "text__c")).isFalse();
    }

    /**
     * What has a value always can be counted as records.
     */
    @Test
    void testAggregatesOfGroupedFields()
    {
        assertThat(groups(List.of("id"), count(Optional.empty(), false))).isFalse();
        assertThat(groups(List.of("id"), count(Optional.of("id"), false))).isFalse();
        assertThat(groups(List.of("id"), of(Function.MAX, "at__c"))).isTrue();
        assertThat(groups(List.of("ownerid"), count(Optional.of("ownerid"), false))).isTrue();
        assertThat(groups(List.of("ownerid"), count(Optional.of("ownerid"), true))).isFalse();
        assertThat(groups(List.of("accountid"), count(Optional.of("accountid"), false))).isFalse();
        assertThat(groups(List.of("flag__c", "int__c"), of(Function.SUM, "int__c"))).isFalse();
        assertThat(groups(List.of("flag__c", "int__c"), of(Function.MAX, "long__c"))).isTrue();
    }

    @Test
    void testObjectsWithoutAggregates()
    {
        for (String object : List.of("Thing__x", "Thing__b", "Thing__mdt")) {
            assertThat(aggregates(Tables.table(object), count(Optional.empty(), false))).describedAs(object).isFalse();
        }
    }

    private boolean groups(String... keys)
    {
        return groups(List.of(keys), count(Optional.empty(), false));
    }

    private boolean groups(List<String> keys, RemoteAggregate aggregate)
    {
        return pushdown.aggregation(Tables.scan(TABLE), List.of(aggregate), keys);
    }

    private boolean aggregates(TableDefinition table, RemoteAggregate aggregate)
    {
        RemoteQuery query = Tables.scan(table);
        return pushdown.aggregation(query, List.of(aggregate), List.of());
    }

    private static RemoteAggregate count(Optional<String> column, boolean distinct)
    {
        return new RemoteAggregate(Function.COUNT, column, distinct, "aggregate_0", ValueType.BIGINT);
    }

    private static RemoteAggregate of(Function function, String column)
    {
        return new RemoteAggregate(function, Optional.of(column), false, "aggregate_0", ValueType.BIGINT);
    }
}
