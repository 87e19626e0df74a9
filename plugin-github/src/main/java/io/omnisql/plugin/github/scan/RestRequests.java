package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.escape.Escaper;
import com.google.common.net.UrlEscapers;
import io.omnisql.plugin.github.scan.RestSpec.Trait;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/**
 * The requests for a REST list: its pages and its size.
 */
final class RestRequests
{
    static final String QUOTA = "core";
    private static final Escaper SEGMENT = UrlEscapers.urlPathSegmentEscaper();
    private static final String KEY = "{key}";
    private static final String ITEM = "item";
    private static final String IDENTIFIER = "id";
    private static final Map<String, String> NAMES_IN_ROWS = ImmutableMap.of(
            ParentScope.OWNER, "/repository/owner/login",
            ParentScope.REPOSITORY, "/repository/name");

    private final RestSpec spec;

    RestRequests(RestSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
    }

    /**
     * @param item which of the partition's items is read
     */
    PageRequest page(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, int item)
    {
        return AddressedRows.page(spec, query, partition, page(query, partition, item, request(connection, query, partition, item, parameters(query, partition))));
    }

    /**
     * @param outcome of the page that links to it
     */
    PageRequest linked(RemoteQuery query, RemotePartition partition, int item, String link, PageOutcome outcome)
    {
        PageRequest page = AddressedRows.page(spec, query, partition, page(query, partition, item, new RemoteRequest("GET", link, List.of(), headers(query, partition), Optional.empty(), QUOTA)));
        List<String> seen = outcome.lists().getOrDefault(AddressedRows.pointer(partition, identifiers()), List.of());
        return seen.isEmpty() ? page : page.keeping(new RowFilter(List.of(without(seen)), List.of(spec.find(IDENTIFIER).orElseThrow().definition())));
    }

    /**
     * Whether all rows of a list are wanted to whose end rows come only, so that its pages may be read in any order.
     */
    boolean isGrowing(RemoteQuery query)
    {
        return spec.is(Trait.GROWING) && spec.named(query).isEmpty() && query.sort().isEmpty() && query.limit().isEmpty() && !query.isAggregation() && filters(query).isEmpty();
    }

    /**
     * The page without rows that a page before gave.
     */
    PageRequest once(PageRequest page)
    {
        return page.keeping(new RowFilter(List.of(), List.of(), Optional.of(spec.find(IDENTIFIER).orElseThrow().definition())));
    }

    /**
     * Where the identifiers of an answer's rows stand.
     */
    private String identifiers()
    {
        return spec.rows() + "/*" + spec.find(IDENTIFIER).map(RestColumn::definition).map(ColumnDefinition::pointer).orElse("");
    }

    /**
     * Rows that a newer one has pushed from the page before onto this one were read there.
     */
    private static Values without(List<String> seen)
    {
        List<Optional<RemoteValue>> bounds = Stream.of(
                        Stream.of(Optional.<RemoteValue>empty()),
                        seen.stream().map(Long::valueOf).distinct().sorted().map(RemoteValue::of).map(Optional::of),
                        Stream.of(Optional.<RemoteValue>empty()))
                .flatMap(identity())
                .toList();
        return new Values(IDENTIFIER, IntStream.range(1, bounds.size())
                .mapToObj(index -> new RemoteRange(bounds.get(index - 1), false, bounds.get(index), false))
                .toList(), false);
    }

    PageRequest count(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, int item)
    {
        List<Parameter> parameters = ImmutableList.<Parameter>builder()
                .addAll(spec.fixed())
                .addAll(filters(query))
                .add(new Parameter("per_page", "1"))
                .build();
        PageRequest request = page(query, partition, item, request(connection, query, partition, item, parameters));
        Map<String, String> pointers = query.aggregates().stream().collect(toMap(aggregate -> aggregate.output(), _ -> spec.total().orElseThrow()));
        PageRequest count = AddressedRows.page(spec, query, partition, new PageRequest(request.request(), "", List.of(), request.constants(), Map.of(), pointers, request.state(), request.transform()));
        return query.grouping().isEmpty() ? count : CountRequests.kept(query, count, count.pointers(), List.of());
    }

