package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.plugin.salesforce.bulk.BulkScans;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.plugin.salesforce.soql.SalesforceId;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import static io.omnisql.plugin.salesforce.Tables.CONNECTION;
import static io.omnisql.plugin.salesforce.Tables.equal;
import static io.omnisql.plugin.salesforce.Tables.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPages
{
    private static final TableDefinition TABLE = Tables.table(
            "Thing__c",
            field("AccountId", "reference", "FSGAN"),
            field("Flag__c", "boolean", "FSG"),
            field("Int__c", "int", "FSGAN"));
    private static final RemotePartition WHOLE = new RemotePartition("all rows", Map.of());
    private static final RemoteReader NO_READER = request -> {
        throw new AssertionError("asked: " + request);
    };
    private static final String LAST = "001A0000006Vm9rIAC";
    private static final String LOCATOR = "/services/data/v65.0/query/01gxx-200";

    private final SalesforcePlanner planner = new SalesforcePlanner(new BulkScans(), new ObjectSizes());

    @Test
    void testPagesFollowTheLastId()
    {
        RemoteQuery query = Tables.scan(TABLE, equal("int__c", RemoteValue.of(5))).withColumns(List.of("int__c"));
        PageRequest first = first(query, 5999);
        assertThat(soql(first)).isEqualTo("SELECT Id,Int__c FROM Thing__c WHERE Int__c = 5 ORDER BY Id LIMIT 2000");
        assertThat(next(query, first, page(1999, "true", 1999))).isEmpty();
        PageRequest second = next(query, first, page(2000, "true", 2000)).orElseThrow();
        assertThat(soql(second)).isEqualTo("SELECT Id,Int__c FROM Thing__c WHERE Int__c = 5 AND Id > '" + LAST + "' ORDER BY Id LIMIT 2000");
        assertThat(next(query, second, page(1999, "true", 1999))).isEmpty();
        PageRequest third = next(query, second, page(2000, "true", 2000)).orElseThrow();
        assertThat(soql(third)).isEqualTo("SELECT Id,Int__c FROM Thing__c WHERE Int__c = 5 AND Id > '" + LAST + "' ORDER BY Id");
        assertThat(next(query, third, page(2000, "true", 2000))).isEmpty();
    }

    @Test
    void testRowsThatNobodyCounted()
    {
        RemoteQuery query = Tables.scan(TABLE).withColumns(List.of("int__c"));
        PageRequest first = planner.firstPage(CONNECTION, query, WHOLE);
        assertThat(soql(first)).isEqualTo("SELECT Id,Int__c FROM Thing__c ORDER BY Id");
        assertThat(soql(first(query, 2000))).isEqualTo(soql(first));
        assertThat(next(query, first, page(2000, "true", 2000))).isEmpty();
        PageRequest rest = next(query, first, page(2000, "false", 4001)).orElseThrow();
        assertThat(rest.request().path()).isEqualTo(LOCATOR);
        PageRequest last = next(query, rest, page(2000, "false", 4001)).orElseThrow();
        assertThat(last.request().path()).isEqualTo(LOCATOR);
        assertThat(next(query, last, page(1, "true", 4001))).isEmpty();
    }

    @Test
    void testMoreRowsThanCounted()
    {
        RemoteQuery query = Tables.scan(TABLE).withColumns(List.of("int__c"));
        PageRequest second = next(query, first(query, 4000), page(2000, "true", 2000)).orElseThrow();
        assertThat(soql(second)).endsWith("' ORDER BY Id");
        PageRequest rest = next(query, second, page(2000, "false", 2007)).orElseThrow();
        assertThat(rest.request().path()).isEqualTo(LOCATOR);
        assertThat(next(query, rest, page(7, "true", 2007))).isEmpty();
    }

    @Test
    void testAnswersInSeveralParts()
    {
        RemoteQuery query = Tables.scan(TABLE).withColumns(List.of("int__c"));
        PageRequest first = first(query, 2100);
        PageRequest rest = next(query, first, page(200, "false", 2000)).orElseThrow();
        assertThat(rest.request().path()).isEqualTo(LOCATOR);
        assertThat(rest.captures()).isEqualTo(first.captures());
        // no statement leaves rows behind for which the service would keep a cursor
        assertThat(soql(next(query, rest, page(1800, "true", 2000)).orElseThrow())).endsWith(" WHERE Id > '" + LAST + "' ORDER BY Id");
        assertThat(next(query, rest, page(1799, "true", 1999))).isEmpty();
    }

    @Test
    void testLostCursor()
    {
        RemoteQuery query = Tables.scan(TABLE).withColumns(List.of("int__c"));
        PageRequest rest = next(query, planner.firstPage(CONNECTION, query, WHOLE), page(200, "false", 4200)).orElseThrow();
        PageRequest again = planner.smallerPage(CONNECTION, query, WHOLE, rest).orElseThrow();
        assertThat(soql(again)).isEqualTo("SELECT Id,Int__c FROM Thing__c WHERE Id > '" + LAST + "' ORDER BY Id LIMIT 2000");
        PageRequest last = next(query, again, page(2000, "true", 2000)).orElseThrow();
        assertThat(soql(last)).endsWith(" ORDER BY Id");
        assertThat(next(query, last, page(2000, "true", 2000))).isEmpty();
    }

    /**
     * Rows that other slices have are left out, and rows that the other end has, too.
     */
    @Test
    void testLostCursorOfSlice()
    {
        TableDefinition table = Tables.table("Thing__c", field("Text__c", "string", "FSGN").put("length", 80));
        RemoteValue[] values = IntStream.range(0, 600).mapToObj("v%03d"::formatted).map(RemoteValue::of).toArray(RemoteValue[]::new);
        RemoteQuery query = Tables.scan(table).withFilters(List.of(new RemoteFilter(equal("text__c", values), Verdict.SUPERSET)));
        List<RemotePartition> slices = planner.partition(CONNECTION, query, NO_READER);
        assertThat(slices).hasSize(2);
        PageRequest first = planner.firstPage(CONNECTION, query, slices.getFirst());
        PageRequest rest = planner.nextPage(CONNECTION, query, slices.getFirst(), first, page(2000, "false", 9000)).orElseThrow();
        PageRequest again = planner.smallerPage(CONNECTION, query, slices.getFirst(), rest).orElseThrow();
        PageRequest other = planner.nextPage(CONNECTION, query, slices.getFirst(), again, page(2000, "true", 2000)).orElseThrow();
        assertThat(soql(other)).endsWith(" ORDER BY Id DESC LIMIT 2000");
        assertThat(first.keep().orElseThrow().predicates()).hasSize(1);
        assertThat(other.keep().orElseThrow().predicates()).hasSize(2).contains(first.keep().orElseThrow().predicates().getFirst());
        assertThat(other.keep().orElseThrow().columns()).extracting(ColumnDefinition::name).containsExactlyInAnyOrder("#id", "text__c");
    }

    @Test
    void testPagesThatAreTooHeavy()
    {
        RemoteQuery query = Tables.scan(TABLE).withColumns(List.of("int__c"));
        PageRequest page = planner.firstPage(CONNECTION, query, WHOLE);
        for (int limit : new int[] {1000, 500, 250, 200}) {
            page = planner.smallerPage(CONNECTION, query, WHOLE, page).orElseThrow();
            assertThat(soql(page)).endsWith(" LIMIT " + limit);
        }
        assertThat(planner.smallerPage(CONNECTION, query, WHOLE, page)).isEmpty();
        assertThat(soql(next(query, page, page(200, "true", 200)).orElseThrow())).contains("Id > '" + LAST + "'").endsWith(" LIMIT 2000");
        assertThat(next(query, page, page(199, "true", 199))).isEmpty();
    }

    @Test
    void testLimits()
    {
        RemoteQuery few = Tables.scan(TABLE).withColumns(List.of()).withLimit(OptionalLong.of(10));
        assertThat(soql(planner.firstPage(CONNECTION, few, WHOLE))).isEqualTo("SELECT Id FROM Thing__c LIMIT 10");
        assertThat(planner.isSinglePartition(CONNECTION, few)).isTrue();
        RemoteQuery many = Tables.scan(TABLE).withColumns(List.of()).withLimit(OptionalLong.of(2500));
        PageRequest first = planner.firstPage(CONNECTION, many, WHOLE);
        assertThat(soql(first)).isEqualTo("SELECT Id FROM Thing__c ORDER BY Id LIMIT 2500");
        assertThat(next(many, first, page(2000, "false", 2500)).orElseThrow().request().path()).isEqualTo(LOCATOR);
        assertThat(soql(first(many, 2500))).isEqualTo("SELECT Id FROM Thing__c ORDER BY Id LIMIT 2000");
        PageRequest second = next(many, first(many, 2500), page(2000, "true", 2000)).orElseThrow();
        assertThat(soql(second)).endsWith("ORDER BY Id LIMIT 500");
        assertThat(next(many, second, page(500, "true", 500))).isEmpty();
    }

    @Test
    void testTopN()
    {
        RemoteQuery query = Tables.scan(TABLE).withColumns(List.of("int__c"))
                .withSort(List.of(new RemoteSort("int__c", false, false), new RemoteSort("flag__c", true, true)))
                .withLimit(OptionalLong.of(5000));
        PageRequest first = planner.firstPage(CONNECTION, query, WHOLE);
        assertThat(soql(first)).isEqualTo("SELECT Id,Int__c FROM Thing__c ORDER BY Int__c DESC NULLS LAST,Flag__c ASC NULLS FIRST LIMIT 5000");
        assertThat(next(query, first, page(2000, "false", 5000)).orElseThrow().request().path()).isEqualTo(LOCATOR);
        assertThat(next(query, first, page(1000, "true", 5000))).isEmpty();
        assertThat(planner.smallerPage(CONNECTION, query, WHOLE, first)).isEmpty();
    }

    @Test
    void testLookupsOfManyIds()
    {
        List<RemoteValue> ids = IntStream.range(0, 1200).mapToObj(i -> RemoteValue.of(SalesforceId.to18("001A000000%05d".formatted(i)))).toList();
        RemoteQuery query = Tables.scan(TABLE, equal("id", ids.toArray(RemoteValue[]::new))).withColumns(List.of("int__c"));
        assertThat(planner.isSinglePartition(CONNECTION, query)).isFalse();
        List<RemotePartition> partitions = planner.partition(CONNECTION, query, NO_READER);
        assertThat(partitions).extracting(RemotePartition::description).containsExactly("id 1 to 500", "id 501 to 1000", "id 1001 to 1200");
        assertThat(planner.estimateCalls(CONNECTION, query)).hasValue(3);
        PageRequest last = planner.firstPage(CONNECTION, query, partitions.getLast());
        assertThat(soql(last)).startsWith("SELECT Id,Int__c FROM Thing__c WHERE Id IN ('001A00000001000").doesNotContain("ORDER BY");
        // 500 ids do not fit a URI
        PageRequest first = planner.firstPage(CONNECTION, query, partitions.getFirst());
        assertThat(first.request().path()).isEqualTo("/services/Soap/u/65.0");
        assertThat(first.request().body().orElseThrow()).contains("001A00000000499").doesNotContain("001A00000000500");
    }

    @Test
    void testContradictionAsksNothing()
    {
        RemoteQuery query = Tables.scan(TABLE, equal("id", RemoteValue.of("no id")));
        assertThat(planner.partition(CONNECTION, query, NO_READER)).isEmpty();
        assertThat(planner.explain(CONNECTION, query)).isEqualTo("no row can match");
        assertThat(planner.estimateCalls(CONNECTION, query)).hasValue(0);
    }

    @Test
    void testGroups()
    {
        RemoteQuery query = grouped("accountid", "flag__c", "int__c");
        PageRequest first = planner.firstPage(CONNECTION, query, WHOLE);
        assertThat(soql(first)).isEqualTo("SELECT AccountId,Flag__c,Int__c,COUNT(Id) aggregate_0 FROM Thing__c GROUP BY AccountId,Flag__c,Int__c ORDER BY AccountId ASC NULLS FIRST,Int__c ASC NULLS FIRST");
        assertThat(planner.nextPage(CONNECTION, query, WHOLE, first, groups(1999, "", "1"))).isEmpty();
        PageRequest second = planner.nextPage(CONNECTION, query, WHOLE, first, groups(2000, LAST, "4.2E1")).orElseThrow();
        assertThat(soql(second)).contains(" WHERE AccountId > '" + LAST + "' OR (AccountId = '" + LAST + "' AND Int__c > 42) OR (AccountId = '" + LAST + "' AND Int__c = 42 AND Flag__c = true) GROUP BY ");
        PageRequest afterNull = planner.nextPage(CONNECTION, query, WHOLE, first, groups(2000, "", "")).orElseThrow();
        assertThat(soql(afterNull)).contains(" WHERE AccountId != null OR (AccountId = null AND Int__c != null) OR (AccountId = null AND Int__c = null AND Flag__c = true) GROUP BY ");
    }

    @Test
    void testTwoThousandGroups()
    {
        RemoteQuery query = grouped("int__c");
        PageRequest first = planner.firstPage(CONNECTION, query, WHOLE);
        assertThat(planner.nextPage(CONNECTION, query, WHOLE, first, new PageOutcome(2000, Map.of("/done", "true"), Map.of(), Map.of()))).isEmpty();
        PageRequest page = planner.smallerPage(CONNECTION, query, WHOLE, first).orElseThrow();
        assertThat(soql(page)).isEqualTo(soql(first) + " LIMIT 2000");
        assertThat(planner.smallerPage(CONNECTION, query, WHOLE, page)).isEmpty();
        // as many groups as records
        assertThat(soql(planner.firstPage(CONNECTION, grouped("id"), WHOLE))).endsWith(" LIMIT 2000");
    }

    @Test
    void testFewGroups()
    {
        RemoteQuery query = grouped("flag__c");
        PageRequest first = planner.firstPage(CONNECTION, query, WHOLE);
        assertThat(soql(first)).isEqualTo("SELECT Flag__c,COUNT(Id) aggregate_0 FROM Thing__c GROUP BY Flag__c");
        assertThat(planner.nextPage(CONNECTION, query, WHOLE, first, new PageOutcome(2, Map.of(), Map.of()))).isEmpty();
    }

    @Test
    void testGroupsInAnUnknownOrderAreAnError()
    {
        RemoteQuery query = grouped("int__c");
        PageRequest first = planner.firstPage(CONNECTION, query, WHOLE);
        List<String> keys = IntStream.range(0, 2000).mapToObj(i -> Integer.toString(i == 1000 ? 5 : i)).toList();
        assertThatThrownBy(() -> planner.nextPage(CONNECTION, query, WHOLE, first, new PageOutcome(2000, Map.of(), Map.of("/records/*/Int__c", keys), Map.of())))
                .isInstanceOf(ScanException.class)
                .hasMessageContaining("gives no more than 2000 of them");
    }

    @Test
    void testDeletedRecords()
    {
        TableDefinition all = new TableDefinition(TABLE.name() + "$all", "", TABLE.columns(), withDeleted(TABLE.attributes()));
        assertThat(planner.firstPage(CONNECTION, Tables.scan(all), WHOLE).request().path()).isEqualTo("/services/data/v65.0/queryAll");
    }

    private static Map<String, String> withDeleted(Map<String, String> attributes)
    {
        Map<String, String> changed = new HashMap<>(attributes);
        changed.put("deleted", "true");
        return changed;
    }

    private static RemoteQuery grouped(String... keys)
    {
        return Tables.scan(TABLE)
                .withColumns(List.of())
                .withAggregation(List.of(new RemoteAggregate(RemoteAggregate.Function.COUNT, Optional.empty(), false, "aggregate_0", ValueType.BIGINT)), List.of(keys));
    }

    /**
     * So many groups, all with the same keys.
     */
    private static PageOutcome groups(int count, String account, String number)
    {
        return new PageOutcome(count, Map.of(), Map.of(
                "/records/*/AccountId", IntStream.range(0, count).mapToObj(_ -> account).toList(),
                "/records/*/Flag__c", IntStream.range(0, count).mapToObj(_ -> "false").toList(),
                "/records/*/Int__c", IntStream.range(0, count).mapToObj(_ -> number).toList()), Map.of());
    }

    private static PageOutcome page(int rows, String done, int total)
    {
        List<String> ids = IntStream.range(0, rows).mapToObj(_ -> LAST).toList();
        Map<String, String> captured = done.equals("true")
                ? Map.of("/done", done, "/totalSize", Integer.toString(total))
                : Map.of("/done", done, "/totalSize", Integer.toString(total), "/nextRecordsUrl", LOCATOR);
        return new PageOutcome(rows, captured, Map.of("/records/*/Id", ids), Map.of());
    }

    /**
     * The first page of about so many rows.
     */
    private PageRequest first(RemoteQuery query, long rows)
    {
        return planner.firstPage(CONNECTION, query, new RemotePartition("all rows", Map.of("rows", Long.toString(rows))));
    }

    private Optional<PageRequest> next(RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        return planner.nextPage(CONNECTION, query, WHOLE, previous, outcome);
    }

    private static String soql(PageRequest page)
    {
        String soql = page.request().parameters().getFirst().value();
        ApexGrammar.assertParses(soql);
        return soql;
    }
}
