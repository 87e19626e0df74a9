package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.github.scan.RestSpec.Trait;
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
import io.omnisql.toolkit.adapter.RemoteValue;
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
 * A table whose rows are a REST list of each parent: one partition for each, whose pages follow one another as GitHub links them.
 * <p>
 * REST looks repositories up whatever the case of their names, and by former names. Where its rows do not say which one they are of, the
 * names are made sure of before the first page; and so they are of several repositories, which takes one request for 100.
 */
public final class RestTable
        implements GithubTable
{
    private final RestSpec spec;
    private final TableDefinition definition;
    private final RestRequests requests;

    public RestTable(RestSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.definition = spec.definition();
        this.requests = new RestRequests(spec);
    }

    @Override
    public TableDefinition definition()
    {
        return definition;
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        if (!(predicate instanceof Values values)) {
            return NEVER;
        }
        if (spec.level().columns().contains(predicate.column())) {
            return spec.level() == ParentLevel.REPOSITORIES || (values.discreteValues().isPresent() && !values.nullAllowed()) ? EXACT : NEVER;
        }
        if (spec.items().filter(items -> items.column().equals(predicate.column())).isPresent()) {
            RestItems items = spec.items().orElseThrow();
            return items.path().isPresent() || items.keys(values).isPresent() ? EXACT : NEVER;
        }
        if (spec.lookup().filter(lookup -> lookup.column().equals(predicate.column())).isPresent()) {
            return RestLookup.keys(values).isPresent() ? EXACT : NEVER;
        }
        return spec.find(predicate.column())
                .flatMap(RestColumn::filter)
                .map(filter -> filter.verdict(values))
                .orElse(NEVER);
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return sort.size() == 1 && spec.find(sort.getFirst().column()).flatMap(RestColumn::order).isPresent();
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return spec.total().isPresent() && spec.named(query).isEmpty() && spec.level().columns().containsAll(grouping) && !aggregates.isEmpty() && aggregates.stream().allMatch(RestTable::isCount);
    }

    @Override
    public boolean hasPartialGroups(ConnectionInfo connection, RemoteQuery query)
    {
        return true;
    }

    private static boolean isCount(RemoteAggregate aggregate)
    {
        return aggregate.function() == RemoteAggregate.Function.COUNT && aggregate.argument().isEmpty() && !aggregate.distinct();
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        if (leastChains(connection, query) == 0) {
            return List.of();
        }
        if (spec.items().filter(items -> items.path().isEmpty() && items.named(query).isEmpty()).isPresent()) {
            String column = spec.items().orElseThrow().column();
            throw new ScanException(Kind.FILTER_REQUIRED, "GitHub lists %s only by %s: add WHERE %s = '...' to the query".formatted(spec.name(), column, column));
        }
        Optional<Parent> addressed = addressed(connection, query);
        if (addressed.isPresent()) {
            return partitions(connection, query, reader, addressed.get()).stream().map(AddressedRows::addressed).toList();
        }
        ImmutableList.Builder<RemotePartition> partitions = ImmutableList.builder();
        parents(connection, query, reader).forEach(parent -> partitions.addAll(partitions(connection, query, reader, parent)));
        return partitions.build();
    }

    private List<RemotePartition> partitions(ConnectionInfo connection, RemoteQuery query, RemoteReader reader, Parent parent)
    {
        if (spec.items().isPresent()) {
            List<RemoteValue> keys = spec.items().get().named(query).orElseGet(() -> new ItemListing(spec, connection, reader).keys(query, parent));
            return ItemKeys.split(keys).stream().map(chain -> chain.partition(parent)).toList();
        }
        return isWindowed(query)
                ? new RestWindows(spec, requests, connection, reader).partitions(query, parent)
                : List.of(parent.partition(0));
    }

    /**
     * The repository whose lists are read without asking for its name first.
     */
    private Optional<Parent> addressed(ConnectionInfo connection, RemoteQuery query)
    {
        boolean listed = spec.items().filter(items -> items.named(query).isEmpty()).isPresent();
        return spec.is(Trait.ADDRESSED) && !listed ? scope(connection, query).single() : Optional.empty();
    }

    private boolean isWindowed(RemoteQuery query)
    {
        return spec.window().isPresent() && spec.named(query).isEmpty() && !query.isAggregation() && !requests.filters(query).isEmpty();
    }

    private List<Parent> parents(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        ParentScope scope = scope(connection, query);
        return spec.organizationWide().isPresent() && scope.isOfWholeOwners()
                ? new OrganizationLists(spec, requests, connection, reader).parents(query, scope)
                : scope.spelledParents(reader);
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        ParentScope scope = scope(connection, query);
        long chains = leastChains(connection, query);
        return chains == 0 || (chains == 1 && scope.isFixed() && isSingleOfParent(query));
    }

    private boolean isSingleOfParent(RemoteQuery query)
    {
        return spec.items().isEmpty()
                ? !isWindowed(query)
                : spec.items().get().named(query).filter(keys -> keys.size() <= 1).isPresent();
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        long chains = leastChains(connection, query);
        long keys = spec.items().flatMap(items -> items.named(query)).map(List::size).orElse(1);
        long names = addressed(connection, query).isPresent() ? 0 : chains;
        return OptionalLong.of(names + chains * Math.max(1, keys));
    }

    /**
     * How many chains of pages there are at least; none only when no row can match.
     */
    private long leastChains(ConnectionInfo connection, RemoteQuery query)
    {
        boolean noItem = spec.items().flatMap(items -> items.named(query)).or(() -> spec.named(query)).filter(List::isEmpty).isPresent();
        return noItem || requests.isImpossible(query) ? 0 : scope(connection, query).leastChains();
    }

    private ParentScope scope(ConnectionInfo connection, RemoteQuery query)
    {
        return ParentScope.of(spec.level(), connection, query);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        PageRequest first = first(connection, query, partition, 0);
        return requests.isGrowing(query) ? requests.once(first) : first;
    }

    @Override
    public Optional<Fork> fork(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        // what a link leads to has its parameters within its path
        boolean first = !previous.request().parameters().isEmpty() && AddressedRows.isDecided(outcome) && AddressedRows.of(partition, previous).equals(partition);
        return first && requests.isGrowing(query)
                ? LinkHeader.last(connection, Optional.ofNullable(outcome.headers().get("link")))
                  .flatMap(last -> NumberedPages.fork(last, link -> requests.once(requests.linked(query, partition, 0, link, outcome))))
                : Optional.empty();
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        if (AddressedRows.isNames(previous)) {
            return AddressedRows.spelled(partition, outcome)
                    .map(spelled -> AddressedRows.reading(spelled, partition, first(connection, query, spelled, RestRequests.item(previous))));
        }
        RemotePartition read = AddressedRows.of(partition, previous);
        return AddressedRows.names(spec, query, partition, previous, outcome)
                .or(() -> following(connection, query, read, previous, outcome).map(page -> AddressedRows.reading(read, partition, page)));
    }

    private Optional<PageRequest> following(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        int item = RestRequests.item(previous);
        Optional<String> link = query.isAggregation() ? Optional.empty() : LinkHeader.next(connection, Optional.ofNullable(outcome.headers().get("link")));
        if (link.isPresent()) {
            PageRequest linked = requests.linked(query, partition, item, link.get(), outcome);
            return NumberedPages.isPart(previous) ? NumberedPages.next(previous, requests.once(linked)) : Optional.of(linked);
        }
        return item + 1 < ItemKeys.of(partition).keys().size() ? Optional.of(first(connection, query, partition, item + 1)) : Optional.empty();
    }

    private PageRequest first(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, int item)
    {
        return query.isAggregation() ? requests.count(connection, query, partition, item) : requests.page(connection, query, partition, item);
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        if (leastChains(connection, query) == 0) {
            return "no request: no row can match";
        }
        return "GET " + requests.explain(connection, query, scope(connection, query));
    }
}
