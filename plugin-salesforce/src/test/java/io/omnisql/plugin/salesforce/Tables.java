package io.omnisql.plugin.salesforce;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.plugin.salesforce.describe.SalesforceCatalog;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

/**
 * Tables of descriptions that tests write, and predicates on them.
 */
public final class Tables
{
    public static final ConnectionInfo CONNECTION = connection(Map.of());

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final RemoteRange ALL = new RemoteRange(Optional.empty(), false, Optional.empty(), false);

    private Tables() {}

    public static ConnectionInfo connection(Map<String, String> properties)
    {
        return new ConnectionInfo("acme", "crm", "https://acme.my.salesforce.com", properties, 1);
    }

    /**
     * A field's description.
     *
     * @param flags of F filterable, S sortable, G groupable, A aggregatable, N nillable, K case-sensitive, E encrypted, C calculated
     */
    public static ObjectNode field(String name, String type, String flags)
    {
        return MAPPER.createObjectNode()
                .put("name", name)
                .put("label", name.replace("__c", ""))
                .put("type", type)
                .put("length", 0)
                .put("precision", 18)
                .put("scale", 2)
                .put("filterable", flags.contains("F"))
                .put("sortable", flags.contains("S"))
                .put("groupable", flags.contains("G"))
                .put("aggregatable", flags.contains("A"))
                .put("nillable", flags.contains("N"))
                .put("caseSensitive", flags.contains("K"))
                .put("encrypted", flags.contains("E"))
                .put("calculated", flags.contains("C"));
    }

    public static TableDefinition table(String object, ObjectNode... fields)
    {
        return table(CONNECTION, object, fields);
    }

    public static TableDefinition table(ConnectionInfo connection, String object, ObjectNode... fields)
    {
        ObjectNode description = MAPPER.createObjectNode().put("name", object).put("label", object).put("queryable", true);
        ArrayNode described = description.putArray("fields");
        described.add(field("Id", "id", "FSGA"));
        Arrays.stream(fields).forEach(described::add);
        ObjectNode global = MAPPER.createObjectNode();
        global.putArray("sobjects").add(description);
        RemoteReader reader = request -> answer(request.path().endsWith("/describe") ? description : global);
        return new SalesforceCatalog(new ObjectSizes()).find(connection, object.toLowerCase(ROOT), reader).orElseThrow();
    }

    public static RemoteResponse answer(ObjectNode json)
    {
        return new RemoteResponse(200, Map.of(), json.toString().getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
    }

    /**
     * A scan of all columns with exact filters.
     */
    public static RemoteQuery scan(TableDefinition table, RemotePredicate... filters)
    {
        return RemoteQuery.scan(table)
                .withColumns(table.columns().stream().map(column -> column.name()).toList())
                .withFilters(Stream.of(filters).map(filter -> new RemoteFilter(filter, Verdict.EXACT)).toList());
    }

    public static RemoteValue value(ValueType type, String text)
    {
        return new RemoteValue(type, text);
    }

    public static Values equal(String column, RemoteValue... values)
    {
        return new Values(column, Stream.of(values).map(RemoteRange::equal).toList(), false);
    }

    public static Values notEqual(String column, RemoteValue... values)
    {
        List<RemoteRange> ranges = new ArrayList<>();
        Optional<RemoteValue> below = Optional.empty();
        for (RemoteValue value : values) {
            ranges.add(new RemoteRange(below, false, Optional.of(value), false));
            below = Optional.of(value);
        }
        ranges.add(new RemoteRange(below, false, Optional.empty(), false));
        return new Values(column, ranges, false);
    }

    public static Values greaterThan(String column, RemoteValue value)
    {
        return new Values(column, List.of(new RemoteRange(Optional.of(value), false, Optional.empty(), false)), false);
    }

    public static Values atLeast(String column, RemoteValue value)
    {
        return new Values(column, List.of(new RemoteRange(Optional.of(value), true, Optional.empty(), false)), false);
    }

    public static Values lessThan(String column, RemoteValue value)
    {
        return new Values(column, List.of(new RemoteRange(Optional.empty(), false, Optional.of(value), false)), false);
    }

    public static Values atMost(String column, RemoteValue value)
    {
        return new Values(column, List.of(new RemoteRange(Optional.empty(), false, Optional.of(value), true)), false);
    }

    public static Values isNull(String column)
    {
        return new Values(column, List.of(), true);
    }

    public static Values isNotNull(String column)
    {
        return new Values(column, List.of(ALL), false);
    }

    public static Values orNull(Values values)
    {
        return new Values(values.column(), values.ranges(), true);
    }
}
