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
        if (spec.key().filter(key -> key.column().equals(predicate.column())).isPresent()) {
            return predicate instanceof Values values && spec.key().flatMap(key -> key.keys(values)).isPresent()
                    ? spec.key().orElseThrow().support().equality()
                    : NEVER;
        }
        Verdict verdict = spec.find(predicate.column())
                .flatMap(GithubColumn::filter)
                .map(filter -> filter.isRefined() ? ConnectionSpec.refined(filter.verdict(query, predicate)) : filter.verdict(query, predicate))
                .orElse(NEVER);
        if (verdict != NEVER && KeyLookup.of(spec, query).isPresent()) {
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
        return spec.key().filter(key -> key.column().equals(column.name())).isPresent();
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return sort.size() == 1
                && KeyLookup.of(spec, query).isEmpty()
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
                && KeyLookup.of(spec, query).isEmpty()
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
        ImmutableList.Builder<RemotePartition> partitions = ImmutableList.builder();
        ParentScope scope = scope(connection, query);
        int chainsOfParent = chainsOfParent(query);
        for (Parent parent : isCountedByOwners(query, scope) ? scope.wholeOwners() : scope.parents(reader)) {
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
        return chains == 0 || (chains == 1 && (scope.isFixed() || isCountedByOwners(query, scope)));
    }

    private boolean isCountedByOwners(RemoteQuery query, ParentScope scope)
    {
        return query.isAggregation() && scope.isOfWholeOwners() && counts.isCountedByOwners(query);
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
        return (long) scope(connection, query).leastChains() * chainsOfParent(query);
    }

    private int chainsOfParent(RemoteQuery query)
    {
        return ConnectionQuery.of(spec, query).impossible() ? 0 : KeyLookup.of(spec, query).map(KeyLookup::batches).orElse(1);
    }

    private ParentScope scope(ConnectionInfo connection, RemoteQuery query)
    {
        return ParentScope.of(spec.level(), connection, query);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        Root root = Root.of(Parent.of(partition));
        Optional<KeyLookup> lookup = KeyLookup.of(spec, query);
        if (lookup.isPresent()) {
            return requests.keys(root, query, lookup.get(), Parent.batch(partition));
        }
        if (!query.isAggregation()) {
            return spec.refined(query, requests.page(root, query, Optional.empty(), PageSize.full(ConnectionQuery.pageSize(query))));
        }
        return isOfRepositories(partition)
                ? counts.countOfRepositories(root, query, Optional.empty(), PageSize.full(ConnectionQuery.MAX_PAGE))
                : counts.count(root, query);
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
        Root root = Root.of(Parent.of(partition));
        if (isOfRepositories(partition)) {
            return counts.nextRepositories(root, query, previous, outcome);
        }
        return query.isAggregation() || KeyLookup.of(spec, query).isPresent() ? Optional.empty() : requests.next(root, query, previous, outcome).map(page -> spec.refined(query, page));
    }

    @Override
    public Optional<Fork> fork(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return requests.fork(Root.of(Parent.of(partition)), query, previous, outcome)
                .map(fork -> new Fork(fork.chains().stream().map(page -> spec.refined(query, page)).toList(), spec.refined(query, fork.last())));
    }

    @Override
    public Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
    {
        Root root = Root.of(Parent.of(partition));
        if (isOfRepositories(partition)) {
            return counts.fewerRepositories(root, query, failed);
        }
        return query.isAggregation() || KeyLookup.of(spec, query).isPresent() ? Optional.empty() : requests.smaller(root, query, failed).map(page -> spec.refined(query, page));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        if (chains(connection, query) == 0) {
            return "no request: no row can match";
        }
        return "POST /graphql " + scope(connection, query).explain() + requests.explain(query);
    }
}
