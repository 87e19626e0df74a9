package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.plugin.salesforce.bulk.BulkScans;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.soql.SalesforceId;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import static io.omnisql.plugin.salesforce.Tables.CONNECTION;
import static io.omnisql.plugin.salesforce.Tables.equal;
import static io.omnisql.plugin.salesforce.Tables.field;
import static org.assertj.core.api.Assertions.assertThat;

final class TestBothEnds
{
    private static final TableDefinition TABLE = Tables.table("Thing__c", field("Int__c", "int", "FSGAN"));
    private static final RemotePartition WHOLE = new RemotePartition("all rows", Map.of());
    private static final String LOCATOR = "/services/data/v65.0/query/01gxx-200";

    private final SalesforcePlanner planner = new SalesforcePlanner(new BulkScans(), new ObjectSizes());

    @Test
    void testBothEndsAtTheSameTime()
    {
        RemoteQuery query = Tables.scan(TABLE, equal("int__c", RemoteValue.of(5))).withColumns(List.of("int__c"));
        String select = "SELECT Id,Int__c FROM Thing__c WHERE Int__c = 5";
        PageRequest first = first(query, 12_000);
        assertThat(ahead(query, first)).isEmpty();
        PageRequest second = next(query, first, ids(0, 2000)).orElseThrow();
        assertThat(soql(second)).isEqualTo(select + " AND Id > '" + id(1999) + "' ORDER BY Id LIMIT 2000");
        assertThat(second.keep()).isEmpty();

        // the upper end is asked for at the same time as the second page, and then always the one beside the other
        RemoteRequest upper = ahead(query, second).orElseThrow();
        PageRequest third = next(query, second, ids(2000, 4000)).orElseThrow();
        assertThat(third.request()).isEqualTo(upper);
        assertThat(soql(third)).isEqualTo(select + " ORDER BY Id DESC LIMIT 2000");
        assertThat(kept(third)).isEqualTo("(" + id(3999) + ", +inf)");
        RemoteRequest lower = ahead(query, third).orElseThrow();
        PageRequest fourth = next(query, third, ids(11_999, 9_999)).orElseThrow();
        assertThat(fourth.request()).isEqualTo(lower);
        assertThat(soql(fourth)).isEqualTo(select + " AND Id > '" + id(3999) + "' ORDER BY Id LIMIT 2000");
        assertThat(kept(fourth)).isEqualTo("(-inf, " + id(10_000) + ")");
        PageRequest fifth = next(query, fourth, ids(4000, 6000)).orElseThrow();
        assertThat(ahead(query, fourth)).contains(fifth.request());
        assertThat(soql(fifth)).isEqualTo(select + " AND Id < '" + id(10_000) + "' ORDER BY Id DESC LIMIT 2000");

        // what is left fits one page
        assertThat(ahead(query, fifth)).isEmpty();
        PageRequest last = next(query, fifth, ids(9_999, 7_999)).orElseThrow();
        assertThat(soql(last)).isEqualTo(select + " AND Id > '" + id(5999) + "' AND Id < '" + id(8000) + "' ORDER BY Id");
        assertThat(ahead(query, last)).isEmpty();
        assertThat(next(query, last, ids(6000, 8000))).isEmpty();
    }

    @Test
    void testEndsThatMeetBeforeTheCount()
    {
        RemoteQuery query = Tables.scan(TABLE).withColumns(List.of("int__c"));
        PageRequest second = next(query, first(query, 50_000), ids(0, 2000)).orElseThrow();
        PageRequest third = next(query, second, ids(2000, 4000)).orElseThrow();
        // the upper page has 500 rows of the lower one, or fewer than it may have
        assertThat(next(query, third, ids(5499, 3499))).isEmpty();
        assertThat(next(query, third, ids(5499, 3999))).isEmpty();
        PageRequest fourth = next(query, third, ids(8000, 6000)).orElseThrow();
        assertThat(next(query, fourth, ids(4001, 6001))).isPresent();
        assertThat(next(query, fourth, ids(4002, 6002))).isEmpty();
        assertThat(next(query, fourth, ids(4000, 5999))).isEmpty();
    }

