package io.omnisql.toolkit.connector;

import com.google.common.collect.ImmutableList;
import com.google.inject.Inject;
import io.airlift.units.Duration;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.SessionOption;
import io.omnisql.toolkit.remote.TenantLimits;
import io.trino.plugin.base.session.SessionPropertiesProvider;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.session.PropertyMetadata;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.Comparators.min;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.trino.plugin.base.session.PropertyMetadataUtil.durationProperty;
import static io.trino.spi.StandardErrorCode.INVALID_SESSION_PROPERTY;
import static io.trino.spi.session.PropertyMetadata.booleanProperty;
import static io.trino.spi.session.PropertyMetadata.longProperty;
import static io.trino.spi.session.PropertyMetadata.stringProperty;
import static java.util.Objects.requireNonNull;

/**
 * What a session may ask for, within its tenant's limits.
 */
public final class SaasSessionProperties
        implements SessionPropertiesProvider
{
    static final String MAX_STALENESS = "max_staleness";
    static final String MAX_REMOTE_CALLS = "max_remote_calls";
    static final String DYNAMIC_FILTER_WAIT_TIMEOUT = "dynamic_filter_wait_timeout";

    static final String COUNT_STATISTICS = "count_statistics";

    private static final java.time.Duration LONGEST_WAIT = java.time.Duration.ofHours(1);

    private static final Set<String> FLAG = Set.of("true", "false");

    private final ConnectorConfig config;
    private final TenantLimits limits;
    private final List<SessionOption> options;
    private final List<PropertyMetadata<?>> properties;

    @Inject
    public SaasSessionProperties(SaasAdapter adapter, ConnectorConfig config, TenantLimits limits)
    {
        this(adapter.options(), config, limits);
    }

    SaasSessionProperties(List<SessionOption> options, ConnectorConfig config, TenantLimits limits)
    {
        this.config = requireNonNull(config, "config is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.options = List.copyOf(options);
        properties = ImmutableList.<PropertyMetadata<?>>builder()
                .add(durationProperty(
                        MAX_STALENESS,
                        "How old cached data may be; 0s reads everything from the service",
                        config.getDefaultStaleness(),
                        false))
                .add(longProperty(
                        MAX_REMOTE_CALLS,
                        "How many requests a query may send to the service",
                        config.getMaxRemoteCalls(),
                        SaasSessionProperties::checkMaxRemoteCalls,
                        false))
                .add(durationProperty(
                        DYNAMIC_FILTER_WAIT_TIMEOUT,
                        "How long a scan waits at most for the keys that a join needs of it",
                        config.getDynamicFilterWaitTimeout(),
                        false))
                .add(booleanProperty(
                        COUNT_STATISTICS,
                        "Whether the planner may have a table counted, one request each, to choose the order of a join",
                        config.isCountStatistics(),
                        false))
                .addAll(options.stream().map(SaasSessionProperties::property).toList())
                .build();
    }

    private static PropertyMetadata<?> property(SessionOption option)
    {
        String defaultValue = option.values().getFirst();
        if (isFlag(option)) {
            return booleanProperty(option.name(), option.description(), Boolean.valueOf(defaultValue), false);
        }
        return stringProperty(option.name(), option.description(), defaultValue, value -> checkValue(option, value), false);
    }

    private static boolean isFlag(SessionOption option)
    {
        return Set.copyOf(option.values()).equals(FLAG);
    }

    private static void checkValue(SessionOption option, String value)
    {
        if (!option.values().contains(value)) {
            throw new TrinoException(INVALID_SESSION_PROPERTY, "%s must be one of %s: %s".formatted(option.name(), String.join(", ", option.values()), value));
        }
    }

    /**
     * The values of the adapter's own options in this session, by name.
     */
    Map<String, String> options(ConnectorSession session)
    {
        return options.stream().collect(toImmutableMap(SessionOption::name, option -> value(session, option)));
    }

    private static String value(ConnectorSession session, SessionOption option)
    {
        return isFlag(option) ? session.getProperty(option.name(), Boolean.class).toString() : session.getProperty(option.name(), String.class);
    }

    @Override
    public List<PropertyMetadata<?>> getSessionProperties()
    {
        return properties;
    }

    /**
     * How old cached data may be for this session; zero means that nothing comes from a cache.
     */
    java.time.Duration maxStaleness(ConnectorSession session, String tenant)
    {
        return min(session.getProperty(MAX_STALENESS, Duration.class).toJavaTime(), limits.maxStaleness(tenant));
    }

    /**
     * How many requests a query of this session may send.
     */
    long maxRemoteCalls(ConnectorSession session, String tenant)
    {
        return Math.min(session.getProperty(MAX_REMOTE_CALLS, Long.class), limits.maxRemoteCalls(tenant));
    }

    /**
     * How old cached data may be where the engine hides the session's properties, which it does from the schema {@code system}.
     */
    java.time.Duration defaultStaleness(String tenant)
    {
        return min(config.getDefaultStaleness().toJavaTime(), limits.maxStaleness(tenant));
    }

    /**
     * How many requests a query may send where the engine hides the session's properties.
     */
    long defaultRemoteCalls(String tenant)
    {
        return Math.min(config.getMaxRemoteCalls(), limits.maxRemoteCalls(tenant));
    }

    /**
     * How long a scan of this session waits for the keys of a join; an hour at most.
     */
    java.time.Duration dynamicFilterWaitTimeout(ConnectorSession session)
    {
        return min(session.getProperty(DYNAMIC_FILTER_WAIT_TIMEOUT, Duration.class).toJavaTime(), LONGEST_WAIT);
    }

    boolean countsForStatistics(ConnectorSession session)
    {
        return session.getProperty(COUNT_STATISTICS, Boolean.class);
    }

    private static void checkMaxRemoteCalls(long value)
    {
        if (value < 1) {
            throw new TrinoException(INVALID_SESSION_PROPERTY, "%s must be at least 1: %s".formatted(MAX_REMOTE_CALLS, value));
        }
    }
}
