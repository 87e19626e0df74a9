package io.omnisql.plugin.salesforce;

import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class TestSmoke
{
    @Test
    void test()
            throws Exception
    {
        try (SalesforceQueryRunner runner = new SalesforceQueryRunner(ConnectedApp.GLOBEX, ConnectedApp.GLOBEX_RESTRICTED)) {
            for (String sql : new String[] {
                "SHOW TABLES",
                "DESCRIBE everything__c",
                "SELECT count(*) FROM account",
                "SELECT count(*) FROM everything__c",
                "SELECT * FROM everything__c",
                "SELECT name FROM everything__c WHERE integer__c = 42",
                "SELECT name FROM everything__c WHERE number__c = 0.1",
                "SELECT name FROM everything__c WHERE text__c = 'abc' OR flag__c",
                "SELECT name FROM everything__c WHERE text__c LIKE 'a%' AND integer__c <> 1",
                "SELECT id FROM contact ORDER BY createddate DESC LIMIT 5",
                "SELECT integer__c, flag__c, count(*), min(date__c), max(number__c), sum(integer__c) FROM everything__c GROUP BY 1, 2",
                "SELECT a.name, c.name FROM contact c JOIN account a ON c.accountid = a.id WHERE c.name LIKE 'A%'",
                "SELECT id FROM account WHERE id = 'x'",
                "SELECT accountid, count(*) FROM contact GROUP BY 1",
                "EXPLAIN SELECT accountid, count(*) FROM contact WHERE createddate > timestamp '2020-01-01 00:00:00.5 UTC' GROUP BY 1",
            }) {
                try {
                    SalesforceQueryRunner.Answer answer = runner.ask(sql);
                    System.out.println("=== " + sql + "\n  " + answer.counters() + "\n  " + answer.statements() + "\n  " + answer.rows().size() + " " + answer.rows().stream().limit(sql.startsWith("DESC") || sql.startsWith("EXP") ? 60 : 3).toList());
                }
                catch (RuntimeException e) {
                    System.out.println("=== " + sql + "\n  FAILED " + e);
                    System.out.println(runner.sandbox().statements());
                }
            }
        }
    }
}
