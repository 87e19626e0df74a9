package io.omnisql.plugin.jira.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.omnisql.toolkit.types.Predicates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * What a list exists once for each of, e.g. projects. Filters on its columns choose parents before any child is asked for.
 *
 * @param columns columns of the parent that its children carry, none of them NULL; the first identifies it
 * @param lookup the list of one parent by its identifier, where the list of all cannot be narrowed to it
 * @param without what parents are left out for, by pointer
 * @param with what parents must have, by pointer
 * @param outer what this list itself exists once for each of
 */
public record ParentList(
        Listing listing,
        List<ListColumn> columns,
        Optional<Listing> lookup,
        Map<String, Set<String>> without,
        Map<String, Set<String>> with,
        Optional<ParentList> outer)
{
    /**
     * More parents than these are not looked up one by one.
     */
    private static final int MAX_LOOKUPS = 10;
    /**
     * Jira does not understand larger numbers in a path.
     */
    private static final long MAX_ID = 999_999_999_999_999_999L;

    public ParentList
    {
        requireNonNull(listing, "listing is null");
        columns = List.copyOf(columns);
        requireNonNull(lookup, "lookup is null");
        without = ImmutableMap.copyOf(without);
        with = ImmutableMap.copyOf(with);
        requireNonNull(outer, "outer is null");
    }

    public static ParentList parents(Listing listing, ListColumn... columns)
    {
        return new ParentList(listing, List.of(columns), Optional.empty(), Map.of(), Map.of(), Optional.empty());
    }

    public ParentList foundBy(Listing lookup)
    {
        return new ParentList(listing, columns, Optional.of(lookup), without, with, outer);
    }

    /**
     * Leaves out the parents that have one of the values.
     */
    public ParentList without(String pointer, String... values)
    {
        return new ParentList(listing, columns, lookup, Map.of(pointer, Set.of(values)), with, outer);
    }

    /**
     * Leaves out the parents that have none of the values.
     */
    public ParentList with(String pointer, String... values)
    {
        return new ParentList(listing, columns, lookup, without, Map.of(pointer, Set.of(values)), outer);
    }

    public ParentList ofEach(ParentList outer)
    {
        return new ParentList(listing, columns, lookup, without, with, Optional.of(outer));
    }

    /**
     * The columns as the children have them, the outermost first.
     */
    List<ListColumn> carried()
    {
        return Stream.concat(outer.stream().flatMap(parent -> parent.carried().stream()), columns.stream()).toList();
    }

    /**
     * What a filter on a carried column may be.
     */
    static FilterSupport support()
    {
        return new FilterSupport(EXACT, EXACT, NEVER, NEVER);
    }

    /**
     * Whether the filters leave one parent at most.
     */
    boolean isOne(List<ColumnPredicate> predicates)
    {
        return outer.map(parent -> parent.isOne(predicates)).orElse(true)
                && identifiers(predicates).filter(values -> values.size() <= 1).isPresent();
    }

    private Optional<List<RemoteValue>> identifiers(List<ColumnPredicate> predicates)
    {
        return predicates.stream()
                .filter(predicate -> predicate.column().equals(columns.getFirst().name()))
                .map(Values.class::cast)
                .flatMap(values -> values.discreteValues().stream())
                .findFirst();
    }

    /**
     * The parents that the predicates leave: values by column name.
     */
    List<Map<String, String>> find(ConnectionInfo connection, RemoteReader reader, List<ColumnPredicate> predicates)
    {
        List<Map<String, String>> outers = outer.map(parent -> parent.find(connection, reader, predicates)).orElseGet(() -> List.of(Map.of()));
        return Concurrently.map(outers, values -> find(connection, reader, predicates, values)).stream()
                .flatMap(List::stream)
                .distinct()
                .collect(toImmutableList());
    }

    private List<Map<String, String>> find(ConnectionInfo connection, RemoteReader reader, List<ColumnPredicate> predicates, Map<String, String> outerValues)
    {
        Optional<List<RemoteValue>> identifiers = identifiers(predicates);
        Stream<JsonNode> rows = lookup.isPresent() && identifiers.filter(values -> values.size() <= MAX_LOOKUPS).isPresent()
                ? identifiers.orElseThrow().stream().flatMap(value -> lookUp(connection, reader, value, outerValues).stream())
                : alternatives(predicates).stream().flatMap(parameters -> ListReader.rows(connection, reader, listing, outerValues, parameters).stream());
        return rows
                .filter(row -> without.entrySet().stream().noneMatch(entry -> entry.getValue().contains(row.at(entry.getKey()).asText())))
                .filter(row -> with.entrySet().stream().allMatch(entry -> entry.getValue().contains(row.at(entry.getKey()).asText())))
                .filter(row -> columns.stream().allMatch(column -> matches(column, row, predicates)))
                .map(row -> values(row, outerValues))
                .toList();
    }

    private Optional<JsonNode> lookUp(ConnectionInfo connection, RemoteReader reader, RemoteValue identifier, Map<String, String> outerValues)
    {
        if (!isPossible(identifier)) {
            return Optional.empty();
        }
        Map<String, String> values = ImmutableMap.<String, String>builder().putAll(outerValues).put(columns.getFirst().name(), identifier.text()).buildOrThrow();
        return ListReader.find(reader, lookup.orElseThrow().request(connection, values, List.of()));
    }

    private static boolean isPossible(RemoteValue identifier)
    {
        return identifier.type().kind() != Kind.BIGINT || (identifier.asLong() > 0 && identifier.asLong() <= MAX_ID);
    }

    /**
     * Parameters of the requests that the first filter which the list knows makes; the others are decided on what they find.
     */
    private List<List<Parameter>> alternatives(List<ColumnPredicate> predicates)
    {
        for (ListColumn column : columns) {
            for (ColumnPredicate predicate : predicates) {
                if (predicate.column().equals(column.name()) && column.filter().filter(filter -> filter.verdict(predicate) != NEVER).isPresent()) {
                    return column.filter().orElseThrow().alternatives(predicate).stream().map(Alternative::parameters).toList();
                }
            }
        }
        return List.of(List.of());
    }

    private static boolean matches(ListColumn column, JsonNode row, List<ColumnPredicate> predicates)
    {
        String text = row.at(column.column().pointer()).asText();
        return predicates.stream()
                .filter(predicate -> predicate.column().equals(column.name()))
                .allMatch(predicate -> Predicates.matches(predicate, new RemoteValue(column.column().type(), text)));
    }

    private Map<String, String> values(JsonNode row, Map<String, String> outerValues)
    {
        ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
        values.putAll(outerValues);
        columns.forEach(column -> values.put(column.name(), row.at(column.column().pointer()).asText()));
        return values.buildOrThrow();
    }

    /**
     * The requests for the parents, for EXPLAIN.
     */
    String explain(ConnectionInfo connection)
    {
        String own = "each of GET " + listing.root(connection) + listing.path();
        return outer.map(parent -> own + " of " + parent.explain(connection)).orElse(own);
    }
}
