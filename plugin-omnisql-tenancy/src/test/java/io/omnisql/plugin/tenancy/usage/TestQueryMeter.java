package io.omnisql.plugin.tenancy.usage;

import io.omnisql.control.api.UsageReport.QueryUsage;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.tenancy.usage.TestingEvents.byPrincipal;
import static io.omnisql.plugin.tenancy.usage.TestingEvents.count;
import static io.omnisql.plugin.tenancy.usage.TestingEvents.failed;
import static io.omnisql.plugin.tenancy.usage.TestingEvents.finished;
import static io.omnisql.plugin.tenancy.usage.TestingEvents.input;
import static org.assertj.core.api.Assertions.assertThat;

final class TestQueryMeter
{
    private static final String ALICE = "acme/alice@acme.com";

    @Test
    void testFinished()
    {
        QueryUsage usage = QueryMeter.measure(finished(
                "q1",
                ALICE,
                input(Map.of("remoteCalls", count(3), "cacheHits", count(1), "throttledMillis", count(250), "bytes", count(9))),
                input(Map.of("remoteCalls", count(4))),
                input(Map.of()))).orElseThrow();

        assertThat(usage).isEqualTo(new QueryUsage("q1", "acme", "alice@acme.com", "FINISHED", "", 3_000, 1_500, 70, 42, 7, 1, 250));
    }

    @Test
    void testFailed()
    {
        QueryUsage usage = QueryMeter.measure(failed("q2", ALICE)).orElseThrow();

        assertThat(usage.state()).isEqualTo("FAILED");
        assertThat(usage.errorCode()).isEqualTo("OMNISQL_RATE_LIMITED");
        assertThat(usage.toString()).doesNotContain("secret");
    }

    @Test
    void testOnlyWhoLoggedInIsCharged()
    {
        assertThat(QueryMeter.measure(byPrincipal("q3", ALICE, Optional.of("globex/bob@globex.com")))).isEmpty();
        assertThat(QueryMeter.measure(byPrincipal("q3", ALICE, Optional.empty()))).isEmpty();
        assertThat(QueryMeter.measure(byPrincipal("q3", "root", Optional.of("root")))).isEmpty();
        assertThat(QueryMeter.measure(byPrincipal("q3", ALICE, Optional.of(ALICE)))).isPresent();
    }
}
