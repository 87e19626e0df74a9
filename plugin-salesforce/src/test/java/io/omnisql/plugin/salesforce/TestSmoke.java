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
"EXPLAIN SELECT date__c, count(*) FROM everything__c WHERE date__c = DATE '1582-10-10' GROUP BY 1",
"SELECT count(*) FROM (SELECT * FROM everything__c WHERE date__c = DATE '1582-10-10' ORDER BY flag__c DESC, other__c ASC LIMIT 78)",
"SELECT flag__c, other__c FROM (SELECT * FROM everything__c WHERE date__c = DATE '1582-10-10' ORDER BY flag__c DESC, other__c ASC LIMIT 78)",
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
