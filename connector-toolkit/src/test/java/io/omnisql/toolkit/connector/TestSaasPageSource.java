package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.remote.QueryActivity;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.Page;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.SourcePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static io.trino.spi.predicate.Utils.nativeValueToBlock;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(200)
final class TestSaasPageSource
{
    @Test
    void testReadsOnePageAhead()
            throws Exception
    {
        GatedPages pages = new GatedPages(3);
        SaasPageSource source = new SaasPageSource(List.of(pages), OptionalLong.empty(), new QueryActivity(10));
        assertThat(pages.started.get()).isZero();

        assertThat(source.getNextSourcePage()).isNull();
        assertThat(source.isBlocked()).isNotDone();
        assertThat(source.getMemoryUsage()).isZero();
        pages.gate.release();
        source.isBlocked().get();
        assertThat(source.getMemoryUsage()).isPositive();
        assertThat(pages.started.get()).isEqualTo(1);

        assertThat(value(source.getNextSourcePage())).isEqualTo(1);
        assertThat(source.getNextSourcePage()).isNull();
        pages.gate.release();
        source.isBlocked().get();
        assertThat(pages.started.get()).isEqualTo(2);
        assertThat(source.isFinished()).isFalse();

        assertThat(value(source.getNextSourcePage())).isEqualTo(2);
        pages.gate.release();
        source.isBlocked().get();
        assertThat(value(source.getNextSourcePage())).isEqualTo(3);
        assertThat(source.isFinished()).isTrue();
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(source.getCompletedPositions()).hasValue(3);
        assertThat(source.getMemoryUsage()).isZero();
        assertThat(source.isBlocked()).isDone();
    }

    @Test
    void testReadsTwoPagesAheadForWhoeverReadsOn()
            throws Exception
    {
        GatedPages pages = new GatedPages(10);
        pages.gate.release(10);
        SaasPageSource source = new SaasPageSource(List.of(pages), OptionalLong.empty(), new QueryActivity(10));
        assertThat(value(next(source))).isEqualTo(1);
        assertThat(value(next(source))).isEqualTo(2);
        // the next one, and the one after it
        source.isBlocked().get();
        assertThat(pages.started.get()).isEqualTo(4);
        for (int value = 3; value <= 10; value++) {
            assertThat(value(next(source))).isEqualTo(value);
            assertThat(pages.started.get()).isLessThanOrEqualTo(value + 2);
        }
        assertThat(source.isFinished()).isTrue();
    }

    @Test
    void testOnePageAheadOfFewRows()
            throws Exception
    {
        GatedPages pages = new GatedPages(10);
        pages.gate.release(10);
        SaasPageSource source = new SaasPageSource(List.of(pages), OptionalLong.of(8), new QueryActivity(10));
        for (int value = 1; value <= 7; value++) {
            assertThat(value(next(source))).isEqualTo(value);
            assertThat(pages.started.get()).isLessThanOrEqualTo(value + 1);
        }
    }

    /**
     * A page of each of two chains does not wake the engine while both read on; four pages do, and so does a chain that goes no further without it.
     */
    @Test
    void testWakesTheEngineForSeveralPages()
            throws Exception
    {
        GatedPages first = new GatedPages(20);
        GatedPages second = new GatedPages(20);
        SaasPageSource source = new SaasPageSource(List.of(first, second), OptionalLong.empty(), new QueryActivity(100));
        assertThat(source.getNextSourcePage()).isNull();
        for (GatedPages chain : List.of(first, second, first, second)) {
            chain.gate.release();
            next(source);
        }
        awaitStarted(first, 3);
        awaitStarted(second, 3);

        CompletableFuture<?> blocked = source.isBlocked();
        first.gate.release();
        awaitStarted(first, 4);
        second.gate.release();
        awaitStarted(second, 4);
        assertThat(blocked).isNotDone();
        second.gate.release();
        blocked.get();
        assertThat(List.of(value(source.getNextSourcePage()), value(source.getNextSourcePage()), value(source.getNextSourcePage()))).containsExactly(3L, 3L, 4L);
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(source.isBlocked()).isNotDone();
        source.close();
    }

