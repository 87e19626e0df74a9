package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * A table whose rows are a GraphQL connection of each row of another one. A page reads the first rows of many lists; the lists that go on
 * are then read to their ends.
 */
public final class NestedTable
        implements GithubTable
{
    /**
     * How many lists are continued in a request.
     */
    private static final int CONTINUED = 20;

    private final NestedSpec spec;
    private final TableDefinition definition;
    private final NestedRequests requests;

    public NestedTable(NestedSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.definition = spec.definition();
        this.requests = new NestedRequests(spec);
    }

    @Override
    public TableDefinition definition()
    {
        return definition;
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        if (spec.level().columns().contains(predicate.column())) {
            boolean discrete = predicate instanceof Values values && !values.nullAllowed() && values.discreteValues().isPresent();
            return spec.level() == ParentLevel.REPOSITORIES || discrete ? EXACT : NEVER;
        }
        if (spec.key().filter(key -> key.column().equals(predicate.column())).isPresent()) {
            return predicate instanceof Values values && spec.key().flatMap(key -> key.keys(values)).isPresent()
                    ? spec.key().orElseThrow().support().equality()
                    : NEVER;
        }
        return spec.innerColumn(predicate.column())
                .flatMap(GithubColumn::filter)
                .map(filter -> filter.verdict(query, predicate))
                .orElse(NEVER);
    }

    @Override
    public boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return spec.key().filter(key -> key.column().equals(column.name())).isPresent();
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return false;
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return grouping.isEmpty()
                && aggregates.stream().allMatch(aggregate -> aggregate.function() == RemoteAggregate.Function.COUNT && aggregate.argument().isEmpty() && !aggregate.distinct());
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        if (chains(connection, query) == 0) {
            return List.of();
        }
        ImmutableList.Builder<RemotePartition> partitions = ImmutableList.builder();
        int chainsOfParent = chainsOfParent(query);
        for (Parent parent : scope(connection, query).parents(reader)) {
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
        return chains == 0 || (chains == 1 && scope(connection, query).isFixed());
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.of(chains(connection, query));
    }

    private long chains(ConnectionInfo connection, RemoteQuery query)
    {
        return (long) scope(connection, query).leastChains() * chainsOfParent(query);
    }

    private int chainsOfParent(RemoteQuery query)
    {
        if (requests.innerArguments(query).isImpossible()) {
            return 0;
        }
        return lookup(query).map(KeyLookup::batches).orElse(1);
    }

    private Optional<KeyLookup> lookup(RemoteQuery query)
    {
        return spec.key().flatMap(key -> KeyLookup.of(key, query));
    }

    private ParentScope scope(ConnectionInfo connection, RemoteQuery query)
    {
        return ParentScope.of(spec.level(), connection, query);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        Root root = Root.of(Parent.of(partition));
        return lookup(query)
                .map(keys -> requests.keys(root, query, keys, Parent.batch(partition)))
                .orElseGet(() -> requests.page(root, query, Optional.empty(), PageSize.full(spec.outerPage())));
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        Root root = Root.of(Parent.of(partition));
        boolean continued = previous.state().containsKey(NestedRequests.OVERFLOW);
        Overflow before = Overflow.parse(previous.state().getOrDefault(NestedRequests.OVERFLOW, ""));
        Optional<String> after = continued ? Optional.ofNullable(previous.state().get(NestedRequests.AFTER)) : cursor(root, outcome);
        Optional<String> owner = Optional.ofNullable(previous.state().get(NestedRequests.OWNER))
                .or(() -> Optional.ofNullable(outcome.captured().get(root.pointer() + (spec.level() == ParentLevel.OWNERS ? "/login" : "/owner/login"))));
        PageSize size = PageSize.of(previous, spec.outerPage());
        PageSize nextSize = continued ? size : size.next(spec.outerPage());
        if (!query.isAggregation()) {
            String outerRow = previous.captures().stream().filter(pointer -> pointer.endsWith("*/id")).findFirst().map(pointer -> pointer.substring(0, pointer.length() - "/id".length())).orElseThrow();
            List<Long> seen = before.rows().stream().map(Overflow.Row::seen).toList();
            if (continued && outcome.lists().getOrDefault(outerRow + "/id", List.of()).contains("")) {
                throw new ScanException(Kind.INCOMPLETE, "GitHub does not show any more what a list of %s belongs to".formatted(spec.name()));
            }
            if (spec.capped()) {
                checkComplete(outcome, outerRow, seen);
            }
            Overflow waiting = Overflow.parse(previous.state().getOrDefault(NestedRequests.WAITING, ""))
                    .and(Overflow.of(outcome, outerRow, spec.inner().pointer(), seen));
            if (!waiting.rows().isEmpty()) {
                return Optional.of(continued(root, query, waiting, owner, after, nextSize));
            }
        }
        return after.map(cursor -> requests.page(root, query, Optional.of(cursor), nextSize));
    }

    private PageRequest continued(Root root, RemoteQuery query, Overflow waiting, Optional<String> owner, Optional<String> after, PageSize size)
    {
        Overflow now = new Overflow(waiting.rows().subList(0, Math.min(CONTINUED, waiting.rows().size())));
        Overflow later = new Overflow(waiting.rows().subList(now.rows().size(), waiting.rows().size()));
        ImmutableMap.Builder<String, String> state = ImmutableMap.builder();
        state.putAll(size.state(spec.outerPage()));
        state.put(NestedRequests.OVERFLOW, now.format());
        state.put(NestedRequests.WAITING, later.format());
        after.ifPresent(cursor -> state.put(NestedRequests.AFTER, cursor));
        owner.ifPresent(login -> state.put(NestedRequests.OWNER, login));
        return requests.continued(root, query, now, owner).withState(state.buildOrThrow());
    }

    private Optional<String> cursor(Root root, PageOutcome outcome)
    {
        String pageInfo = root.pointer() + spec.outer().pointer() + "/pageInfo";
        boolean more = Boolean.parseBoolean(outcome.captured().get(pageInfo + "/hasNextPage"));
        return more ? Optional.ofNullable(outcome.captured().get(pageInfo + "/endCursor")) : Optional.empty();
    }

    /**
     * Makes sure that the page has as many rows as GitHub counts.
     *
     * @param seen how many rows of each list were read before
     */
    private void checkComplete(PageOutcome outcome, String outerRow, List<Long> seen)
    {
        List<String> totals = outcome.lists().getOrDefault(outerRow + spec.inner().pointer() + "/totalCount", List.of());
        long expected = 0;
        for (int i = 0; i < totals.size(); i++) {
            long total = totals.get(i).isEmpty() ? 0 : Long.parseLong(totals.get(i));
            expected += Math.clamp(total - (seen.isEmpty() ? 0 : seen.get(i)), 0, NestedRequests.INNER_PAGE);
        }
        if (outcome.rows() < expected) {
            throw new ScanException(Kind.INCOMPLETE, "GitHub shows only a part of a long list of %s".formatted(spec.name()));
        }
    }

    @Override
    public Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
    {
        if (lookup(query).isPresent() || failed.state().containsKey(NestedRequests.OVERFLOW)) {
            return Optional.empty();
        }
        return PageSize.of(failed, spec.outerPage()).smaller()
                .map(size -> requests.page(Root.of(Parent.of(partition)), query, Optional.ofNullable(failed.state().get(NestedRequests.AFTER)), size));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        if (chains(connection, query) == 0) {
            return "no request: no row can match";
        }
        return "POST /graphql " + scope(connection, query).explain() + requests.explain(query, lookup(query));
    }
}
