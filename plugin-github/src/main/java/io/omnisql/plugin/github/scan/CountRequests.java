package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;

/**
 * The requests for a connection's size: of one parent, or of an owner's repositories, 100 in a request. It may be told for groups of rows:
 * by parents, and by columns of which GitHub can be asked for each value, all in the same request.
 */
final class CountRequests
{
    private static final String AFTER = "after";

    private final ConnectionSpec spec;
    private final SinceCount since;
    private final ValueGroups groups;

    CountRequests(ConnectionSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.since = new SinceCount(spec);
        this.groups = new ValueGroups(spec);
    }

    /**
     * Whether GitHub's answers have a row for each group, and in it the number of the rows that match.
     */
    boolean isCounted(RemoteQuery query, List<String> grouping)
    {
        ConnectionQuery connectionQuery = ConnectionQuery.of(spec, query);
        return connectionQuery.counted() && (grouping.isEmpty() || connectionQuery.times().isEmpty()) && groups.areCounted(grouping);
    }

    /**
     * Whether an owner's repositories are counted in its answer, and not each by itself.
     */
    boolean isCountedByOwners(RemoteQuery query)
    {
        ConnectionQuery connectionQuery = ConnectionQuery.of(spec, query);
        return connectionQuery.times().isEmpty() && (!groups.areAskedFor(query) || connectionQuery.spellings().stream().noneMatch(Spelling::ofParent));
    }

    PageRequest count(Root parent, RemoteQuery query)
    {
        ConnectionQuery connectionQuery = ConnectionQuery.of(spec, query);
        Root root = parent.counting(connectionQuery.spellings());
        String names = names(connectionQuery);
        if (connectionQuery.times().isPresent()) {
            return since.page(root, query, connectionQuery.times().get(), names);
        }
        Map<String, Argument> arguments = new LinkedHashMap<>();
        if (groups.areAskedFor(query)) {
            String rows = " rows: " + root.field() + " { " + groups.select(root, query, query.grouping(), arguments) + " }";
            PageRequest page = ConnectionRequests.request(query, root, arguments, names + root.field() + " { " + root.identity() + " }" + rows, "/data/rows/*", List.of());
            return kept(query, page, groups.ofFirstRow(query.grouping()), List.of());
        }
        String selection = names + root.field() + " { " + root.identity() + " " + counts(query, arguments) + " }";
        PageRequest page = ConnectionRequests.request(query, root, arguments, selection, root.pointer() + spec.connection().pointer(), List.of());
        String owner = "^" + root.pointer() + (spec.level() == ParentLevel.OWNERS ? "/login" : "/owner/login");
        return query.grouping().isEmpty() ? page : kept(query, page, Map.of(ParentScope.OWNER, owner), List.of());
    }

    /**
     * The look-ups beside the parent that tell how GitHub spells names.
     */
    private static String names(ConnectionQuery query)
    {
        return selections(query.spellings().stream().filter(spelling -> !spelling.ofParent()).toList());
    }

    private static String selections(List<Spelling> spellings)
    {
        return spellings.stream().map(spelling -> spelling.select() + " ").collect(joining());
    }

    PageRequest countOfRepositories(Root parent, RemoteQuery query, Optional<String> cursor, PageSize size)
    {
        Root owner = owner(parent, query);
        Map<String, Argument> arguments = new LinkedHashMap<>();
        cursor.ifPresent(after -> arguments.put(AFTER, new Argument("String", after)));
        String repositories = owner.pointer() + "/repositories";
        String counts = countsOfRepository(owner, query, arguments);
        PageRequest page = ConnectionRequests.request(
                query,
                owner,
                arguments,
                names(ConnectionQuery.of(spec, query)) + owner.field() + " { " + owner.identity() + " " + RepositoryListing.field(size.size(), cursor.isPresent())
                        + " { nodes { " + counts + " } pageInfo { hasNextPage endCursor } } }",
                repositories + "/nodes/*",
                List.of(repositories + "/pageInfo/hasNextPage", repositories + "/pageInfo/endCursor"));
        ImmutableMap.Builder<String, String> state = ImmutableMap.builder();
        state.putAll(size.state(ConnectionQuery.MAX_PAGE));
        cursor.ifPresent(after -> state.put(AFTER, after));
        return ofRepositories(owner, query, page.withState(state.buildOrThrow()));
    }

