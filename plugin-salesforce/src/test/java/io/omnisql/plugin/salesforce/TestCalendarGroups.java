package io.omnisql.plugin.salesforce;

import io.omnisql.plugin.salesforce.SalesforceQueryRunner.Answer;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Averages, groups of parts of dates and conditions on groups: Salesforce's answers are the engine's.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestCalendarGroups
{
    /**
     * Keeps all rows, and everything above it in the engine.
     */
    private static final String IN_ENGINE = "(SELECT * FROM %s WHERE random() >= 0)";

    private final SalesforceQueryRunner runner;

    TestCalendarGroups()
            throws Exception
    {
        runner = new SalesforceQueryRunner(ConnectedApp.ACME, ConnectedApp.ACME_RESTRICTED);
        runner.execute("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'default'");
    }

    @AfterEach
    void checkStatements()
    {
        runner.sandbox().statements().forEach(ApexGrammar::assertParses);
        assertThat(runner.sandbox().requests().counters().rejected()).isZero();
    }

    @AfterAll
    void close()
    {
        runner.close();
    }

    private Answer assertSame(String select, String table, String rest)
    {
        Answer answer = assertSameOrEmpty(select, table, rest);
        assertThat(answer.rows()).describedAs("%s %s", select, rest).isNotEmpty();
        return answer;
    }

    private Answer assertSameOrEmpty(String select, String table, String rest)
    {
        Answer answer = runner.ask("SELECT %s FROM %s %s".formatted(select, table, rest));
        List<MaterializedRow> expected = runner.rows("SELECT %s FROM %s %s".formatted(select, IN_ENGINE.formatted(table), rest));
        assertThat(answer.rows()).describedAs("%s %s", select, rest).containsExactlyInAnyOrderElementsOf(expected);
        return answer;
    }

    @Test
    void testPartsOfDates()
    {
        for (String part : List.of("year(%s)", "quarter(%s)", "month(%s)", "day(%s)", "day_of_week(%s)", "day_of_year(%s)", "extract(YEAR FROM %s)", "extract(DOW FROM %s)", "date_trunc('year', %s)")) {
            assertThat(assertSame(part.formatted("closedate") + ", count(*), sum(fiscalyear), max(closedate)", "opportunity", "GROUP BY 1").requests()).describedAs(part).isEqualTo(1);
            assertThat(assertSame(part.formatted("date__c") + ", count(*), min(date__c)", "everything__c", "GROUP BY 1").requests()).describedAs(part).isEqualTo(1);
        }
        Answer grouped = runner.ask("SELECT year(closedate), month(closedate), isclosed, count(*) FROM opportunity WHERE closedate >= DATE '2020-01-01' GROUP BY 1, 2, 3");
        assertThat(grouped.requests()).isEqualTo(1);
        assertThat(grouped.statements()).singleElement().asString().contains("GROUP BY IsClosed,CALENDAR_YEAR(CloseDate),CALENDAR_MONTH(CloseDate) ORDER BY");
    }

    @Test
    void testPartsOfInstants()
    {
        for (String part : List.of("year(%s)", "quarter(%s)", "month(%s)", "day(%s)", "day_of_week(%s)", "day_of_year(%s)", "hour(%s)", "date(%s)", "CAST(%s AS date)", "date_trunc('year', %s)", "date_trunc('day', %s)")) {
            assertThat(assertSame(part.formatted("instant__c") + ", count(*), min(instant__c)", "everything__c", "GROUP BY 1").requests()).describedAs(part).isEqualTo(1);
            assertThat(assertSame(part.formatted("createddate") + ", count(*)", "account", "GROUP BY 1").requests()).describedAs(part).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void testTimeSeries()
    {
        for (String unit : List.of("year", "quarter", "month", "MONTH", "day", "hour")) {
            for (String column : List.of("CAST(instant__c AS timestamp)", "CAST(date__c AS timestamp)", "instant__c", "CAST(date_trunc('hour', instant__c) AS timestamp)")) {
                String part = "date_trunc('%s', %s)".formatted(unit, column);
                Answer answer = assertSame(part + ", count(*), min(instant__c), sum(integer__c)", "everything__c", "GROUP BY 1");
                assertThat(answer.requests()).describedAs(part).isEqualTo(1);
                assertThat(answer.statements()).describedAs(part).singleElement().asString().contains(" GROUP BY ");
            }
        }
        for (String part : List.of(
                "date_trunc('month', date__c)",
                "date_trunc('quarter', CAST(instant__c AS date))",
                "CAST(date_trunc('month', CAST(instant__c AS timestamp)) AS date)",
                "date_trunc('year', date_trunc('month', date__c))",
                "date_trunc('month', date_trunc('quarter', date__c))",
                "month(CAST(instant__c AS timestamp))",
                "hour(CAST(instant__c AS timestamp))",
                "date(CAST(instant__c AS timestamp))",
                "year(date_trunc('quarter', instant__c))",
                "CAST(date__c AS timestamp)")) {
            assertThat(assertSame(part + ", isdeleted, count(*), max(integer__c)", "everything__c", "GROUP BY 1, 2").statements()).describedAs(part).singleElement().asString().contains(" GROUP BY ");
            assertSame("id, " + part, "everything__c", "WHERE isdeleted = false");
        }
        for (String part : List.of("month(date_trunc('quarter', date__c))", "hour(date_trunc('day', instant__c))", "CAST(CAST(instant__c AS timestamp) AS timestamp with time zone)", "CAST(instant__c AS timestamp)", "CAST(instant__c AS timestamp(6))", "date_trunc('minute', instant__c)")) {
            assertThat(assertSame(part + ", count(*)", "everything__c", "GROUP BY 1").statements()).describedAs(part).noneMatch(statement -> statement.contains("GROUP BY"));
            assertSame("id, " + part, "everything__c", "");
        }
        Answer month = runner.ask("SELECT date_trunc('month', CAST(createddate AS timestamp)), count(*) FROM account GROUP BY 1 ORDER BY 2 DESC LIMIT 10");
        assertThat(month.statements()).singleElement().asString().contains("GROUP BY CALENDAR_YEAR(CreatedDate),CALENDAR_MONTH(CreatedDate) ORDER BY CALENDAR_YEAR(CreatedDate) ASC NULLS FIRST,CALENDAR_MONTH(CreatedDate) ASC NULLS FIRST");
    }

    @Test
    void testMorePartsThanOnePageOfGroups()
    {
        Answer answer = assertSame("date(createddate), hour(createddate), ownerid, count(*)", "account", "GROUP BY 1, 2, 3");
        assertThat(answer.rows()).hasSizeGreaterThan(2000);
        // the refusal of all groups at once, and the pages of them
        assertThat(answer.requests()).isEqualTo(1 + answer.rows().size() / 2000 + 1);
        Answer hours = assertSame("date_trunc('hour', createddate), ownerid, count(*)", "account", "GROUP BY 1, 2");
        assertThat(hours.rows()).hasSizeGreaterThan(2000);
        assertThat(hours.requests()).isEqualTo(1 + hours.rows().size() / 2000 + 1);
    }

    @Test
    void testPartsWithoutGroups()
    {
        for (String mode : List.of("rest", "bulk")) {
            String select = "SELECT id, year(date__c), date__c, month(instant__c), day_of_week(date__c), day_of_week(instant__c), date_trunc('day', instant__c), CAST(instant__c AS date), instant__c FROM ";
            assertThat(runner.execute(Map.of("scan_mode", mode), select + "everything__c").getMaterializedRows()).describedAs(mode).isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(runner.rows(select + IN_ENGINE.formatted("everything__c")));
        }
        // what Salesforce would take for an aggregate of the dates themselves
        assertThat(assertSame("max(month(date__c)), count(DISTINCT year(date__c)), count(year(date__c))", "everything__c", "").statements()).noneMatch(statement -> statement.contains("MAX(") || statement.contains("COUNT_DISTINCT"));
        assertSame("year(date__c), date_trunc('year', date__c), count(*)", "everything__c", "GROUP BY 1, 2");
        // Salesforce's weeks begin with the year, and there are no minutes
        for (String part : List.of("date_trunc('week', closedate)", "week(closedate)", "year_of_week(closedate)", "date_trunc('minute', createddate)", "last_day_of_month(closedate)")) {
            assertThat(assertSame(part + ", count(*)", "opportunity", "GROUP BY 1").statements()).describedAs(part).noneMatch(statement -> statement.contains("GROUP BY"));
        }
        // weeks of the days that Salesforce groups by
        assertThat(assertSame("date_trunc('week', closedate), sum(records)", "(SELECT closedate, count(*) AS records FROM opportunity GROUP BY closedate)", "GROUP BY 1").statements())
                .singleElement().asString().contains(" GROUP BY CloseDate ");
        // one key of several values at most, and none twice
        assertSame("date_trunc('month', closedate), date_trunc('month', createddate), count(*)", "opportunity", "WHERE closedate > DATE '2024-01-01' GROUP BY 1, 2");
        assertSame("date_trunc('quarter', date__c), year(date__c), count(*)", "everything__c", "GROUP BY 1, 2");
    }

    @Test
    void testAverages()
    {
        Answer all = assertSame("avg(integer__c), count(*), avg(integer__c) + 1", "everything__c", "");
        assertThat(all.statements()).singleElement().asString().contains("SUM(Integer__c)", "COUNT(Integer__c)");
        assertThat(all.requests()).isEqualTo(1);
        Answer grouped = assertSame("flag__c, avg(integer__c), max(integer__c)", "everything__c", "GROUP BY 1");
        assertThat(grouped.requests()).isEqualTo(1);
        Answer none = assertSame("avg(integer__c), count(*)", "everything__c", "WHERE integer__c > 999999999");
        assertThat(none.rows()).singleElement().satisfies(row -> assertThat(row.getFields()).containsExactly(null, 0L));
        // sums of decimals are not those of doubles
        assertThat(runner.ask("SELECT avg(number__c) FROM everything__c").statements()).noneMatch(statement -> statement.contains("AVG") || statement.contains("SUM"));
        assertSame("avg(DISTINCT integer__c)", "everything__c", "");
    }

    @Test
    void testConditionsOnGroups()
    {
        int rows = 0;
        for (String having : List.of(
                "count(*) > 5",
                "count(*) <> 5",
                "count(*) BETWEEN 10 AND 90 AND sum(integer__c) > 0",
                "count(integer__c) IN (0, 1, 4)",
                "count(DISTINCT integer__c) >= 2",
                "sum(integer__c) < -5",
                "sum(integer__c) <> 0",
                "sum(integer__c) > 1.5",
                "max(integer__c) <= 42 OR count(*) > 10",
                "min(date__c) >= DATE '1970-01-01'",
                "max(instant__c) < TIMESTAMP '2024-02-29 12:00:00.5 UTC'",
                "count(*) > 3 AND (isdeleted OR count(*) > 6)")) {
            String select = "month(instant__c), isdeleted, count(*), count(integer__c), count(DISTINCT integer__c), sum(integer__c), max(integer__c), min(date__c), max(instant__c)";
            Answer answer = assertSameOrEmpty(select, "everything__c", "GROUP BY 1, 2 HAVING " + having);
            assertThat(answer.requests()).describedAs(having).isEqualTo(1);
            assertThat(answer.statements()).describedAs(having).singleElement().asString().contains(" HAVING ");
            rows += answer.rows().size();
        }
        assertThat(rows).isPositive();
        // what Salesforce might see otherwise stays in the engine
        for (String having : List.of(
                "sum(integer__c) IS NULL",
                "sum(integer__c) IS NULL OR sum(integer__c) > 5",
                "min(date__c) > DATE '1600-01-01'",
                "max(number__c) > 1e0",
                "min(id) > 'a00'",
                "count(*) < 9223372036854775807")) {
            Answer answer = assertSameOrEmpty("month(instant__c), sum(integer__c), min(date__c), max(number__c), min(id), count(*)", "everything__c", "GROUP BY 1 HAVING " + having);
            assertThat(answer.statements()).describedAs(having).singleElement().asString().contains(" GROUP BY ").doesNotContain("HAVING");
        }
        assertThat(runner.rows("SELECT count(*) FROM everything__c HAVING count(*) > 1000000")).isEmpty();
        assertThat(runner.rows("SELECT account__c, count(*) FROM everything__c GROUP BY 1 HAVING count(*) > 1000000")).isEmpty();
        assertThat(runner.rows("EXPLAIN SELECT ownerid, count(*) FROM account GROUP BY 1 HAVING count(*) > 5").toString())
                .contains("HAVING COUNT(Id) > 5")
                .doesNotContain("Filter");
    }
}
