package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ScanPlanner;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The keys take 30 requests, all else one at least; an answer has 100 rows.
 */
final class TestKeyCosts
{
    private static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "main", "https://example.com", Map.of(), 1);
    private static final RemoteQuery ALL = RemoteQuery.scan("t");
    private static final RemoteQuery SCAN = ALL.withFilters(List.of(equal("state", "open")));
    private static final RemoteQuery KEYS = SCAN.withFilters(List.of(equal("state", "open"), equal("key", "k")));

    private final RowCounts counts = new RowCounts();
    private final KeyCosts costs = new KeyCosts(new FixedEstimates(OptionalLong.of(30), Map.of()), counts);

    @Test
    void testUnknownScanIsDearer()
    {
        assertThat(areWorthwhile(costs, 1_000)).isTrue();
        assertThat(areWorthwhile(costs, 30)).isTrue();
    }

    @Test
    void testKeysBeyondTheBudgetAreNotAskedFor()
    {
        assertThat(areWorthwhile(costs, 29)).isFalse();
    }

    @Test
    void testCountedScan()
    {
        counts.remember(CONNECTION, SCAN, 2_901);
        assertThat(areWorthwhile(costs, 1_000)).isTrue();
        counts.remember(CONNECTION, SCAN, 2_900);
        assertThat(areWorthwhile(costs, 1_000)).isFalse();
    }

    @Test
    void testCountOfTheTableBoundsTheScan()
    {
        counts.remember(CONNECTION, ALL, 2_000);
        assertThat(areWorthwhile(costs, 1_000)).isFalse();
        counts.remember(CONNECTION, ALL, 20_000);
        assertThat(areWorthwhile(costs, 1_000)).isTrue();
        counts.remember(CONNECTION, SCAN, 10);
        assertThat(areWorthwhile(costs, 1_000)).isFalse();
    }

    @Test
    void testAdapterKnowsTheScan()
    {
        assertThat(areWorthwhile(knowing(Map.of(SCAN, 2_901L)), 1_000)).isTrue();
        assertThat(areWorthwhile(knowing(Map.of(SCAN, 2_900L)), 1_000)).isFalse();
        assertThat(areWorthwhile(knowing(Map.of(ALL, 2_901L)), 1_000)).isTrue();
        assertThat(areWorthwhile(knowing(Map.of(ALL, 2_900L)), 1_000)).isFalse();
        assertThat(areWorthwhile(knowing(Map.of(SCAN, 2_900L, ALL, 1_000_000L)), 1_000)).isFalse();
    }

    @Test
    void testCountTellsMoreThanTheAdapter()
    {
        counts.remember(CONNECTION, SCAN, 2_900);
        assertThat(areWorthwhile(knowing(Map.of(SCAN, 1_000_000L, ALL, 1_000_000L)), 1_000)).isFalse();
        counts.remember(CONNECTION, SCAN, 2_901);
        assertThat(areWorthwhile(knowing(Map.of(SCAN, 10L, ALL, 10L)), 1_000)).isTrue();
    }

    private KeyCosts knowing(Map<RemoteQuery, Long> rows)
    {
        return new KeyCosts(new FixedEstimates(OptionalLong.of(30), rows), counts);
    }

    @Test
    void testUnknownCostOfKeys()
    {
        counts.remember(CONNECTION, SCAN, 10);
        assertThat(areWorthwhile(new KeyCosts(new FixedEstimates(OptionalLong.empty(), Map.of()), counts), 1)).isTrue();
    }

    private static boolean areWorthwhile(KeyCosts costs, long maxRemoteCalls)
    {
        return costs.areWorthwhile(CONNECTION, SCAN, KEYS, SCAN, maxRemoteCalls);
    }

    private static RemoteFilter equal(String column, String value)
    {
        return new RemoteFilter(new Values(column, List.of(RemoteRange.equal(RemoteValue.of(value))), false), EXACT);
    }

    private record FixedEstimates(OptionalLong callsOfKeys, Map<RemoteQuery, Long> rows)
            implements ScanPlanner
    {
        @Override
        public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
        {
            return query.equals(KEYS) ? callsOfKeys : OptionalLong.of(1);
        }

        @Override
        public OptionalLong knownRows(ConnectionInfo connection, RemoteQuery query)
        {
            return rows.containsKey(query) ? OptionalLong.of(rows.get(query)) : OptionalLong.empty();
        }

        @Override
        public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public String explain(ConnectionInfo connection, RemoteQuery query)
        {
            throw new UnsupportedOperationException();
        }
    }
}
