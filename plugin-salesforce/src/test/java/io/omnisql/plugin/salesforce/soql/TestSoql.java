package io.omnisql.plugin.salesforce.soql;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

import static io.omnisql.plugin.salesforce.soql.ApexGrammar.assertParses;
import static io.omnisql.plugin.salesforce.soql.Condition.FALSE;
import static io.omnisql.plugin.salesforce.soql.Condition.TRUE;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSoql
{
    private static final Condition A = Condition.compare("A", "=", "1");
    private static final Condition B = Condition.compare("B", "!=", "null");
    private static final Condition C = Condition.compare("C", "<", "3");

    @Test
    void testLiterals()
    {
        assertThat(SoqlLiterals.text("O'Brien \\ \"x\"\n\t\r\b\f\u0001\uD83D\uDE00")).isEqualTo("'O\\'Brien \\\\ \"x\"\\n\\t\\r\\b\\f\\u0001\uD83D\uDE00'");
        assertThat(SoqlLiterals.number(new BigDecimal("1.6E13"))).isEqualTo("16000000000000");
        assertThat(SoqlLiterals.number(new BigDecimal("1E-10"))).isEqualTo("0.0000000001");
        assertThat(SoqlLiterals.date(LocalDate.of(1700, 1, 2))).isEqualTo("1700-01-02");
        assertThat(SoqlLiterals.dateTime(Instant.parse("2024-02-29T23:59:59Z"))).isEqualTo("2024-02-29T23:59:59.000Z");
        assertThat(SoqlLiterals.time(LocalTime.of(9, 5, 0, 1_000_000))).isEqualTo("09:05:00.001Z");
        assertThat(SoqlLiterals.bool(true)).isEqualTo("true");
    }

    @Test
    void testPatterns()
    {
        assertThat(LikePattern.literal("a%b_c", Optional.empty())).contains("'a%b%c'");
        assertThat(LikePattern.literal("%_%a__", Optional.empty())).contains("'%a%'");
        assertThat(LikePattern.literal("100!% !_ !!", Optional.of('!'))).contains("'100\\% \\_ !'");
        assertThat(LikePattern.literal("it's \\", Optional.empty())).contains("'it\\'s \\\\'");
        assertThat(LikePattern.literal("dangling!", Optional.of('!'))).isEmpty();
    }

    @Test
    void testIds()
    {
        // the example of the documentation of ids, and others that it gives
        assertThat(SalesforceId.to18("001A0000006Vm9r")).isEqualTo("001A0000006Vm9rIAC");
        assertThat(SalesforceId.isCanonical("001A0000006Vm9rIAC")).isTrue();
        assertThat(SalesforceId.isCanonical("001A0000006Vm9r")).isFalse();
        assertThat(SalesforceId.isCanonical("001a0000006vm9riac")).isFalse();
        assertThat(SalesforceId.isCanonical("001A0000006Vm9rIAD")).isFalse();
        assertThat(SalesforceId.isCanonical("it's not an id at")).isFalse();
        assertThat(SalesforceId.isCanonical("")).isFalse();
    }

    @Test
    void testConditionsAreFolded()
    {
        assertThat(Condition.and(List.of(A, TRUE))).isEqualTo(A);
        assertThat(Condition.and(List.of(A, FALSE, B))).isEqualTo(FALSE);
        assertThat(Condition.or(List.of(A, FALSE))).isEqualTo(A);
        assertThat(Condition.or(List.of(A, TRUE))).isEqualTo(TRUE);
        assertThat(Condition.or(List.of())).isEqualTo(FALSE);
        assertThat(Condition.in("A", List.of())).isEqualTo(FALSE);
        assertThat(Condition.notIn("A", List.of())).isEqualTo(Condition.isNotNull("A"));
        assertThat(TRUE.where()).isEmpty();
    }

    @Test
    void testMixedOperatorsStandInParentheses()
    {
        assertThat(Condition.and(List.of(A, Condition.or(List.of(B, C)), A)).where()).contains("A = 1 AND (B != null OR C < 3) AND A = 1");
        assertThat(Condition.or(List.of(Condition.and(List.of(A, B)), C)).where()).contains("(A = 1 AND B != null) OR C < 3");
        assertThat(Condition.and(List.of(Condition.and(List.of(A, B)), C)).where()).contains("A = 1 AND B != null AND C < 3");
        assertThat(Condition.notIn("D", List.of("1", "2")).text()).isEqualTo("(D NOT IN (1,2) AND D != null)");
    }

    @Test
    void testStatement()
    {
        String rows = Soql.select(List.of("Id", "Name"), "Account").where(Condition.or(List.of(Condition.and(List.of(A, B)), C))).orderBy(List.of(Soql.orderKey("Name", false, true))).limit(5).text();
        assertThat(rows).isEqualTo("SELECT Id,Name FROM Account WHERE (A = 1 AND B != null) OR C < 3 ORDER BY Name DESC NULLS FIRST LIMIT 5");
        assertParses(rows);
        String groups = Soql.select(List.of("A", "COUNT(Id) n"), "Account").groupBy(List.of("A")).text();
        assertThat(groups).isEqualTo("SELECT A,COUNT(Id) n FROM Account GROUP BY A");
        assertParses(groups);
    }

    @Test
    void testGrammarRejects()
    {
        assertThat(ApexGrammar.errors("SELECT Id FROM Account WHERE A = 1 AND B = 2 OR C = 3")).isNotEmpty();
        assertThat(ApexGrammar.errors("SELECT Id FROM Account WHERE A IS NULL")).isNotEmpty();
        assertThat(ApexGrammar.errors("SELECT Id FROM Account LIMIT 5 ORDER BY Id")).isNotEmpty();
    }
}
