package io.omnisql.tenancy.keys;

import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.WrappedKey;
import org.junit.jupiter.api.Test;

import javax.crypto.spec.SecretKeySpec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestCachingTenantKeys
{
    private final Map<String, TenantEntry> tenants = new ConcurrentHashMap<>();
    private final CountingKeyManagement management = new CountingKeyManagement();
    private final AtomicLong nanos = new AtomicLong();
    private final CachingTenantKeys keys = new CachingTenantKeys(tenant -> Optional.ofNullable(tenants.get(tenant)), management, nanos::get);

    @Test
    void testKeptForFiveMinutes()
    {
        putTenant("acme", wrapped(1, false), wrapped(2, true));
        assertThat(keys.active("acme").version()).isEqualTo(2);
        assertThat(keys.version("acme", 2)).isSameAs(keys.active("acme"));
        assertThat(management.calls).hasValue(1);
        assertThat(keys.version("acme", 1).version()).isEqualTo(1);
        assertThat(management.calls).hasValue(2);

        pass(Duration.ofSeconds(299));
        keys.active("acme");
        assertThat(management.calls).hasValue(2);
        pass(Duration.ofSeconds(1));
        keys.active("acme");
        assertThat(management.calls).as("after five minutes, although it was used in between").hasValue(3);
    }

    @Test
    void testTakenAwayKeyIsRefusedAtOnce()
    {
        putTenant("acme", wrapped(1, true));
        keys.active("acme");
        putTenant("acme", wrapped(2, true));
        assertThat(keys.active("acme").version()).isEqualTo(2);
        assertRefused(() -> keys.version("acme", 1), "The tenant has no version 1 of its key");
        tenants.clear();
        assertRefused(() -> keys.active("acme"), "The tenant is unknown or suspended");
    }

    @Test
    void testNoActiveKey()
    {
        putTenant("acme", wrapped(1, false));
        assertRefused(() -> keys.active("acme"), "The tenant has no active key");
    }

    @Test
    void testFailureIsKeptForFiveSeconds()
    {
        putTenant("acme", wrapped(1, true));
        putTenant("globex", wrapped(1, true));
        management.refused = "acme";
        for (int i = 0; i < 10; i++) {
            assertRefused(() -> keys.active("acme"), "refused");
        }
        assertThat(management.calls).hasValue(1);
        assertThat(keys.active("globex").tenant()).isEqualTo("globex");

        management.refused = "";
        pass(Duration.ofSeconds(4));
        assertRefused(() -> keys.active("acme"), "refused");
        pass(Duration.ofSeconds(1));
        assertThat(keys.active("acme").version()).isEqualTo(1);
    }

    @Test
    void testOneUnwrappingForManyCallers()
            throws ExecutionException, InterruptedException
    {
        putTenant("acme", wrapped(1, true));
        CountDownLatch started = new CountDownLatch(16);
        management.before = started;
        try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
            List<Future<TenantKey>> futures = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                futures.add(executor.submit(() -> {
                    started.countDown();
                    return keys.active("acme");
                }));
            }
            for (Future<TenantKey> future : futures) {
                assertThat(future.get()).isSameAs(futures.getFirst().get());
            }
        }
        assertThat(management.calls).hasValue(1);
    }

    private void putTenant(String tenant, WrappedKey... wrapped)
    {
        tenants.put(tenant, new TenantEntry(tenant, true, List.of(wrapped), List.of(), List.of(), LimitsEntry.defaults()));
    }

    private static WrappedKey wrapped(int version, boolean active)
    {
        return new WrappedKey(version, "counting", "key", "", active);
    }

    private void pass(Duration duration)
    {
        nanos.addAndGet(duration.toNanos());
    }

    private static void assertRefused(Runnable call, String message)
    {
        assertThatThrownBy(call::run)
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessage(message);
    }

    private static final class CountingKeyManagement
            implements KeyManagement
    {
        private final AtomicInteger calls = new AtomicInteger();
        private volatile String refused = "";
        private volatile CountDownLatch before = new CountDownLatch(0);

        @Override
        public WrappedKey generate(String tenant, int version)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public TenantKey unwrap(String tenant, WrappedKey wrapped)
        {
            calls.incrementAndGet();
            try {
                before.await();
            }
            catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (tenant.equals(refused)) {
                throw new KeyUnavailableException("refused");
            }
            return new TenantKey(tenant, wrapped.version(), new SecretKeySpec(new byte[32], "AES"));
        }
    }
}
