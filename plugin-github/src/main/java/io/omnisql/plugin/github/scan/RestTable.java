package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A table whose rows are a REST list of each repository: one partition for each, whose pages follow one another as GitHub links them.
 * <p>
 * REST looks repositories up whatever the case of their names, and by former names. Its rows do not say which one they are of, so the
 * names are made sure of before the first page.
 */
public final class RestTable
        implements GithubTable
{
    private static final String QUOTA = "core";

    private final RestSpec spec;
    private final TableDefinition definition;

    public RestTable(RestSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.definition = spec.definition();
    }

    @Override
    public TableDefinition definition()
    {
        return definition;
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        if (ParentLevel.REPOSITORIES.columns().contains(predicate.column())) {
            return EXACT;
        }
        return spec.since().filter(predicate.column()::equals).isPresent() ? SinceFilter.verdict(predicate) : NEVER;
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return sort.size() == 1 && spec.orders().containsKey(sort.getFirst().column());
    }

    /**
     * REST counts nothing.
     */
    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return false;
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        BaseUrl.check(connection);
        ParentScope scope = scope(connection, query);
        if (scope.leastChains() == 0) {
            return List.of();
        }
        return scope.spelledParents(reader).stream()
                .map(parent -> parent.partition(0))
                .collect(toImmutableList());
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        ParentScope scope = scope(connection, query);
        return scope.leastChains() == 0 || (scope.leastChains() == 1 && scope.isFixed());
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        // the names are asked for, too
        return OptionalLong.of(2L * scope(connection, query).leastChains());
    }

    private static ParentScope scope(ConnectionInfo connection, RemoteQuery query)
    {
        return ParentScope.of(ParentLevel.REPOSITORIES, connection, query);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        Parent parent = Parent.of(partition);
        String path = path(connection, parent.owner(), parent.repository().orElseThrow());
        return page(parent, new RemoteRequest("GET", path, parameters(query), Map.of(), Optional.empty(), QUOTA));
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return LinkHeader.next(connection, Optional.ofNullable(outcome.headers().get("link")))
                .map(next -> page(Parent.of(partition), new RemoteRequest("GET", next, List.of(), Map.of(), Optional.empty(), QUOTA)));
    }

    private static PageRequest page(Parent parent, RemoteRequest request)
    {
        Map<String, String> constants = ImmutableMap.of(ParentScope.OWNER, parent.owner(), ParentScope.REPOSITORY, parent.repository().orElseThrow());
        return new PageRequest(request, "", List.of(), constants);
    }

    private String path(ConnectionInfo connection, String owner, String repository)
    {
        return BaseUrl.rest(connection) + "/repos/" + owner + "/" + repository + spec.path();
    }

    private List<Parameter> parameters(RemoteQuery query)
    {
        ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
        query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> spec.since().filter(predicate.column()::equals).isPresent())
                .flatMap(predicate -> SinceFilter.low((Values) predicate).stream())
                .max(Instant::compareTo)
                .ifPresent(low -> parameters.add(new Parameter("since", SinceFilter.since(low))));
        RemoteSort sort = query.sort().stream().findFirst()
                .orElseGet(() -> new RemoteSort(spec.orders().keySet().iterator().next(), true, false));
        parameters.add(new Parameter("sort", spec.orders().get(sort.column())));
        parameters.add(new Parameter("direction", sort.ascending() ? "asc" : "desc"));
        parameters.add(new Parameter("per_page", Integer.toString(ConnectionQuery.pageSize(query))));
        return parameters.build();
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        ParentScope scope = scope(connection, query);
        if (scope.leastChains() == 0) {
            return "no request: no row can match";
        }
        String parameters = parameters(query).stream().map(parameter -> parameter.name() + "=" + parameter.value()).collect(joining("&", "?", ""));
        return "GET " + path(connection, scope.describeOwners(), scope.describeRepositories()) + parameters;
    }
}
