package io.omnisql.plugin.jira;

import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.plugin.jira.table.JiraTables;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.omnisql.toolkit.adapter.Verdict;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;

import static io.omnisql.plugin.jira.Adapters.CONNECTION;
import static io.omnisql.plugin.jira.Scans.noReader;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Every filter that a list declares, against the same SQL over a copy of its rows.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestListFilters
{
    private JiraQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new JiraQueryRunner(SandboxAccount.ACME_ADMIN);
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testFiltersKeepWhatSqlKeeps()
    {
        int compared = 0;
        SoftAssertions softly = new SoftAssertions();
        for (JiraTable table : JiraTables.all()) {
            TableDefinition definition = table.describe(CONNECTION, noReader());
            List<ColumnDefinition> filtered = definition.columns().stream().filter(column -> !column.filter().equals(FilterSupport.NONE)).toList();
            if (filtered.isEmpty()) {
                continue;
            }
            String name = definition.name();
            runner.execute("CREATE TABLE memory.default.%s AS SELECT * FROM %s".formatted(name, name));
            for (ColumnDefinition column : filtered) {
                for (String predicate : predicates(name, column)) {
                    softly.assertThatCode(() -> compare(name, predicate)).doesNotThrowAnyException();
                    if (column.filter().equality() == Verdict.EXACT && predicate.contains(" <> ")) {
                        softly.assertThatCode(() -> compareCount(name, predicate)).doesNotThrowAnyException();
                    }
                    compared++;
                }
            }
        }
        softly.assertAll();
        assertThat(compared).isGreaterThan(100);
    }

    private void compare(String table, String predicate)
    {
        String rows = "SELECT * FROM %s WHERE " + predicate.replace("%", "%%");
        assertThat(runner.rows(rows.formatted(table))).describedAs("%s: %s", table, predicate.replace("%", "%%"))
                .containsExactlyInAnyOrderElementsOf(runner.rows(rows.formatted("memory.default." + table)));
    }

    private void compareCount(String table, String predicate)
    {
        String count = "SELECT count(*) FROM %s WHERE " + predicate.replace("%", "%%");
        assertThat(runner.rows(count.formatted(table))).describedAs("count of %s: %s", table, predicate.replace("%", "%%"))
                .isEqualTo(runner.rows(count.formatted("memory.default." + table)));
    }

    private List<String> predicates(String table, ColumnDefinition column)
    {
        String name = '"' + column.name() + '"';
        List<String> literals = runner.rows("SELECT DISTINCT %s FROM memory.default.%s WHERE %s IS NOT NULL ORDER BY 1 LIMIT 40".formatted(literal(name, column), table, name)).stream()
                .map(row -> (String) row.getField(0))
                .toList();
        List<String> predicates = new ArrayList<>(List.of(name + " IS NULL"));
        if (literals.isEmpty()) {
            return predicates;
        }
        String first = literals.getFirst();
        String last = literals.getLast();
        predicates.add("%s = %s".formatted(name, first));
        predicates.add("%s <> %s".formatted(name, first));
        predicates.add("%s IN (%s)".formatted(name, String.join(", ", literals)));
        if (column.type().kind() != Kind.BOOLEAN) {
            predicates.add("%s >= %s AND %s < %s".formatted(name, first, name, last));
        }
        if (column.type().kind() == Kind.VARCHAR) {
            predicates.add("%s = %s".formatted(name, first.toUpperCase(ROOT)));
            predicates.add("%s IN ('no such value', %s)".formatted(name, last.toLowerCase(ROOT)));
        }
        if (column.filter().like() != Verdict.NEVER) {
            String word = last.substring(1).split("[^A-Za-z]")[0];
            predicates.add("%s LIKE '%%%s%%'".formatted(name, word));
            predicates.add("%s LIKE '%s%%'".formatted(name, word.toLowerCase(ROOT)));
        }
        if (column.type().kind() == Kind.BIGINT) {
            predicates.add("%s IN (-1, 0, 9223372036854775807, %s)".formatted(name, last));
        }
        return predicates;
    }

    /**
     * SQL that makes a literal of a value.
     */
    private static String literal(String name, ColumnDefinition column)
    {
        return switch (column.type().kind()) {
            case VARCHAR -> "'''' || replace(%s, '''', '''''') || ''''".formatted(name);
            case INSTANT -> "'from_iso8601_timestamp(''' || to_iso8601(%s) || ''')'".formatted(name);
            default -> "CAST(%s AS varchar)".formatted(name);
        };
    }
}
