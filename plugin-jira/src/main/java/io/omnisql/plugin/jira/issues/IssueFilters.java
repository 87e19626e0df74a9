package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.jql.ClauseKind;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.plugin.jira.jql.JqlVerdicts;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * A query's filters: the issues that it names, and what it wants of issues besides.
 *
 * @param lookup the filter that names issues by ids or keys
 */
record IssueFilters(Optional<Values> lookup, List<RemoteFilter> others)
{
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*-[0-9]{1,18}");

    IssueFilters
    {
        requireNonNull(lookup, "lookup is null");
        others = List.copyOf(others);
    }

    static IssueFilters of(RemoteQuery query)
    {
        List<RemoteFilter> others = new ArrayList<>();
        Optional<Values> lookup = Optional.empty();
        for (RemoteFilter filter : query.filters()) {
            if (lookup.isEmpty() && filter.predicate() instanceof Values values && isLookup(query, values.column())) {
                lookup = Optional.of(values);
            }
            else {
                others.add(filter);
            }
        }
        return new IssueFilters(lookup, others);
    }

    static boolean isLookup(RemoteQuery query, String column)
    {
        return IssueClause.of(query.column(column)).kind().filter(kind -> kind == ClauseKind.KEY || kind == ClauseKind.ID).isPresent();
    }

    /**
     * Whether some predicate below is about what is looked up.
     */
    static boolean names(RemoteQuery query, RemotePredicate predicate)
    {
        return switch (predicate) {
            case ColumnPredicate single -> isLookup(query, single.column());
            case AnyOf any -> any.alternatives().stream().anyMatch(alternative -> names(query, alternative));
            case AllOf all -> all.conjuncts().stream().anyMatch(conjunct -> names(query, conjunct));
        };
    }

    /**
     * Whether the issues that are looked up must be searched too: a filter that the engine leaves to Jira is not about names.
     */
    boolean isSearchedToo()
    {
        return lookup.isPresent() && others.stream().anyMatch(filter -> filter.verdict() == Verdict.EXACT);
    }

    /**
     * The ids or keys that may be there.
     */
    List<String> names()
    {
        return lookup.flatMap(Values::discreteValues).orElse(List.of()).stream()
                .map(RemoteValue::text)
                .filter(name -> namesAreKeys() ? KEY.matcher(name).matches() : !name.startsWith("-"))
                .toList();
    }

    /**
     * Whether issues are named by keys, and not by ids.
     */
    boolean namesAreKeys()
    {
        return lookup.orElseThrow().ranges().getFirst().low().orElseThrow().type().kind() != Kind.BIGINT;
    }

    /**
     * The predicates to search with, several times where a list of values is too long for one search.
     */
    List<List<RemotePredicate>> searches()
    {
        List<List<RemotePredicate>> searches = new ArrayList<>();
        searches.add(List.of());
        for (RemoteFilter filter : others) {
            List<List<RemotePredicate>> longer = new ArrayList<>();
            for (List<RemotePredicate> search : searches) {
                for (RemotePredicate part : parts(filter.predicate())) {
                    List<RemotePredicate> predicates = new ArrayList<>(search);
                    predicates.add(part);
                    longer.add(predicates);
                }
            }
            searches = longer;
        }
        return searches;
    }

    private static List<RemotePredicate> parts(RemotePredicate predicate)
    {
        if (!(predicate instanceof Values values) || values.nullAllowed() || values.discreteValues().isEmpty()) {
            return List.of(predicate);
        }
        List<RemotePredicate> parts = new ArrayList<>();
        int start = 0;
        int length = 0;
        for (int i = 0; i < values.ranges().size(); i++) {
            int next = JqlVerdicts.lengthInList(values.ranges().get(i));
            if (i > start && (length + next > JqlVerdicts.MAX_LENGTH || i - start == JqlVerdicts.MAX_VALUES)) {
                parts.add(new Values(values.column(), values.ranges().subList(start, i), false));
                start = i;
                length = 0;
            }
            length += next;
        }
        parts.add(new Values(values.column(), values.ranges().subList(start, values.ranges().size()), false));
        return parts;
    }
}
