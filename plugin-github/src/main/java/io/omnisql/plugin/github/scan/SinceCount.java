package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.plugin.github.scan.ConnectionField.ChangeOrder;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * The request for the number of rows that changed from a second on, whether or not GitHub counts the very second that it is asked for:
 * it is asked for the number since the second before, with the oldest of those rows. Unless that row is of the second before, there is
 * none, and the number is right. If it is, GitHub counts the very second, and the number since the second itself is right.
 */
final class SinceCount
{
    private static final String EARLY = "early";
    private static final String LATE = "late";

    private final ConnectionSpec spec;

    SinceCount(ConnectionSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
    }

    /**
     * @param first the second from which on rows are counted
     * @param names look-ups beside the parent
     */
    PageRequest page(Root root, RemoteQuery query, Instant first, String names)
    {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        String fields = EARLY + ": __typename " + spec.connection().rows() + " { " + changed().selection() + " }";
        ChangeOrder changes = spec.connection().changes().orElseThrow();
        Argument order = new Argument(spec.connection().order().orElseThrow().type(), ImmutableMap.of("field", changes.field(), "direction", "ASC"));
        String early = count(EARLY, query, first.minusSeconds(1), ImmutableMap.of("orderBy", order), CountRequests.totals(query) + " " + fields, arguments);
        String late = count(LATE, query, first, ImmutableMap.of(), CountRequests.totals(query), arguments);
        PageRequest page = ConnectionRequests.request(
                query,
                root,
                arguments,
                names + root.field() + " { " + root.identity() + " } rows: " + root.field() + " { " + early + " " + late + " }",
                "/data/rows/*",
                List.of());
        ColumnDefinition mark = column("$" + EARLY, VARCHAR, "/" + EARLY, "");
        ColumnDefinition oldest = column("$oldest", INSTANT, "^/data/rows/" + EARLY + "/" + spec.connection().rows() + "/0" + changed().definition().pointer(), "");
        Optional<RemoteValue> second = Optional.of(RemoteValue.of(first));
        RemotePredicate isEarly = new Values(mark.name(), List.of(new RemoteRange(Optional.empty(), false, Optional.empty(), false)), false);
        RemotePredicate isLate = new Values(mark.name(), List.of(), true);
        RemotePredicate all = new Values(oldest.name(), List.of(new RemoteRange(second, true, Optional.empty(), false)), true);
        RemotePredicate tooMany = new Values(oldest.name(), List.of(new RemoteRange(Optional.empty(), false, second, false)), false);
        return page.keeping(new RowFilter(List.of(new AnyOf(List.of(new AllOf(List.of(isEarly, all)), new AllOf(List.of(isLate, tooMany))))), List.of(mark, oldest)));
    }

    private String count(String alias, RemoteQuery query, Instant since, Map<String, Argument> more, String selection, Map<String, Argument> variables)
    {
        Map<String, Argument> arguments = ConnectionQuery.of(spec, query).arguments();
        arguments.put(SinceFilter.ARGUMENT, SinceFilter.replaced(arguments.get(SinceFilter.ARGUMENT), since));
        arguments.putAll(more);
        Map<String, String> references = new LinkedHashMap<>();
        arguments.forEach((name, argument) -> {
            String variable = argument.equals(variables.getOrDefault(name, argument)) ? name : name + "Late";
            variables.put(variable, argument);
            references.put(name, variable);
        });
        return spec.connection().selectAs(alias, GraphqlRequests.references(references), selection);
    }

    private GithubColumn changed()
    {
        return spec.connection().changes().map(ChangeOrder::column).flatMap(spec::find).orElseThrow();
    }
}