    /**
     * The sizes of repositories of an owner that are known by name.
     */
    PageRequest countOfNamed(Root parent, RemoteQuery query, List<String> repositories)
    {
        Root owner = owner(parent, query);
        Map<String, Argument> arguments = new LinkedHashMap<>();
        String counts = countsOfRepository(owner, query, arguments);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < repositories.size(); i++) {
            String name = "repository" + i;
            rows.append("%s: repository(name: $%s, followRenames: false) { %s } ".formatted(name, name, counts));
            arguments.put(name, new Argument("String!", repositories.get(i)));
        }
        PageRequest page = ConnectionRequests.request(
                query,
                owner,
                arguments,
                names(ConnectionQuery.of(spec, query)) + owner.field() + " { " + owner.identity() + " } rows: " + owner.field() + " { " + rows + "}",
                "/data/rows/*",
                List.of());
        return ofRepositories(owner, query, page);
    }

    private Root owner(Root parent, RemoteQuery query)
    {
        return parent.counting(ConnectionQuery.of(spec, query).spellings().stream().filter(spelling -> !spelling.ofParent()).toList());
    }

    private List<Spelling> spellingsOfRepository(RemoteQuery query)
    {
        return ConnectionQuery.of(spec, query).spellings().stream().filter(Spelling::ofParent).toList();
    }

    /**
     * What is asked for of a repository.
     */
    private String countsOfRepository(Root owner, RemoteQuery query, Map<String, Argument> arguments)
    {
        List<Spelling> spellings = spellingsOfRepository(query);
        spellings.forEach(spelling -> arguments.put(spelling.name(), spelling.variable()));
        List<String> named = named(query, predicatesOfRepository(owner, query));
        return groups.areAskedFor(query)
                ? groups.select(owner, query, named, arguments)
                : (named.isEmpty() ? "" : "name owner { login } ") + selections(spellings) + counts(query, arguments);
    }

    private List<ColumnPredicate> predicatesOfRepository(Root owner, RemoteQuery query)
    {
        return Stream.concat(predicates(owner, query).stream(), spellingsOfRepository(query).stream().map(Spelling::predicate)).toList();
    }

    private static List<String> named(RemoteQuery query, List<ColumnPredicate> predicates)
    {
        return Stream.concat(query.grouping().stream(), predicates.stream().map(ColumnPredicate::column)).distinct().toList();
    }

    /**
     * @param page whose rows are repositories
     */
    private PageRequest ofRepositories(Root owner, RemoteQuery query, PageRequest page)
    {
        List<ColumnPredicate> predicates = predicatesOfRepository(owner, query);
        List<String> named = named(query, predicates);
        boolean values = groups.areAskedFor(query);
        String rows = page.rows() + (values ? "/*" : named.isEmpty() ? spec.connection().pointer() : "");
        PageRequest placed = new PageRequest(page.request(), rows, page.captures(), page.constants(), page.expected(), page.pointers(), page.state(), page.transform(), page.keep());
        return named.isEmpty() ? placed : kept(query, placed, values ? groups.ofFirstRow(named) : ofRepository(query, spellingsOfRepository(query)), predicates);
    }

    Optional<PageRequest> nextRepositories(Root owner, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        PageSize size = PageSize.of(previous, ConnectionQuery.MAX_PAGE).next(ConnectionQuery.MAX_PAGE);
        return ConnectionRequests.cursor(owner.pointer() + "/repositories", outcome)
                .map(cursor -> countOfRepositories(owner, query, Optional.of(cursor), size));
    }

    /**
     * Fewer repositories in place of some whose sizes were too heavy.
     */
    Optional<PageRequest> fewerRepositories(Root owner, RemoteQuery query, PageRequest failed)
    {
        return PageSize.of(failed, ConnectionQuery.MAX_PAGE).smaller()
                .map(size -> countOfRepositories(owner, query, Optional.ofNullable(failed.state().get(AFTER)), size));
    }

    /**
     * The filters that choose repositories, as far as the owner's answer does not decide them.
     */
    private List<ColumnPredicate> predicates(Root owner, RemoteQuery query)
    {
        return query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> spec.level().columns().contains(predicate.column()) && !owner.constants().containsKey(predicate.column()))
                .toList();
    }

    private String counts(RemoteQuery query, Map<String, Argument> variables)
    {
        Map<String, Argument> arguments = ConnectionQuery.of(spec, query).arguments();
        variables.putAll(arguments);
        return spec.connection().select(GraphqlRequests.references(arguments.keySet()), totals(query));
    }

    static String totals(RemoteQuery query)
    {
        return query.aggregates().stream()
                .map(aggregate -> aggregate.output() + ": totalCount")
                .collect(joining(" "));
    }

    private Map<String, String> ofRepository(RemoteQuery query, List<Spelling> spellings)
    {
        ImmutableMap.Builder<String, String> pointers = ImmutableMap.builder();
        pointers.put(ParentScope.OWNER, "/owner/login");
        pointers.put(ParentScope.REPOSITORY, "/name");
        spellings.forEach(spelling -> pointers.put(spelling.name(), spelling.pointer()));
        query.aggregates().forEach(aggregate -> pointers.put(aggregate.output(), spec.connection().pointer() + "/" + aggregate.output()));
        return pointers.buildOrThrow();
    }

    /**
     * SQL has no group without rows.
     *
     * @param predicates on the parents, and on how these spell names
     */
    static PageRequest kept(RemoteQuery query, PageRequest page, Map<String, String> pointers, List<ColumnPredicate> predicates)
    {
        RemoteAggregate count = query.aggregates().getFirst();
        RemoteRange positive = new RemoteRange(Optional.of(RemoteValue.of(0)), false, Optional.empty(), false);
        List<RemotePredicate> all = ImmutableList.<RemotePredicate>builder()
                .add(new Values(count.output(), List.of(positive), false))
                .addAll(predicates)
                .build();
        List<ColumnDefinition> columns = Stream.of(
                        Stream.of(column(count.output(), count.type(), "/" + count.output(), "")),
                        predicates.stream().map(ColumnPredicate::column).distinct().map(name -> column(name, VARCHAR, "", "")))
                .flatMap(identity())
                .toList();
        return page.withPointers(pointers).keeping(new RowFilter(all, columns));
    }
}
