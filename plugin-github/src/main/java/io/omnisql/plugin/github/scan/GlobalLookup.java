package io.omnisql.plugin.github.scan;

import com.google.common.collect.Lists;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * The rows that a query names by keys which are theirs alone in all of GitHub, looked up in batches of one request each. GitHub applies no
 * filter to them: whose they are, and the exact filters, are decided on the answer.
 */
record GlobalLookup(ConnectionSpec spec, GlobalKey key, List<RemoteValue> values)
{
    private static final String BATCH = "lookup";
    private static final String ROWS = "/data";
    private static final String ALLOWED_OWNER = "$owner";

    GlobalLookup
    {
        requireNonNull(spec, "spec is null");
        requireNonNull(key, "key is null");
        values = List.copyOf(values);
    }

    /**
     * Empty when the query names no such keys.
     */
    static Optional<GlobalLookup> of(ConnectionSpec spec, RemoteQuery query)
    {
        return spec.globalKeys().stream()
                .flatMap(key -> KeyLookup.named(query, key.column(), key::keys).stream().map(values -> new GlobalLookup(spec, key, values)))
                .findFirst();
    }

    /**
     * Without keys that name an owner whom the connection does not cover.
     */
    GlobalLookup within(ConnectionInfo connection)
    {
        List<String> owners = Owners.of(connection);
        return new GlobalLookup(spec, key, values.stream()
                .filter(value -> owners.isEmpty() || key.owner(value.text()).filter(owner -> owners.stream().noneMatch(owner::equalsIgnoreCase)).isEmpty())
                .toList());
    }

    int batches()
    {
        return Lists.partition(values, KeyLookup.BATCH_SIZE).size();
    }

    RemotePartition partition(int batch)
    {
        List<RemoteValue> keys = Lists.partition(values, KeyLookup.BATCH_SIZE).get(batch);
        String description = keys.getFirst().text() + (keys.size() == 1 ? "" : " and " + (keys.size() - 1) + " more");
        return new RemotePartition(description, Map.of(BATCH, Integer.toString(batch)));
    }

    static boolean isLookup(RemotePartition partition)
    {
        return partition.parameters().containsKey(BATCH);
    }

    PageRequest page(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        List<String> keys = Lists.partition(values, KeyLookup.BATCH_SIZE).get(Integer.parseInt(partition.parameters().get(BATCH))).stream().map(RemoteValue::text).toList();
        RowFilter keep = keep(connection, query);
        String selection = selection(query, keep);
        Map<String, Argument> variables = new LinkedHashMap<>();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            rows.append(key.select(OwnKeys.alias(i), keys.get(i), selection, variables));
        }
        PageRequest page = new PageRequest(GraphqlRequests.query(variables, "{ " + rows + "}").withHeaders(Leniency.headers(query)), ROWS + "/*", List.of(), Map.of());
        return OwnKeys.of(page, ROWS, keys, keyColumn().pointer()).keeping(keep);
    }

    /**
     * The exact filters beside those on the key, and that the connection covers the row's owner.
     */
    private RowFilter keep(ConnectionInfo connection, RemoteQuery query)
    {
        List<ColumnPredicate> predicates = query.filters().stream()
                .filter(filter -> filter.verdict() == Verdict.EXACT)
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> !predicate.column().equals(key.column()))
                .toList();
        List<ColumnDefinition> columns = predicates.stream().map(ColumnPredicate::column).distinct().map(name -> spec.find(name).orElseThrow().definition()).toList();
        List<RemoteRange> owners = Owners.of(connection).stream().map(owner -> owner.toLowerCase(ROOT)).sorted().map(RemoteValue::of).map(RemoteRange::equal).toList();
        if (owners.isEmpty()) {
            return new RowFilter(List.copyOf(predicates), columns);
        }
        ColumnDefinition owner = column(ALLOWED_OWNER, VARCHAR, spec.find(ParentScope.OWNER).orElseThrow().definition().pointer(), "").withLowerCase();
        return new RowFilter(
                Stream.<RemotePredicate>concat(predicates.stream(), Stream.of(new Values(ALLOWED_OWNER, owners, false))).toList(),
                Stream.concat(columns.stream(), Stream.of(owner)).toList());
    }

    private String selection(RemoteQuery query, RowFilter keep)
    {
        List<String> columns = Stream.of(
                        query.columns().stream(),
                        keep.columns().stream().map(column -> column.name().equals(ALLOWED_OWNER) ? ParentScope.OWNER : column.name()),
                        Stream.of(key.column()))
                .flatMap(identity())
                .distinct()
                .toList();
        return String.join(" ", spec.selection(query.withColumns(columns), Set.of()));
    }

    private ColumnDefinition keyColumn()
    {
        return spec.find(key.column()).orElseThrow().definition();
    }

    /**
     * For EXPLAIN.
     */
    String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "POST /graphql " + key.describe(KeyLookup.describe(values), selection(query, keep(connection, query)));
    }
}
