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
"SELECT date__c, count(*) FROM everything__c WHERE date__c = DATE '1752-09-10' GROUP BY 1",
"SELECT accountid, count(*) FROM contact GROUP BY 1",
"SELECT id FROM contact WHERE nosuch = 1",
"SELECT isdeleted, count(*) FROM \"everything__c$all\" GROUP BY 1",
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
