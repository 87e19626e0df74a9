package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A table whose rows are a GraphQL connection of each of its parents: one partition for each.
 */
public final class ConnectionTable
        implements GithubTable
{
    private final ConnectionSpec spec;
    private final TableDefinition definition;
    private final ConnectionRequests requests;
    private final CountRequests counts;

    public ConnectionTable(ConnectionSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.definition = spec.definition();
        this.requests = new ConnectionRequests(spec);
        this.counts = new CountRequests(spec);
    }

    @Override
    public TableDefinition definition()
    {
        return definition;
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        Set<String> parents = spec.level().columns();
        if (parents.contains(predicate.column())) {
            // among listed repositories any predicate can be decided; owners are not listed, only spelled
            return spec.level() == ParentLevel.REPOSITORIES || isDiscrete(predicate) ? EXACT : NEVER;
        }
        Optional<GlobalKey> globalKey = spec.globalKey(predicate.column());
        if (globalKey.isPresent()) {
            return predicate instanceof Values values && globalKey.get().keys(values).isPresent() ? GlobalKey.SUPPORT.equality() : NEVER;
        }
        if (spec.key().filter(key -> key.column().equals(predicate.column())).isPresent()) {
            return predicate instanceof Values values && spec.key().flatMap(key -> key.keys(values)).isPresent()
                    ? spec.key().orElseThrow().support().equality()
                    : NEVER;
        }
        Verdict verdict = spec.find(predicate.column())
                .flatMap(GithubColumn::filter)
                .map(filter -> filter.isRefined() ? ConnectionSpec.refined(filter.verdict(query, predicate)) : filter.verdict(query, predicate))
                .orElse(NEVER);
        if (verdict != NEVER && isLookup(query)) {
            // GitHub applies no filter to what is looked up, but what no row passes needs no look-up
            return rulesOutAllRows(predicate) ? SUPERSET : NEVER;
        }
        return verdict;
    }

    private boolean rulesOutAllRows(ColumnPredicate predicate)
    {
        ConnectionArguments arguments = new ConnectionArguments();
        spec.find(predicate.column()).flatMap(GithubColumn::filter).orElseThrow().apply(predicate, arguments);
        return arguments.isImpossible();
    }

    private static boolean isDiscrete(ColumnPredicate predicate)
    {
        return predicate instanceof Values values && !values.nullAllowed() && values.discreteValues().isPresent();
    }

    @Override
    public boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return spec.globalKey(column.name()).isPresent() || spec.key().filter(key -> key.column().equals(column.name())).isPresent();
    }

    private boolean isLookup(RemoteQuery query)
    {
        return GlobalLookup.of(spec, query).isPresent() || KeyLookup.of(spec, query).isPresent();
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return sort.size() == 1
                && !isLookup(query)
                && spec.find(sort.getFirst().column())
                .flatMap(GithubColumn::order)
                .filter(order -> ConnectionQuery.of(spec, query).allows(order, sort.getFirst().ascending()))
                .isPresent();
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return !aggregates.isEmpty()
                && counts.isCounted(query, grouping)
                && !isLookup(query)
                && aggregates.stream().allMatch(aggregate -> aggregate.function() == RemoteAggregate.Function.COUNT && aggregate.argument().isEmpty() && !aggregate.distinct());
    }

    @Override
    public boolean hasPartialGroups(ConnectionInfo connection, RemoteQuery query)
    {
        return true;
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        if (chains(connection, query) == 0) {
            return List.of();
        }
        Optional<GlobalLookup> lookup = lookup(connection, query);
        if (lookup.isPresent()) {
            return IntStream.range(0, lookup.get().batches()).mapToObj(lookup.get()::partition).toList();
        }
        ImmutableList.Builder<RemotePartition> partitions = ImmutableList.builder();
        ParentScope scope = scope(connection, query);
        boolean byOwners = isCountedByOwners(query, scope);
        int chainsOfParent = byOwners ? Math.max(1, scope.batchesOfNames().size()) : chainsOfParent(query);
        for (Parent parent : byOwners ? scope.wholeOwners() : scope.parents(reader)) {
            for (int batch = 0; batch < chainsOfParent; batch++) {
                partitions.add(parent.partition(batch));
            }
        }
        return partitions.build();
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        long chains = chains(connection, query);
        ParentScope scope = scope(connection, query);
        return chains == 0 || (chains == 1 && (lookup(connection, query).isPresent() || scope.isFixed() || isCountedByOwners(query, scope)));
    }

    private boolean isCountedByOwners(RemoteQuery query, ParentScope scope)
    {
        return query.isAggregation() && (scope.isOfWholeOwners() || !scope.batchesOfNames().isEmpty()) && counts.isCountedByOwners(query);
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.of(chains(connection, query));
    }

    /**
     * How many chains of pages there are at least; none only when no row can match.
     */
    private long chains(ConnectionInfo connection, RemoteQuery query)
    {
        ParentScope scope = scope(connection, query);
        List<List<String>> names = scope.batchesOfNames();
        int parents = !names.isEmpty() && isCountedByOwners(query, scope) ? scope.wholeOwners().size() * names.size() : scope.leastChains();
        return lookup(connection, query).map(lookup -> parents == 0 || ConnectionQuery.of(spec, query).impossible() ? 0L : lookup.batches())
                .orElseGet(() -> (long) parents * chainsOfParent(query));
    }

    private int chainsOfParent(RemoteQuery query)
    {
        return ConnectionQuery.of(spec, query).impossible() ? 0 : KeyLookup.of(spec, query).map(KeyLookup::batches).orElse(1);
    }

    private Optional<GlobalLookup> lookup(ConnectionInfo connection, RemoteQuery query)
    {
        return GlobalLookup.of(spec, query).map(lookup -> lookup.within(connection));
    }

    private ParentScope scope(ConnectionInfo connection, RemoteQuery query)
    {
        return ParentScope.of(spec.level(), connection, query);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        if (GlobalLookup.isLookup(partition)) {
            return lookup(connection, query).orElseThrow().page(connection, query, partition);
        }
        Root root = Root.of(Parent.of(partition));
        Optional<KeyLookup> lookup = KeyLookup.of(spec, query);
        if (lookup.isPresent()) {
            return requests.keys(root, query, lookup.get(), Parent.batch(partition));
        }
        if (!query.isAggregation()) {
            return spec.refined(query, requests.page(root, query, Optional.empty(), PageSize.full(ConnectionQuery.pageSize(query))));
        }
        if (!isOfRepositories(partition)) {
            return counts.count(root, query);
        }
        List<List<String>> names = scope(connection, query).batchesOfNames();
        return names.isEmpty()
                ? counts.countOfRepositories(root, query, Optional.empty(), PageSize.full(ConnectionQuery.MAX_PAGE))
                : counts.countOfNamed(root, query, names.get(Parent.batch(partition)));
    }

    /**
     * Whether a partition covers all repositories of an owner, though the connection hangs on one.
     */
    private boolean isOfRepositories(RemotePartition partition)
    {
        return spec.level() == ParentLevel.REPOSITORIES && Parent.of(partition).repository().isEmpty();
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        if (isLookup(query)) {
            return Optional.empty();
        }
        Root root = Root.of(Parent.of(partition));
        if (isOfRepositories(partition)) {
            return scope(connection, query).isOfWholeOwners() ? counts.nextRepositories(root, query, previous, outcome) : Optional.empty();
        }
        return query.isAggregation() ? Optional.empty() : requests.next(root, query, previous, outcome).map(page -> spec.refined(query, page));
    }

    @Override
    public Optional<Fork> fork(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return isLookup(query) ? Optional.empty() : requests.fork(Root.of(Parent.of(partition)), query, previous, outcome)
                                                    .map(fork -> new Fork(fork.chains().stream().map(page -> spec.refined(query, page)).toList(), spec.refined(query, fork.last())));
    }

    @Override
    public Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
    {
        if (isLookup(query)) {
            return Optional.empty();
        }
        Root root = Root.of(Parent.of(partition));
        if (isOfRepositories(partition)) {
            return scope(connection, query).isOfWholeOwners() ? counts.fewerRepositories(root, query, failed) : Optional.empty();
        }
        return query.isAggregation() ? Optional.empty() : requests.smaller(root, query, failed).map(page -> spec.refined(query, page));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        if (chains(connection, query) == 0) {
            return "no request: no row can match";
        }
        Optional<GlobalLookup> lookup = lookup(connection, query);
        if (lookup.isPresent()) {
            return lookup.get().explain(connection, query);
        }
        return "POST /graphql " + scope(connection, query).explain() + requests.explain(query);
    }
}
