package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(200)
final class TestDynamicFilters
{
    private static final ColumnDefinition ID = column("id", ValueType.BIGINT, "/id", "");
    private static final ColumnDefinition REPOSITORY = column("repository", ValueType.VARCHAR, "", "");
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void testAwaitsTheLastStep()
            throws Exception
    {
        FakeDynamicFilter filter = new FakeDynamicFilter(List.of(keys(1, 2, 3), keys(1, 2), keys(2)));
        BackgroundTask<TupleDomain<ColumnDefinition>> task = BackgroundTask.start("test", () -> DynamicFilters.await(filter, LONG));
        filter.step();
        assertThat(task.isDone()).isFalse();
        filter.step();
        assertThat(task.await()).isEqualTo(keys(2));
    }

    @Test
    void testTimeout()
            throws Exception
    {
        FakeDynamicFilter filter = new FakeDynamicFilter(List.of(keys(1, 2), keys(2)));
        assertThat(DynamicFilters.await(filter, Duration.ZERO)).isEqualTo(keys(1, 2));
        assertThat(DynamicFilters.await(filter, Duration.ofMillis(20))).isEqualTo(keys(1, 2));
        filter.step();
        assertThat(DynamicFilters.await(filter, LONG)).isEqualTo(keys(2));
        assertThat(DynamicFilters.await(DynamicFilter.EMPTY, LONG)).isEqualTo(TupleDomain.all());
    }

    @Test
    void testConstantsOfAChain()
    {
        PageRequest page = new PageRequest(
                new RemoteRequest("GET", "/items", List.of(), Map.of(), Optional.empty(), "core"),
                "",
                List.of(),
                Map.of("repository", "website"));
        assertThat(DynamicFilters.mayMatch(page, TupleDomain.all())).isTrue();
        assertThat(DynamicFilters.mayMatch(page, keys(1))).isTrue();
        assertThat(DynamicFilters.mayMatch(page, repository("website"))).isTrue();
        assertThat(DynamicFilters.mayMatch(page, repository("tools"))).isFalse();
        assertThat(DynamicFilters.mayMatch(page, keys(1).intersect(repository("tools")))).isFalse();
        assertThat(DynamicFilters.mayMatch(page, TupleDomain.none())).isFalse();
    }

    private static TupleDomain<ColumnDefinition> keys(long... values)
    {
        return TupleDomain.withColumnDomains(Map.of(ID, Domain.multipleValues(BIGINT, Arrays.stream(values).boxed().toList())));
    }

    private static TupleDomain<ColumnDefinition> repository(String name)
    {
        return TupleDomain.withColumnDomains(Map.of(REPOSITORY, Domain.singleValue(VARCHAR, utf8Slice(name))));
    }

    /**
     * A filter that narrows step by step, and is complete with the last one.
     */
    private static final class FakeDynamicFilter
            implements DynamicFilter
    {
        private final Queue<TupleDomain<ColumnDefinition>> steps;
        private CompletableFuture<Void> next = new CompletableFuture<>();

        private FakeDynamicFilter(List<TupleDomain<ColumnDefinition>> steps)
        {
            this.steps = new ArrayDeque<>(steps);
        }

        private synchronized void step()
        {
            steps.remove();
            CompletableFuture<Void> previous = next;
            next = new CompletableFuture<>();
            previous.complete(null);
        }

        @Override
        public Set<ColumnHandle> getColumnsCovered()
        {
            return Set.of(new SaasColumnHandle(ID));
        }

        @Override
        public synchronized CompletableFuture<?> isBlocked()
        {
            return isComplete() ? NOT_BLOCKED : next;
        }

        @Override
        public synchronized boolean isComplete()
        {
            return steps.size() == 1;
        }

        @Override
        public synchronized boolean isAwaitable()
        {
            return !isComplete();
        }

        @Override
        public synchronized TupleDomain<ColumnHandle> getCurrentPredicate()
        {
            return steps.element().transformKeys(SaasColumnHandle::new);
        }
    }
}
