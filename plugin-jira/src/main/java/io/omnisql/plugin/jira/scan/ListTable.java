package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ColumnDefinition;
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
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * A table whose rows are a list that Jira has, or one list for each of its parents. Each list is a chain of pages.
 */
public final class ListTable
        implements JiraTable
{
    /**
     * Filters that would make more requests than these are left to the engine.
     */
    private static final int MAX_ALTERNATIVES = 20;

    private final ListSpec spec;
    private final TableDefinition definition;
    private final ListRequests requests;

    public ListTable(ListSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.definition = spec.definition();
        this.requests = new ListRequests(spec);
    }

    @Override
    public TableName name()
    {
        return new TableName(spec.name(), spec.comment());
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, RemoteReader reader)
    {
        return definition;
    }

    @Override
    public boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return spec.find(column.name()).flatMap(ListColumn::lookup).isPresent();
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        if (spec.isCarried(predicate.column())) {
            return predicate instanceof Values ? EXACT : NEVER;
        }
        Optional<ListColumn> column = spec.find(predicate.column());
        Verdict verdict = column.flatMap(ListColumn::filter).map(filter -> filter.verdict(predicate)).orElse(NEVER);
        if (verdict == NEVER) {
            return NEVER;
        }
        if (column.flatMap(ListColumn::lookup).isPresent()) {
            return ownFilters(query).stream().noneMatch(filter -> filter.verdict() == EXACT) ? verdict : NEVER;
        }
        if (requests.lookup(query).isPresent()) {
            return NEVER;
        }
        RemoteQuery filtered = query.withFilters(ImmutableList.<RemoteFilter>builder().add(new RemoteFilter(predicate, verdict)).addAll(query.filters()).build());
        return requests.alternatives(filtered).size() <= MAX_ALTERNATIVES ? verdict : NEVER;
    }

    private List<RemoteFilter> ownFilters(RemoteQuery query)
    {
        return query.filters().stream().filter(filter -> !spec.isCarried(filter.columnPredicate().column())).toList();
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return sort.size() == 1
                && requests.lookup(query).isEmpty()
                && spec.find(sort.getFirst().column()).flatMap(ListColumn::order).isPresent();
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return spec.counted()
                && grouping.isEmpty()
                && requests.listing(query).paging().isCounted()
                && aggregates.stream().allMatch(aggregate -> aggregate.function() == RemoteAggregate.Function.COUNT && aggregate.argument().isEmpty() && !aggregate.distinct());
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        int alternatives = requests.alternatives(query).size();
        if (alternatives == 0) {
            return List.of();
        }
        List<Map<String, String>> parents = spec.parent()
                .map(parent -> parent.find(connection, reader, parentPredicates(query)))
                .orElseGet(() -> List.of(Map.of()));
        ImmutableList.Builder<Chain> chains = ImmutableList.builder();
        for (Map<String, String> parent : parents) {
            for (int alternative = 0; alternative < alternatives; alternative++) {
                chains.add(Chain.whole(parent, alternative));
            }
        }
        return requests.windows(connection, query, chains.build(), reader).stream()
                .map(Chain::partition)
                .toList();
    }

    private List<ColumnPredicate> parentPredicates(RemoteQuery query)
    {
        return query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> spec.isCarried(predicate.column()))
                .toList();
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        int alternatives = requests.alternatives(query).size();
        return alternatives == 0 || (alternatives == 1 && !requests.mayBeParallel(query) && spec.parent().map(parent -> parent.isOne(parentPredicates(query))).orElse(true));
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        int alternatives = requests.alternatives(query).size();
        // there may be no parents
        return OptionalLong.of(alternatives > 0 && spec.parent().isPresent() ? 1 : alternatives);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        Chain chain = Chain.of(partition);
        return query.isAggregation() ? requests.count(connection, query, chain) : requests.page(connection, query, chain, chain.start());
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        if (query.isAggregation()) {
            return Optional.empty();
        }
        Chain chain = Chain.of(partition);
        return requests.next(query, chain, previous, outcome)
                .map(start -> requests.page(connection, query, chain, start));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        List<Alternative> alternatives = requests.alternatives(query);
        if (alternatives.isEmpty()) {
            return "no request: no row can match";
        }
        return spec.parent().map(parent -> "for %s %s: ".formatted(parent.explain(connection), parentPredicates(query))).orElse("")
                + requests.explain(connection, query, alternatives);
    }
}