    private PageRequest page(RemoteQuery query, RemotePartition partition, int item, RemoteRequest request)
    {
        Parent parent = Parent.of(partition);
        if (isOfOrganization(parent)) {
            PageRequest page = new PageRequest(request, spec.rows(), List.of(), Map.of()).withPointers(NAMES_IN_ROWS);
            return keeping(query, request.headers().isEmpty() ? page : page.withTransform(RefusedList.NAME));
        }
        ImmutableMap.Builder<String, String> constants = ImmutableMap.builder();
        constants.put(ParentScope.OWNER, parent.owner());
        parent.repository().ifPresent(repository -> constants.put(ParentScope.REPOSITORY, repository));
        spec.items().ifPresent(items -> constants.put(items.column(), ItemKeys.of(partition).keys().get(item)));
        PageRequest page = new PageRequest(request, spec.rows(query), spec.is(Trait.SHIFTING) && spec.named(query).isEmpty() ? List.of(identifiers()) : List.of(), constants.buildOrThrow());
        PageRequest placed = item == 0 ? page : page.withState(Map.of(ITEM, Integer.toString(item)));
        return request.headers().isEmpty() ? placed : placed.withTransform(RefusedList.NAME);
    }

    /**
     * Whether the list is that of all repositories of an organization.
     */
    private boolean isOfOrganization(Parent parent)
    {
        return spec.level() == ParentLevel.REPOSITORIES && parent.repository().isEmpty();
    }

