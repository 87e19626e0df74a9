package io.omnisql.plugin.salesforce;

import io.omnisql.plugin.salesforce.SalesforceQueryRunner.Answer;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.schema.SObjectType.Sharing;
import io.trino.metadata.QualifiedObjectName;
import io.trino.spi.security.ViewExpression;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Joins that are one statement, with the requests that they take, and joins that are not, for two users with other sharing. What the
 * engine joins of the same rows in its memory is what must come out.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestJoins
{
    private static final Map<String, String> ON = Map.of("parent_joins", "true");
    private static final List<String> TABLES = List.of("account", "contact", "case", "opportunity", "asset");
    private static final String CONTACTS = "SELECT c.id, c.name, a.name, a.numberofemployees FROM contact c JOIN account a ON c.accountid = a.id";

    private final SalesforceQueryRunner runner;
    private final Org org;

    TestJoins()
            throws Exception
    {
        runner = new SalesforceQueryRunner(ConnectedApp.ACME, ConnectedApp.ACME_RESTRICTED);
        org = runner.sandbox().data().org("acme");
        share("Account", Sharing.PUBLIC);
        // parents of contacts that are in the recycle bin
        runner.rows("SELECT DISTINCT accountid FROM contact WHERE accountid IS NOT NULL ORDER BY 1 LIMIT 40")
                .forEach(row -> runner.sandbox().editor("acme").delete((String) row.getField(0)));
        for (String catalog : List.of("salesforce", "restricted")) {
            runner.execute("CREATE SCHEMA memory." + catalog);
            for (String table : TABLES) {
                runner.execute("CREATE TABLE memory.%1$s.%2$s AS SELECT * FROM %1$s.default.%2$s".formatted(catalog, "\"" + table + "\""));
            }
            // what is remembered of sharing
            runner.execute(ON, in(catalog + ".default", CONTACTS + " LIMIT 1"));
        }
    }

    private void share(String object, Sharing sharing)
    {
        SObjectType type = org.type(object).orElseThrow();
        org.change(type.shared(sharing), Instant.parse("2026-02-01T00:00:00Z"));
    }

    @AfterEach
    void checkStatements()
    {
        org.letPathsReachDeleted(false);
        runner.sandbox().statements().forEach(ApexGrammar::assertParses);
        assertThat(runner.sandbox().requests().counters().rejected()).isZero();
    }

    @AfterAll
    void close()
    {
        runner.close();
    }

    private static String in(String schema, String sql)
    {
        return sql.replaceAll("\\b(FROM|JOIN) \"?(account|contact|case|opportunity|asset)\\b\"?", "$1 " + schema + ".\"$2\"");
    }

    /**
     * How an object is shared is asked once in a while.
     */
    private Answer ask(Map<String, String> options, String sql)
    {
        Answer answer = runner.ask(options, sql);
        return new Answer(answer.rows(), answer.counters(), answer.statements().stream().filter(statement -> !statement.contains("FROM EntityDefinition")).toList());
    }

    /**
     * The answer with joins that are pushed, for the user who sees all rows; for both users it is what the engine joins.
     */
    private Answer check(String sql)
    {
        for (boolean reach : List.of(true, false)) {
            org.letPathsReachDeleted(reach);
            for (String catalog : List.of("restricted", "salesforce")) {
                Answer pushed = ask(ON, in(catalog + ".default", sql));
                assertThat(pushed.rows()).describedAs("%s of %s", sql, catalog).containsExactlyInAnyOrderElementsOf(runner.rows(in("memory." + catalog, sql)));
                if (catalog.equals("salesforce") && !reach) {
                    return ask(ON, in("salesforce.default", sql));
                }
            }
        }
        throw new AssertionError();
    }

    @Test
    void testParents()
    {
        Answer inner = check(CONTACTS);
        assertThat(inner.rows()).hasSizeBetween(2_001, 4_000);
        assertThat(inner.statements().size() + inner.counters().kind("queryMore")).isEqualTo(2);
        assertThat(inner.statements().getFirst()).startsWith("SELECT Id,Name,Account.Name,Account.NumberOfEmployees FROM Contact WHERE Account.Id != null AND Account.IsDeleted = false ORDER BY Id");
        Answer left = check(CONTACTS.replace("JOIN", "LEFT JOIN"));
        assertThat(left.rows()).hasSizeBetween(2_001, 4_000).hasSizeGreaterThan(inner.rows().size());
        assertThat(left.statements().size() + left.counters().kind("queryMore")).isEqualTo(2);
        assertThat(left.statements().getFirst()).startsWith("SELECT Id,Name,Account.Name,Account.NumberOfEmployees,Account.IsDeleted FROM Contact ORDER BY Id");
        Answer right = check("SELECT c.id, a.name FROM account a RIGHT JOIN contact c ON c.accountid = a.id WHERE c.createddate > TIMESTAMP '2024-01-01 00:00:00 UTC'");
        assertThat(right.statements()).hasSize(1);
        Answer self = check("SELECT a.id, b.name FROM account a LEFT JOIN account b ON a.parentid = b.id");
        assertThat(self.statements()).allMatch(statement -> statement.startsWith("SELECT Id,Parent.Name,Parent.IsDeleted FROM Account"));
    }

    @Test
    void testAboveParents()
    {
        assertThat(check("SELECT count(*) FROM contact c LEFT JOIN account a ON c.accountid = a.id").statements()).containsExactly("SELECT COUNT(Id) aggregate_0 FROM Contact");
        assertThat(check("SELECT count(*), max(a.createddate) FROM contact c JOIN account a ON c.accountid = a.id WHERE a.numberofemployees > 500").statements())
                .containsExactly("SELECT COUNT(Id) aggregate_0,MAX(Account.CreatedDate) aggregate_1 FROM Contact WHERE Account.NumberOfEmployees > 500 AND Account.Id != null AND Account.IsDeleted = false");
        assertThat(check("SELECT a.ownerid, count(*), count(c.reportstoid) FROM contact c JOIN account a ON c.accountid = a.id GROUP BY a.ownerid").statements()).hasSize(1);
        assertThat(check("SELECT a.ownerid, count(*) FROM contact c LEFT JOIN account a ON c.accountid = a.id GROUP BY a.ownerid").statements()).noneMatch(statement -> statement.contains("GROUP BY"));
        Answer top = check("SELECT c.id, a.createddate FROM contact c JOIN account a ON c.accountid = a.id ORDER BY a.createddate DESC, c.id LIMIT 7");
        assertThat(top.statements()).containsExactly("SELECT Id,Account.CreatedDate FROM Contact WHERE Account.Id != null AND Account.IsDeleted = false ORDER BY Account.CreatedDate DESC NULLS LAST,Id ASC NULLS LAST LIMIT 7");
        assertThat(ask(ON, CONTACTS + " LIMIT 5").statements()).hasSize(1);
        // of parents that may be absent nothing is asked but their fields
        assertThat(check("SELECT c.id FROM contact c LEFT JOIN account a ON c.accountid = a.id WHERE a.numberofemployees IS NULL").statements()).noneMatch(statement -> statement.contains("Employees = null"));
        assertThat(check("SELECT c.id, a.createddate FROM contact c LEFT JOIN account a ON c.accountid = a.id ORDER BY a.createddate, c.id LIMIT 7").statements()).noneMatch(statement -> statement.contains("LIMIT 7"));
        // one filter that is a superset leaves the join to the engine
        assertThat(check(CONTACTS + " WHERE a.industry = 'Banking'").statements()).noneMatch(statement -> statement.contains("Account."));
        assertThat(check(CONTACTS + " AND a.numberofemployees > 500").statements()).allMatch(statement -> statement.contains("Account.NumberOfEmployees > 500"));
        assertThat(check(CONTACTS.replace("JOIN", "LEFT JOIN") + " AND a.numberofemployees > 500").statements()).noneMatch(statement -> statement.contains("Account."));
    }

    @Test
    void testExportsOfParents()
    {
        String sql = in("salesforce.default", CONTACTS);
        Answer answer = ask(Map.of("parent_joins", "true", "scan_mode", "bulk"), sql);
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(runner.rows(in("memory.salesforce", CONTACTS)));
        assertThat(answer.counters().byKind()).containsEntry("bulk-create", 1L);
        assertThat(answer.statements()).containsExactly("SELECT Id,Name,Account.Name,Account.NumberOfEmployees FROM Contact WHERE Account.Id != null AND Account.IsDeleted = false");
    }

    @Test
    void testStatementsOfParentsByAnotherProtocol()
    {
        String ids = runner.rows("SELECT id FROM contact ORDER BY id LIMIT 499").stream().map(row -> "'" + row.getField(0) + "'").reduce((left, right) -> left + ", " + right).orElseThrow();
        Answer answer = check(CONTACTS.replace("JOIN", "LEFT JOIN") + " WHERE c.id IN (" + ids + ")");
        assertThat(answer.rows()).hasSize(499);
        assertThat(answer.counters().byKind()).containsEntry("soap-query", 1L);
    }

    @Test
    void testWhereSharingDecides()
    {
        // who sees all rows does not change that nobody says so
        assertThat(check("SELECT c.id, o.name FROM contact c JOIN contact o ON c.reportstoid = o.id").statements()).noneMatch(statement -> statement.contains("ReportsTo."));
        assertThat(check("SELECT c.id, p.subject FROM \"case\" c JOIN \"case\" p ON c.parentid = p.id").statements()).noneMatch(statement -> statement.contains("Parent."));
        assertThat(ask(Map.of(), in("salesforce.default", CONTACTS)).statements()).noneMatch(statement -> statement.contains("Account."));
        assertThat(ask(ON, "SELECT c.id, a.name FROM \"contact$all\" c JOIN account a ON c.accountid = a.id").statements()).noneMatch(statement -> statement.contains("Account."));
        assertThat(ask(ON, "SELECT c.id, u.name FROM \"case\" c JOIN user u ON c.ownerid = u.id").statements()).noneMatch(statement -> statement.contains("Owner."));
    }

    @Test
    void testSemiJoins()
    {
        Answer children = check("SELECT count(*) FROM contact WHERE accountid IN (SELECT id FROM account WHERE numberofemployees > 900)");
        assertThat(children.statements()).containsExactly("SELECT COUNT(Id) aggregate_0 FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE NumberOfEmployees > 900)");
        Answer parents = check("SELECT id, name FROM account WHERE id IN (SELECT accountid FROM asset WHERE iscompetitorproduct) AND id IN (SELECT accountid FROM asset)");
        assertThat(parents.statements()).hasSize(1);
        assertThat(parents.statements().getFirst()).contains("Id IN (SELECT AccountId FROM Asset WHERE IsCompetitorProduct = true AND AccountId != null)");
        Answer siblings = check("SELECT id FROM contact WHERE accountid IN (SELECT accountid FROM asset WHERE installdate IS NOT NULL) ORDER BY id LIMIT 9");
        assertThat(siblings.statements()).hasSize(1);
        assertThat(check("SELECT id FROM account a WHERE EXISTS (SELECT 1 FROM asset c WHERE c.accountid = a.id AND c.createddate > TIMESTAMP '2024-01-01 00:00:00 UTC')").statements()).hasSize(1);
        Answer joined = check("SELECT c.id, a.name FROM contact c JOIN account a ON c.accountid = a.id WHERE c.accountid IN (SELECT accountid FROM asset WHERE iscompetitorproduct)");
        assertThat(joined.statements()).allMatch(statement -> statement.contains("AccountId IN (SELECT AccountId FROM Asset"));
    }

    /**
     * Campaigns and assets are for everyone as they come.
     */
    @Test
    void testStatementsOfTheDocumentation()
    {
        String members = "campaignmember m JOIN campaign c ON m.campaignid = c.id";
        Answer joined = ask(ON, "SELECT m.id, m.status, c.name FROM " + members);
        assertThat(joined.rows()).hasSizeBetween(2_001, 4_000);
        assertThat(joined.statements()).allMatch(statement -> statement.startsWith("SELECT Id,Status,Campaign.Name FROM CampaignMember WHERE Campaign.Id != null AND Campaign.IsDeleted = false"));
        assertThat(joined.rows()).containsExactlyInAnyOrderElementsOf(runner.rows("SELECT m.id, m.status, c.name FROM " + members));
        Answer grouped = ask(ON, "SELECT c.ownerid, count(*) FROM " + members + " GROUP BY c.ownerid");
        assertThat(grouped.statements()).hasSize(1);
        assertThat(grouped.rows()).containsExactlyInAnyOrderElementsOf(runner.rows("SELECT c.ownerid, count(*) FROM " + members + " GROUP BY c.ownerid"));
        String semi = "SELECT count(*) FROM account WHERE id IN (SELECT accountid FROM asset WHERE iscompetitorproduct)";
        assertThat(ask(Map.of(), semi).statements()).containsExactly("SELECT COUNT(Id) aggregate_0 FROM Account WHERE Id IN (SELECT AccountId FROM Asset WHERE IsCompetitorProduct = true AND AccountId != null)");
        assertThat(ask(Map.of(), semi).rows()).isEqualTo(ask(Map.of("semi_joins", "false"), semi).rows());
    }

    @Test
    void testWhatIsNoSemiJoin()
    {
        for (String sql : List.of(
                "SELECT id FROM account WHERE id NOT IN (SELECT accountid FROM contact WHERE accountid IS NOT NULL)",
                "SELECT id FROM contact WHERE accountid IN (SELECT id FROM account WHERE industry = 'Banking')",
                "SELECT id FROM contact WHERE accountid IN (SELECT id FROM account WHERE numberofemployees > 900 OR numberofemployees < 10)",
                "SELECT id FROM contact WHERE id IN (SELECT reportstoid FROM contact)",
                "SELECT id FROM contact WHERE accountid IN (SELECT id FROM account WHERE numberofemployees > 900) OR title IS NULL",
                "SELECT id FROM contact WHERE name IN (SELECT name FROM account)",
                "SELECT id FROM contact WHERE id IN (SELECT accountid FROM asset)",
                // not everybody sees these
                "SELECT id, name FROM account WHERE id IN (SELECT accountid FROM opportunity WHERE isclosed)",
                "SELECT id FROM account WHERE id IN (SELECT accountid FROM \"case\")")) {
            assertThat(check(sql).statements()).describedAs(sql).noneMatch(statement -> statement.contains("(SELECT"));
        }
        String sql = in("salesforce.default", "SELECT count(*) FROM contact WHERE accountid IN (SELECT id FROM account WHERE numberofemployees > 900)");
        assertThat(ask(Map.of("semi_joins", "false"), sql).statements()).noneMatch(statement -> statement.contains("(SELECT"));
        assertThat(ask(Map.of(), "SELECT id FROM contact WHERE accountid IN (SELECT id FROM \"account$all\" WHERE numberofemployees > 900)").statements()).noneMatch(statement -> statement.contains("(SELECT"));
    }

    @Test
    void testRulesForParents()
    {
        QualifiedObjectName accounts = new QualifiedObjectName("salesforce", "default", "account");
        String user = runner.user();
        String semi = "SELECT count(*) FROM contact WHERE accountid IN (SELECT id FROM account)";
        for (String rule : List.of("numberofemployees > 500", "industry = 'Banking'", "numberofemployees % 2 = 0", "name LIKE 'A%' AND random() < 2", "id = ''")) {
            for (String sql : List.of(CONTACTS, CONTACTS.replace("JOIN", "LEFT JOIN"), semi)) {
                String visible = in("memory.salesforce", sql).replace("memory.salesforce.\"account\"", "(SELECT * FROM memory.salesforce.account WHERE " + rule + ")");
                runner.accessControl().rowFilter(accounts, user, ViewExpression.builder().expression(rule).build());
                try {
                    assertThat(ask(ON, in("salesforce.default", sql)).rows()).describedAs("%s where %s", sql, rule).containsExactlyInAnyOrderElementsOf(runner.rows(visible));
                }
                finally {
                    runner.accessControl().reset();
                }
            }
        }
        for (String sql : List.of(CONTACTS, CONTACTS.replace("JOIN", "LEFT JOIN"), CONTACTS + " WHERE a.name = '*'", "SELECT count(*) FROM contact c JOIN account a ON c.accountid = a.id WHERE a.numberofemployees = -1")) {
            runner.accessControl().columnMask(accounts, "name", user, ViewExpression.builder().expression("CASE WHEN name IS NULL THEN NULL ELSE '*' END").build());
            runner.accessControl().columnMask(accounts, "numberofemployees", user, ViewExpression.builder().expression("-1").build());
            try {
                String masked = in("memory.salesforce", sql).replace("memory.salesforce.\"account\"", "(SELECT id, '*' AS name, -1 AS numberofemployees FROM memory.salesforce.account)");
                assertThat(ask(ON, in("salesforce.default", sql)).rows()).describedAs("masked %s", sql).containsExactlyInAnyOrderElementsOf(runner.rows(masked));
            }
            finally {
                runner.accessControl().reset();
            }
        }
    }
}
