package io.omnisql.plugin.salesforce;

import io.omnisql.plugin.salesforce.SalesforceQueryRunner.Answer;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.schema.SObjectType.Sharing;
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

@Tag("engine")
@TestInstance(PER_CLASS)
final class TestJoins
{
    private final SalesforceQueryRunner runner;

    TestJoins()
            throws Exception
    {
        runner = new SalesforceQueryRunner(ConnectedApp.ACME, ConnectedApp.ACME_RESTRICTED);
        Org org = runner.sandbox().data().org("acme");
        org.change(org.type("Account").orElseThrow().shared(Sharing.PUBLIC), Instant.parse("2026-02-01T00:00:00Z"));
        runner.execute("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'default'");
        runner.execute("SELECT count(*) FROM restricted.information_schema.columns WHERE table_schema = 'default'");
    }

    @AfterEach
    void checkStatements()
    {
        runner.sandbox().statements().forEach(ApexGrammar::assertParses);
    }

    @AfterAll
    void close()
    {
        runner.close();
    }

    @Test
    void explore()
    {
        Map<String, String> on = Map.of("parent_joins", "true");
        Map<String, String> off = Map.of("parent_joins", "false", "semi_joins", "false");
        for (String sql : List.of(
                "SELECT c.id, c.name, a.name FROM contact c JOIN account a ON c.accountid = a.id",
                "SELECT c.id, c.name, a.name FROM contact c LEFT JOIN account a ON c.accountid = a.id",
                "SELECT c.id, c.name, a.name FROM account a RIGHT JOIN contact c ON c.accountid = a.id",
                "SELECT c.id, a.name FROM contact c JOIN account a ON c.accountid = a.id WHERE a.numberofemployees > 500 AND c.createddate > TIMESTAMP '2022-01-01 00:00:00 UTC'",
                "SELECT c.id, a.name FROM contact c JOIN account a ON c.accountid = a.id WHERE a.industry = 'Banking'",
                "SELECT count(*) FROM contact c JOIN account a ON c.accountid = a.id WHERE a.numberofemployees > 500",
                "SELECT a.ownerid, count(*), max(a.createddate), count(c.birthdate) FROM contact c JOIN account a ON c.accountid = a.id GROUP BY 1",
                "SELECT year(a.createddate), count(*) FROM contact c JOIN account a ON c.accountid = a.id GROUP BY 1",
                "SELECT c.id, a.createddate FROM contact c JOIN account a ON c.accountid = a.id ORDER BY a.createddate DESC, c.id LIMIT 7",
                "SELECT c.id, a.name, u.name FROM contact c JOIN account a ON c.accountid = a.id LEFT JOIN user u ON c.ownerid = u.id",
                "SELECT a.id, p.name FROM account a LEFT JOIN account p ON a.parentid = p.id WHERE a.parentid IS NOT NULL",
                "SELECT id, name FROM contact WHERE accountid IN (SELECT id FROM account WHERE numberofemployees > 900)",
                "SELECT count(*) FROM contact WHERE accountid IN (SELECT id FROM account WHERE numberofemployees > 900)",
                "SELECT id, name FROM account WHERE id IN (SELECT accountid FROM opportunity WHERE isclosed) AND id IN (SELECT accountid FROM contact)",
                "SELECT id FROM account a WHERE EXISTS (SELECT 1 FROM contact c WHERE c.accountid = a.id AND c.createddate > TIMESTAMP '2024-01-01 00:00:00 UTC')",
                "SELECT id FROM account WHERE id NOT IN (SELECT accountid FROM contact WHERE accountid IS NOT NULL)")) {
            for (String catalog : List.of("salesforce", "restricted")) {
                String in = sql.replaceAll("\\b(FROM|JOIN) (contact|account|user|opportunity)\\b", "$1 " + catalog + ".default.$2");
                Answer pushed = runner.ask(on, in);
                Answer joined = runner.ask(off, in);
                System.out.println("## " + in);
                System.out.println("   " + pushed.requests() + " " + pushed.statements() + "\n   vs " + joined.requests() + " " + joined.statements().stream().map(s -> s.substring(0, Math.min(150, s.length()))).toList());
                assertThat(pushed.rows()).describedAs(in).containsExactlyInAnyOrderElementsOf(joined.rows());
                System.out.println("   rows " + joined.rows().size());
                if (catalog.equals("salesforce")) {
                    System.out.println(runner.execute(on, "EXPLAIN " + in).getOnlyValue());
                }
            }
        }
    }
}
