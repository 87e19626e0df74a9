package io.omnisql.plugin.salesforce.scan;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.limits.RecordCounts;
import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.soql.Soql;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.google.common.base.Throwables.throwIfUnchecked;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * About how many rows scans have. Salesforce's own counts are remembered for some minutes. Safe for use by several threads.
 */
final class RowCounts
{
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MAX_CONNECTIONS_AND_OBJECTS = 20_000;
    private static final Pattern TOTAL = Pattern.compile("\"totalSize\"\\s*:\\s*(\\d{1,18})");

    private final Cache<Key, OptionalLong> counts = CacheBuilder.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MAX_CONNECTIONS_AND_OBJECTS)
            .build();

    private record Key(ConnectionInfo connection, String object) {}

    /**
     * How many records the object has, whatever the query's filters; empty where the user may not know, or nobody counted.
     */
    OptionalLong ofObject(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        String object = SalesforceObject.of(query.definition()).name();
        Key key = new Key(connection, object);
        try {
            return counts.get(key, () -> count(connection, object, reader));
        }
        catch (ExecutionException | UncheckedExecutionException e) {
            throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e);
        }
    }

    /**
     * The count needs a permission that reading does not, so that its refusal is no failure of the scan.
     */
    private static OptionalLong count(ConnectionInfo connection, String object, RemoteReader reader)
    {
        try {
            Long count = RecordCounts.read(reader.read(RecordCounts.request(connection, List.of(object)))).get(object);
            return count == null ? OptionalLong.empty() : OptionalLong.of(count);
        }
        catch (RuntimeException _) {
            return OptionalLong.empty();
        }
    }

    /**
     * How many rows the query has, by a count of its own; empty when the service could not count them.
     */
    OptionalLong ofQuery(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        SalesforceObject object = SalesforceObject.of(query.definition());
        String soql = Soql.select(List.of("COUNT()"), object.name()).where(FieldFilters.condition(query)).text();
        RemoteRequest request = new RemoteRequest(
                "GET",
                SalesforceApi.data(connection) + (object.includesDeleted() ? "/queryAll" : "/query"),
                List.of(new Parameter("q", soql)),
                Map.of(),
                Optional.empty(),
                SalesforceApi.QUOTA);
        return total(reader.read(request));
    }

    private static OptionalLong total(RemoteResponse response)
    {
        Matcher matcher = TOTAL.matcher(new String(response.body(), UTF_8));
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
