package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.ResponseClassifier;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.remote.QueryActivity;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource.ConnectorSplitBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_FILTER_REQUIRED;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(200)
final class TestSaasSplitSource
{
    @Test
    void testBatchesKeepTheOrder()
            throws Exception
    {
        List<ConnectorSplit> splits = splits(5);
        try (SaasSplitSource source = new SaasSplitSource(() -> splits, new QueryActivity(1))) {
            assertThat(source.isFinished()).isFalse();
            assertBatch(source.getNextBatch(2).get(), splits.subList(0, 2), false);
            assertBatch(source.getNextBatch(2).get(), splits.subList(2, 4), false);
            assertThat(source.isFinished()).isFalse();
            assertBatch(source.getNextBatch(2).get(), splits.subList(4, 5), true);
            assertThat(source.isFinished()).isTrue();
        }
    }

    @Test
    void testNoSplits()
            throws Exception
    {
        try (SaasSplitSource source = new SaasSplitSource(List::of, new QueryActivity(1))) {
            assertBatch(source.getNextBatch(10).get(), List.of(), true);
            assertThat(source.isFinished()).isTrue();
        }
    }

    @Test
    void testPlannerCannotGoOn()
            throws Exception
    {
        try (SaasSplitSource source = new SaasSplitSource(() -> {
            throw new ScanException(ResponseClassifier.Kind.FILTER_REQUIRED, "name one");
        }, new QueryActivity(1))) {
            CompletableFuture<Throwable> failure = source.getNextBatch(10).handle((_, thrown) -> thrown);
            // as the engine sees it
            assertThat(failure.get()).isInstanceOfSatisfying(TrinoException.class, thrown -> {
                assertThat(thrown.getErrorCode()).isEqualTo(OMNISQL_FILTER_REQUIRED.toErrorCode());
                assertThat(thrown).hasMessage("name one");
            });
        }
    }

    @Test
    void testFailure()
    {
        try (SaasSplitSource source = new SaasSplitSource(() -> {
            throw new TrinoException(NOT_SUPPORTED, "expected");
        }, new QueryActivity(1))) {
            assertThatThrownBy(() -> source.getNextBatch(10).get()).hasRootCauseInstanceOf(TrinoException.class).hasRootCauseMessage("expected");
            assertThat(source.isFinished()).isFalse();
        }
    }

    @Test
    void testCloseInterrupts()
            throws Exception
    {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        SaasSplitSource source = new SaasSplitSource(() -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            }
            catch (InterruptedException e) {
                interrupted.countDown();
            }
            return List.of();
        }, new QueryActivity(1));
        CompletableFuture<ConnectorSplitBatch> batch = source.getNextBatch(10);
        started.await();
        assertThat(batch).isNotDone();
        source.close();
        assertThat(interrupted.await(30, SECONDS)).isTrue();
        assertThat(source.isFinished()).isTrue();
        assertBatch(source.getNextBatch(10).get(), List.of(), true);
    }

    private static void assertBatch(ConnectorSplitBatch batch, List<ConnectorSplit> splits, boolean last)
    {
        assertThat(batch.getSplits()).isEqualTo(splits);
        assertThat(batch.isNoMoreSplits()).isEqualTo(last);
    }

    private static List<ConnectorSplit> splits(int count)
    {
        return IntStream.range(0, count)
                .<ConnectorSplit>mapToObj(index -> new SaasSplit("acme", Optional.empty(), List.of(new RemotePartition("p" + index, Map.of()))))
                .toList();
    }
}
