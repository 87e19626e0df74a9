package io.omnisql.plugin.salesforce.property;

import io.airlift.log.Logger;
import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.plugin.salesforce.property.QueryCheck.Part;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of random queries with OR and LIKE, limits, orders, aggregates and groups: what the service takes over gives what SQL gives over
 * the rows in memory.
 */
@Tag("large")
final class TestQueryProperty
{
    private static final Logger log = Logger.get(TestQueryProperty.class);
    private static final int CASES = Integer.getInteger("omnisql.property.queries", 4_000);

    @Test
    void testAllRows()
    {
        check(ConnectedApp.ACME);
    }

    @Test
    void testUserWhoSeesLess()
    {
        check(ConnectedApp.ACME_RESTRICTED);
    }

    private static void check(ConnectedApp app)
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Random queries with -Domnisql.property.seed=%s -Domnisql.property.queries=%s", seed, CASES);
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(); SandboxReader reader = new SandboxReader(sandbox, app)) {
            QueryCheck check = new QueryCheck(reader, new Random(seed));
            for (int i = 0; i < CASES; i++) {
                check.next("seed %s, case %s".formatted(seed, i));
            }
            log.info("%s queries, of which the service took over: %s", CASES, check.checked());
            assertThat(check.checked().keySet()).contains(Part.values());
            assertThat(sandbox.requests().counters().rejected()).isZero();
        }
    }
}
