package io.omnisql.plugin.salesforce.soap;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.ScanException;

import java.time.Duration;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.FORBIDDEN;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.NOT_FOUND;

/**
 * The connections that lately were refused a query by SOAP. Safe for use by several threads.
 */
public final class SoapRefusals
{
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MAX_CONNECTIONS = 1_000;

    private final Cache<ConnectionInfo, Boolean> refused = CacheBuilder.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MAX_CONNECTIONS)
            .build();

    public boolean contains(ConnectionInfo connection)
    {
        return refused.getIfPresent(connection) != null;
    }

    /**
     * @param refusal what a query by SOAP met; remembered where it may be about SOAP, and not about the query
     */
    public void remember(ConnectionInfo connection, ScanException refusal)
    {
        if (refusal.kind() == FORBIDDEN || refusal.kind() == NOT_FOUND) {
            refused.put(connection, true);
        }
    }
}
