package io.omnisql.plugin.salesforce.scan;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.soql.Condition;
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
import static java.util.Objects.requireNonNull;

/**
 * About how many rows scans have. Counts are remembered for some minutes. Safe for use by several threads.
 */
final class RowCounts
{
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MAX_COUNTS = 20_000;
    private static final Pattern TOTAL = Pattern.compile("\"totalSize\"\\s*:\\s*(\\d{1,18})");

    private final ObjectSizes sizes;
    private final Cache<Key, OptionalLong> counts = CacheBuilder.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MAX_COUNTS)
            .build();

    private record Key(ConnectionInfo connection, boolean includesDeleted, String soql) {}

    RowCounts(ObjectSizes sizes)
    {
        this.sizes = requireNonNull(sizes, "sizes is null");
    }

    /**
     * How many records the object has, whatever the query's filters; where nobody says so, by a count.
     */
    OptionalLong ofObject(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        SalesforceObject object = SalesforceObject.of(query.definition());
        OptionalLong size = sizes.find(connection, object.name(), reader);
        return size.isPresent() ? size : count(connection, object, Condition.TRUE, reader);
    }

    /**
     * How many rows the query has, by a count; empty when the service could not count them.
     */
    OptionalLong ofQuery(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        return count(connection, SalesforceObject.of(query.definition()), FieldFilters.condition(query), reader);
    }

    /**
     * How many rows the query has, when a count or the object's size has told a while ago.
     */
    OptionalLong known(ConnectionInfo connection, RemoteQuery query)
    {
        SalesforceObject object = SalesforceObject.of(query.definition());
        Condition condition = FieldFilters.condition(query);
        OptionalLong counted = counts.asMap().getOrDefault(key(connection, object, condition), OptionalLong.empty());
        return counted.isEmpty() && condition.equals(Condition.TRUE) ? sizes.known(connection, object.name()) : counted;
    }

    private static Key key(ConnectionInfo connection, SalesforceObject object, Condition condition)
    {
        return new Key(connection, object.includesDeleted(), Soql.select(List.of("COUNT()"), object.name()).where(condition).text());
    }

    private OptionalLong count(ConnectionInfo connection, SalesforceObject object, Condition condition, RemoteReader reader)
    {
        Key key = key(connection, object, condition);
        try {
            return counts.get(key, () -> count(key, reader));
        }
        catch (ExecutionException | UncheckedExecutionException e) {
            throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e);
        }
    }

    private static OptionalLong count(Key key, RemoteReader reader)
    {
        RemoteRequest request = new RemoteRequest(
                "GET",
                SalesforceApi.data(key.connection()) + (key.includesDeleted() ? "/queryAll" : "/query"),
                List.of(new Parameter("q", key.soql())),
                Map.of(),
                Optional.empty(),
                SalesforceApi.QUOTA);
        try {
            return total(reader.read(request));
        }
        catch (RuntimeException _) {
            // the scan itself meets what is wrong with more than the count
            return OptionalLong.empty();
        }
    }

    private static OptionalLong total(RemoteResponse response)
    {
        Matcher matcher = TOTAL.matcher(new String(response.body(), UTF_8));
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
