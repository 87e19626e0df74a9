package io.omnisql.toolkit.cache;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class TestBackgroundWrites
{
    @Test
    void testDropsWhatIsTooMuch()
            throws Exception
    {
        BackgroundWrites writes = new BackgroundWrites(2);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            writes.execute(() -> {
                try {
                    mayEnd.await();
                }
                catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                written.incrementAndGet();
            });
        }
        mayEnd.countDown();
        while (written.get() < 2) {
            Thread.sleep(1);
        }
        CountDownLatch later = new CountDownLatch(1);
        while (later.getCount() > 0) {
            writes.execute(later::countDown);
            Thread.sleep(1);
        }

        assertThat(written).hasValue(2);
    }
}