    @Test
    void testAnswersInSeveralParts()
    {
        RemoteQuery query = Tables.scan(TABLE).withColumns(List.of("int__c"));
        PageRequest second = next(query, first(query, 50_000), ids(0, 2000)).orElseThrow();
        RemoteRequest upper = ahead(query, second).orElseThrow();
        PageRequest rest = next(query, second, part(2000, 2200, "false")).orElseThrow();
        assertThat(rest.request().path()).isEqualTo(LOCATOR);
        assertThat(ahead(query, rest)).contains(upper);
        PageRequest third = next(query, rest, part(2200, 4000, "true")).orElseThrow();
        assertThat(third.request()).isEqualTo(upper);
        PageRequest upperRest = next(query, third, part(9999, 9799, "false")).orElseThrow();
        assertThat(upperRest.request().path()).isEqualTo(LOCATOR);
        assertThat(upperRest.keep()).isEqualTo(third.keep());
        // its cursor is lost: what is below
        PageRequest again = planner.smallerPage(CONNECTION, query, WHOLE, upperRest).orElseThrow();
        assertThat(soql(again)).isEqualTo("SELECT Id,Int__c FROM Thing__c WHERE Id < '" + id(9800) + "' ORDER BY Id DESC LIMIT 2000");
        assertThat(again.keep()).isEqualTo(third.keep());
        // it is too heavy: half of it
        assertThat(soql(planner.smallerPage(CONNECTION, query, WHOLE, third).orElseThrow())).isEqualTo("SELECT Id,Int__c FROM Thing__c ORDER BY Id DESC LIMIT 1000");
    }

    @Test
    void testScansThatReadOneEnd()
    {
        RemoteQuery query = Tables.scan(TABLE).withColumns(List.of());
        RemoteQuery limited = query.withLimit(OptionalLong.of(50_000));
        assertThat(ahead(limited, next(limited, first(limited, 50_000), ids(0, 2000)).orElseThrow())).isEmpty();
        // the third page is the last one
        assertThat(ahead(query, next(query, first(query, 6_000), ids(0, 2000)).orElseThrow())).isEmpty();
        assertThat(ahead(query, next(query, first(query, 6_001), ids(0, 2000)).orElseThrow())).isPresent();
        assertThat(ahead(query, planner.firstPage(CONNECTION, query, WHOLE))).isEmpty();
    }

    private static String id(int number)
    {
        return SalesforceId.to18("001A000000%05d".formatted(number));
    }

    private static String kept(PageRequest page)
    {
        return ((Values) page.keep().orElseThrow().predicates().getFirst()).ranges().getFirst().toString();
    }

    /**
     * All rows of a statement, in the order of their ids or against it.
     */
    private static PageOutcome ids(int from, int to)
    {
        return outcome(from, to, Map.of("/done", "true", "/totalSize", Integer.toString(Math.abs(to - from))));
    }

    /**
     * A part of the 2,000 rows of a statement.
     */
    private static PageOutcome part(int from, int to, String done)
    {
        return outcome(from, to, Map.of("/done", done, "/totalSize", "2000", "/nextRecordsUrl", LOCATOR));
    }

    private static PageOutcome outcome(int from, int to, Map<String, String> captured)
    {
        List<String> ids = IntStream.range(0, Math.abs(to - from)).mapToObj(number -> id(from + (from < to ? number : -number))).toList();
        return new PageOutcome(ids.size(), captured, Map.of("/records/*/Id", ids), Map.of());
    }

    private PageRequest first(RemoteQuery query, long rows)
    {
        return planner.firstPage(CONNECTION, query, new RemotePartition("all rows", Map.of("rows", Long.toString(rows))));
    }

    private Optional<PageRequest> next(RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        return planner.nextPage(CONNECTION, query, WHOLE, previous, outcome);
    }

    private Optional<RemoteRequest> ahead(RemoteQuery query, PageRequest page)
    {
        return planner.requestAhead(CONNECTION, query, WHOLE, page);
    }

    private static String soql(PageRequest page)
    {
        return page.request().parameters().getFirst().value();
    }
}
