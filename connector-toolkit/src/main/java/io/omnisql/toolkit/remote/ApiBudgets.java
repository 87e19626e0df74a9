package io.omnisql.toolkit.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.QuotaReader.Quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What services last told this node of their quotas, by connection and quota.
 */
public final class ApiBudgets
{
    /**
     * What was told is asked anew so often: others spend the same quota, and many services give it back little by little.
     */
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration IDLE = Duration.ofDays(1);

    private final Clock clock;
    private final Cache<Key, Observed> observed = Caffeine.newBuilder().expireAfterAccess(IDLE).build();

    @Inject
    public ApiBudgets()
    {
        this(Clock.systemUTC());
    }

    ApiBudgets(Clock clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What the service told of a connection's quotas, by their names.
     */
    public List<ApiBudget> of(ConnectionInfo connection)
    {
        return observed.asMap().entrySet().stream()
                .filter(entry -> entry.getKey().isOf(connection))
                .map(entry -> new ApiBudget(entry.getKey().quota(), entry.getValue().quota(), entry.getValue().readAt()))
                .sorted(Comparator.comparing(ApiBudget::name))
                .toList();
    }

    void observe(ConnectionInfo connection, String name, Quota quota, Instant readAt)
    {
        observed.asMap().merge(key(connection, name), new Observed(quota, readAt, readAt), (old, fresh) -> fresh.readAt().isBefore(old.readAt()) ? old : fresh);
    }

    /**
     * The quota when it does not allow another request.
     *
     * @param reservePercent what must be left after the request
     */
    Optional<Quota> spent(ConnectionInfo connection, String name, double reservePercent)
    {
        Key key = key(connection, name);
        Observed last = observed.getIfPresent(key);
        if (last == null || last.quota().remaining() > last.quota().limit() * reservePercent / 100) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (last.quota().resetAt().filter(reset -> !now.isBefore(reset)).isPresent()) {
            return Optional.empty();
        }
        // one request may ask again; until it is answered the others are refused
        if (!now.isBefore(last.askedAt().plus(FRESH)) && observed.asMap().replace(key, last, last.askedAt(now))) {
            return Optional.empty();
        }
        return Optional.of(last.quota());
    }

    private static Key key(ConnectionInfo connection, String name)
    {
        return new Key(connection.tenant(), connection.name(), connection.revision(), name);
    }

    /**
     * What was told of a quota.
     */
    public record ApiBudget(String name, Quota quota, Instant readAt) {}

    private record Key(String tenant, String connection, long revision, String quota)
    {
        private boolean isOf(ConnectionInfo info)
        {
            return tenant.equals(info.tenant()) && connection.equals(info.name()) && revision == info.revision();
        }
    }

    private record Observed(Quota quota, Instant readAt, Instant askedAt)
    {
        private Observed askedAt(Instant now)
        {
            return new Observed(quota, readAt, now);
        }
    }
}