    /**
     * Only the rows of the repositories that the query is about.
     */
    private PageRequest keeping(RemoteQuery query, PageRequest page)
    {
        List<ColumnPredicate> predicates = query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> spec.level().columns().contains(predicate.column()))
                .toList();
        List<ColumnDefinition> columns = spec.definition().columns().stream()
                .filter(column -> predicates.stream().anyMatch(predicate -> predicate.column().equals(column.name())))
                .toList();
        return predicates.isEmpty() ? page : page.keeping(new RowFilter(List.copyOf(predicates), columns));
    }

    static int item(PageRequest page)
    {
        return Integer.parseInt(page.state().getOrDefault(ITEM, "0"));
    }

    private RemoteRequest request(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, int item, List<Parameter> parameters)
    {
        Optional<String> key = spec.named(query).map(keys -> keys.getFirst().text());
        if (key.isPresent()) {
            String row = path(connection, Parent.of(partition), spec.lookup().orElseThrow().path()).replace(KEY, key.get());
            return new RemoteRequest("GET", row, List.of(), headers(query, partition), Optional.empty(), QUOTA);
        }
        String path = path(connection, Parent.of(partition), spec.path());
        if (spec.items().isPresent()) {
            path = path.replace(KEY, SEGMENT.escape(ItemKeys.of(partition).keys().get(item)));
        }
        return new RemoteRequest("GET", path, parameters, headers(query, partition), Optional.empty(), QUOTA);
    }

    RemoteRequest request(ConnectionInfo connection, RemoteQuery query, Parent parent, List<Parameter> parameters)
    {
        return new RemoteRequest("GET", path(connection, parent, spec.path()), parameters, headers(query, false), Optional.empty(), QUOTA);
    }

    static String path(ConnectionInfo connection, Parent parent, String path)
    {
        return BaseUrl.rest(connection) + parent.repository()
                .map(repository -> "/repos/" + parent.owner() + "/" + repository)
                .orElseGet(() -> "/orgs/" + parent.owner()) + path;
    }

    private Map<String, String> headers(RemoteQuery query, RemotePartition partition)
    {
        // an item may have gone since it was listed, or never have been
        return headers(query, spec.items().isPresent() || spec.named(query).isPresent() || AddressedRows.isAddressed(partition));
    }

    private Map<String, String> headers(RemoteQuery query, boolean absent)
    {
        List<String> preferences = new ArrayList<>();
        if (absent) {
            preferences.add(Leniency.ABSENT);
        }
        if (spec.is(Trait.SWITCHABLE)) {
            preferences.add(Leniency.SWITCHED_OFF);
        }
        return Leniency.headers(query, preferences.toArray(String[]::new));
    }

    private List<Parameter> parameters(RemoteQuery query, RemotePartition partition)
    {
        return parameters(query, filters(query, Parent.of(partition)), RestWindows.of(partition));
    }

    private List<Parameter> parameters(RemoteQuery query, List<Parameter> filters, Optional<String> window)
    {
        ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
        parameters.addAll(spec.fixed());
        filters.stream()
                .filter(parameter -> window.isEmpty() || !parameter.name().equals(spec.window().orElseThrow()))
                .forEach(parameters::add);
        window.ifPresent(range -> parameters.add(new Parameter(spec.window().orElseThrow(), range)));
        Optional<String> sort = query.sort().stream().findFirst()
                .map(RemoteSort::column)
                .flatMap(column -> spec.find(column).orElseThrow().order())
                .or(spec::order);
        sort.ifPresent(order -> {
            parameters.add(new Parameter("sort", order));
            parameters.add(new Parameter("direction", query.sort().isEmpty() || query.sort().getFirst().ascending() ? "asc" : "desc"));
        });
        parameters.add(new Parameter("per_page", Integer.toString(ConnectionQuery.pageSize(query))));
        return parameters.build();
    }

    List<Parameter> filters(RemoteQuery query, Parent parent)
    {
        return filters(query).stream()
                .filter(parameter -> !isOfOrganization(parent) || !spec.organizationWide().orElseThrow().contains(parameter.name()))
                .toList();
    }

    /**
     * What the query's filters are in the list's parameters.
     */
    List<Parameter> filters(RemoteQuery query)
    {
        return arguments(query).parameters();
    }

    /**
     * Whether no row can match.
     */
    boolean isImpossible(RemoteQuery query)
    {
        return arguments(query).isImpossible();
    }

    private RestArguments arguments(RemoteQuery query)
    {
        RestArguments arguments = new RestArguments();
        query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .forEach(predicate -> spec.find(predicate.column())
                        .flatMap(RestColumn::filter)
                        .ifPresent(filter -> filter.apply((Values) predicate, arguments)));
        return arguments;
    }

    String explain(ConnectionInfo connection, RemoteQuery query, ParentScope scope)
    {
        String parent = spec.level() == ParentLevel.REPOSITORIES
                ? "/repos/" + scope.describeOwners() + "/" + scope.describeRepositories()
                : "/orgs/" + scope.describeOwners();
        Optional<String> row = spec.named(query).map(keys -> spec.lookup().orElseThrow().path().replace(KEY, keys.getFirst().text()));
        if (row.isPresent()) {
            return BaseUrl.rest(connection) + parent + row.get();
        }
        String key = spec.items().flatMap(items -> items.named(query))
                .map(keys -> keys.size() == 1 ? keys.getFirst().text() : "{%s keys}".formatted(keys.size()))
                .orElse("{each}");
        List<Parameter> parameters = query.isAggregation()
                ? ImmutableList.<Parameter>builder().addAll(filters(query)).add(new Parameter("per_page", "1")).build()
                : parameters(query, filters(query), Optional.empty());
        String organization = spec.organizationWide().isPresent() && scope.isOfWholeOwners() ? "/orgs/" + scope.describeOwners() + spec.path() + ", or else " : "";
        return BaseUrl.rest(connection) + organization + parent + spec.path().replace(KEY, key)
                + parameters.stream().map(parameter -> parameter.name() + "=" + parameter.value()).collect(joining("&", "?", ""));
    }
}