    private static SourcePage next(SaasPageSource source)
            throws Exception
    {
        while (true) {
            SourcePage page = source.getNextSourcePage();
            if (page != null) {
                return page;
            }
            source.isBlocked().get();
        }
    }

    private static void awaitStarted(GatedPages chain, int pages)
            throws InterruptedException
    {
        while (chain.started.get() < pages) {
            Thread.sleep(1);
        }
    }

    @Test
    void testReadsChainsSideBySide()
            throws Exception
    {
        GatedPages first = new GatedPages(1);
        GatedPages second = new GatedPages(2);
        SaasPageSource source = new SaasPageSource(List.of(first, second), OptionalLong.empty(), new QueryActivity(10));
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(source.isBlocked()).isNotDone();

        // the second chain does not wait for the first one
        second.gate.release(2);
        source.isBlocked().get();
        assertThat(value(source.getNextSourcePage())).isEqualTo(1);
        source.isBlocked().get();
        assertThat(value(source.getNextSourcePage())).isEqualTo(2);
        assertThat(source.isFinished()).isFalse();
        assertThat(source.getNextSourcePage()).isNull();

        first.gate.release();
        source.isBlocked().get();
        assertThat(value(source.getNextSourcePage())).isEqualTo(1);
        assertThat(source.isFinished()).isTrue();
        assertThat(source.getCompletedPositions()).hasValue(3);
    }

    @Test
    void testCloseInterruptsAllChains()
            throws Exception
    {
        List<GatedPages> chains = List.of(new GatedPages(3), new GatedPages(3));
        SaasPageSource source = new SaasPageSource(List.copyOf(chains), OptionalLong.empty(), new QueryActivity(10));
        source.getNextSourcePage();
        source.close();
        for (GatedPages chain : chains) {
            assertThat(chain.interrupted.await(30, SECONDS)).isTrue();
        }
        assertThat(source.isFinished()).isTrue();
    }

    @Test
    void testChainsThatAPageLeadsTo()
            throws Exception
    {
        List<GatedPages> chains = List.of(new GatedPages(1), new GatedPages(2));
        GatedPages first = new GatedPages(1, List.copyOf(chains));
        SaasPageSource source = new SaasPageSource(List.of(first), OptionalLong.empty(), new QueryActivity(10));
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(chains).allSatisfy(chain -> assertThat(chain.started.get()).isZero());
        first.gate.release();
        source.isBlocked().get();
        assertThat(value(source.getNextSourcePage())).isEqualTo(1);
        assertThat(source.isFinished()).isFalse();

        assertThat(source.getNextSourcePage()).isNull();
        chains.forEach(chain -> chain.gate.release(10));
        readAll(source);
        assertThat(source.getCompletedPositions()).hasValue(4);
    }

    @Test
    void testFewRowsOfManyChains()
            throws Exception
    {
        List<GatedPages> chains = IntStream.range(0, 5).mapToObj(_ -> new GatedPages(1)).toList();
        chains.forEach(chain -> chain.gate.release(10));
        SaasPageSource source = new SaasPageSource(List.copyOf(chains), OptionalLong.of(2), new QueryActivity(10));
        readAll(source);
        assertThat(source.getCompletedPositions()).hasValue(2);
        // one chain, then two at once
        assertThat(chains.stream().skip(3)).allSatisfy(chain -> assertThat(chain.started.get()).isZero());
    }

    @Test
    void testNoChainIsBegunForRowsThatAreThere()
            throws Exception
    {
        GatedPages first = new GatedPages(3);
        GatedPages second = new GatedPages(3);
        first.gate.release(10);
        SaasPageSource source = new SaasPageSource(List.of(first, second), OptionalLong.of(2), new QueryActivity(10));
        readAll(source);
        assertThat(source.getCompletedPositions()).hasValue(2);
        assertThat(second.started.get()).isZero();
    }

