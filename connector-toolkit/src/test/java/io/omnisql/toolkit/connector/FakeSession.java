package io.omnisql.toolkit.connector;

import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.security.ConnectorIdentity;
import io.trino.spi.session.PropertyMetadata;
import io.trino.spi.type.TimeZoneKey;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A session with the default properties, but for some.
 */
record FakeSession(String user, String queryId, Map<String, Object> properties)
        implements ConnectorSession
{
    @Override
    public String getUser()
    {
        return user;
    }

    @Override
    public String getQueryId()
    {
        return queryId;
    }

    @Override
    public Optional<String> getSource()
    {
        return Optional.empty();
    }

    @Override
    public ConnectorIdentity getIdentity()
    {
        return ConnectorIdentity.ofUser(user);
    }

    @Override
    public TimeZoneKey getTimeZoneKey()
    {
        return TimeZoneKey.UTC_KEY;
    }

    @Override
    public Locale getLocale()
    {
        return Locale.ROOT;
    }

    @Override
    public Optional<String> getTraceToken()
    {
        return Optional.empty();
    }

    @Override
    public Instant getStart()
    {
        return Instant.EPOCH;
    }

    @Override
    public <T> T getProperty(String name, Class<T> type)
    {
        Object value = properties.containsKey(name) ? properties.get(name) : defaultValue(name);
        // as the engine does
        checkArgument(value.getClass() == type, "property %s is not of %s", name, type);
        return type.cast(value);
    }

    private static Object defaultValue(String name)
    {
        return new SaasSessionProperties(List.of(), new ConnectorConfig(), new NoLimits()).getSessionProperties().stream()
                .filter(property -> property.getName().equals(name))
                .map(PropertyMetadata::getDefaultValue)
                .findFirst()
                .orElseThrow();
    }
}