    @Test
    void testAllChainsAreReadWhereTheyHaveTooFewRows()
            throws Exception
    {
        List<GatedPages> chains = IntStream.range(0, 5).mapToObj(_ -> new GatedPages(2)).toList();
        chains.forEach(chain -> chain.gate.release(10));
        SaasPageSource source = new SaasPageSource(List.copyOf(chains), OptionalLong.of(100), new QueryActivity(10));
        readAll(source);
        assertThat(source.getCompletedPositions()).hasValue(10);
    }

    private static void readAll(SaasPageSource source)
            throws Exception
    {
        while (!source.isFinished()) {
            source.getNextSourcePage();
            source.isBlocked().get();
        }
    }

    @Test
    void testCloseInterrupts()
            throws Exception
    {
        GatedPages pages = new GatedPages(3);
        SaasPageSource source = new SaasPageSource(List.of(pages), OptionalLong.empty(), new QueryActivity(10));
        source.getNextSourcePage();
        source.close();
        assertThat(pages.interrupted.await(30, SECONDS)).isTrue();
        assertThat(source.isFinished()).isTrue();
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(pages.started.get()).isEqualTo(1);
    }

    @Test
    void testFailureReachesTheEngine()
            throws Exception
    {
        CountDownLatch gate = new CountDownLatch(1);
        SaasPageSource source = new SaasPageSource(
                List.of(new PageChain()
                {
                    @Override
                    public boolean hasNext()
                    {
                        return true;
                    }

                    @Override
                    public Page next()
                    {
                        awaitUninterruptibly(gate);
                        throw new TrinoException(NOT_SUPPORTED, "expected");
                    }
                }),
                OptionalLong.empty(),
                new QueryActivity(10));
        assertThat(source.getNextSourcePage()).isNull();
        gate.countDown();
        source.isBlocked().get();
        assertThat(source.getMemoryUsage()).isZero();
        assertThatThrownBy(source::getNextSourcePage).isInstanceOf(TrinoException.class).hasMessage("expected");
    }

    @Test
    void testMetricsAreThoseOfThePart()
    {
        QueryActivity query = new QueryActivity(10);
        QueryActivity part = query.part();
        query.part().tryCountRemoteCall();
        part.tryCountRemoteCall();
        part.tryCountRemoteCall();
        part.countCacheHit();
        part.countBytes(7);
        part.countThrottled(3_500_000);
        SaasPageSource source = new SaasPageSource(List.of(new GatedPages(0)), OptionalLong.empty(), part);
        assertThat(source.isFinished()).isTrue();
        assertThat(source.getCompletedBytes()).isEqualTo(7);
        assertThat(source.getMetrics().getMetrics()).isEqualTo(Map.of(
                "remoteCalls", new LongCount(2),
                "cacheHits", new LongCount(1),
                "retries", new LongCount(0),
                "remoteBytes", new LongCount(7),
                "throttledMillis", new LongCount(3)));
        assertThat(query.remoteCalls()).isEqualTo(3);
    }

    private static long value(SourcePage page)
    {
        return BIGINT.getLong(page.getBlock(0), 0);
    }

    /**
     * Pages that wait for a permit each.
     */
    private static final class GatedPages
            implements PageChain
    {
        private final Semaphore gate = new Semaphore(0);
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private final AtomicInteger started = new AtomicInteger();
        private final int count;
        private final List<PageChain> forked;

        private GatedPages(int count)
        {
            this(count, List.of());
        }

        /**
         * @param forked the chains that its pages lead to
         */
        private GatedPages(int count, List<PageChain> forked)
        {
            this.count = count;
            this.forked = forked;
        }

        @Override
        public List<PageChain> forked()
        {
            return forked;
        }

        @Override
        public boolean hasNext()
        {
            return started.get() < count;
        }

        @Override
        public Page next()
        {
            long value = started.incrementAndGet();
            try {
                gate.acquire();
            }
            catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
            return new Page(nativeValueToBlock(BIGINT, value));
        }
    }
}
