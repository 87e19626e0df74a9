package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
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
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A table of commits. Git stops at the first commit before {@code since}, and so misses later ones that descend to it where clocks were
 * wrong. Whether a repository has such commits is counted first; where it has, the whole history is read.
 */
public final class HistoryTable
        implements GithubTable
{
    private static final String BOUNDED = "bounded";
    private static final String UNDECIDED = "undecided";

    private final ConnectionSpec spec;
    private final ConnectionTable table;
    private final CommitLookup lookup;
    private final String dateColumn;

    /**
     * @param spec a table over {@code history} whose key is the commits' hash
     * @param dateColumn the column that {@code since} and {@code until} compare
     */
    public HistoryTable(ConnectionSpec spec, String dateColumn)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.table = new ConnectionTable(spec);
        this.lookup = new CommitLookup(spec);
        this.dateColumn = requireNonNull(dateColumn, "dateColumn is null");
    }

    @Override
    public TableDefinition definition()
    {
        return table.definition();
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return table.filter(query, predicate);
    }

    @Override
    public boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return table.isLookup(query, column);
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return table.sort(query, sort);
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return table.aggregation(query, aggregates, grouping);
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        List<Values> dates = query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(isDate())
                .map(Values.class::cast)
                .toList();
        List<RemotePartition> partitions = table.partition(connection, query, reader);
        return dates.isEmpty() || keys(query).isPresent() ? partitions : partitions.stream()
                                                                         .map(partition -> bounded(partition, HistoryCheck.isComplete(Root.of(Parent.of(partition)), dates, reader)))
                                                                         .collect(toImmutableList());
    }

    private static RemotePartition bounded(RemotePartition partition, boolean bounded)
    {
        return new RemotePartition(partition.description(), ImmutableMap.<String, String>builder()
                .putAll(partition.parameters())
                .put(BOUNDED, Boolean.toString(bounded))
                .buildOrThrow());
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return table.isSinglePartition(connection, query);
    }

    @Override
    public boolean hasPartialGroups(ConnectionInfo connection, RemoteQuery query)
    {
        return table.hasPartialGroups(connection, query);
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return table.estimateCalls(connection, query);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return keys(query)
                .map(keys -> lookup.page(Root.of(Parent.of(partition)), query, keys, Parent.batch(partition)))
                .orElseGet(() -> table.firstPage(connection, read(query, partition), partition));
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        if (keys(query).isEmpty()) {
            return table.nextPage(connection, read(query, partition), partition, previous, outcome);
        }
        String undecided = Optional.ofNullable(previous.state().get(UNDECIDED)).orElseGet(() -> String.join(",", CommitLookup.undecided(outcome)));
        if (undecided.isEmpty()) {
            return Optional.empty();
        }
        RemoteQuery history = history(query);
        return (previous.state().containsKey(UNDECIDED)
                ? table.nextPage(connection, history, partition, previous, outcome)
                : Optional.of(table.firstPage(connection, history, partition)))
                .map(page -> CommitLookup.looking(page, hash(), UNDECIDED, undecided));
    }

    private Optional<KeyLookup> keys(RemoteQuery query)
    {
        return KeyLookup.of(spec, query);
    }

    /**
     * The query without filters on the commits, but with their hashes.
     */
    private RemoteQuery history(RemoteQuery query)
    {
        return query
                .withFilters(query.filters().stream().filter(filter -> spec.level().columns().contains(filter.columnPredicate().column())).toList())
                .withColumns(Stream.concat(query.columns().stream(), Stream.of(hash().name())).distinct().toList());
    }

    private ColumnDefinition hash()
    {
        return spec.key().flatMap(key -> spec.find(key.column())).orElseThrow().definition();
    }

    @Override
    public Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
    {
        Optional<String> undecided = Optional.ofNullable(failed.state().get(UNDECIDED));
        return undecided.isPresent()
                ? table.smallerPage(connection, history(query), partition, failed).map(page -> CommitLookup.looking(page, hash(), UNDECIDED, undecided.get()))
                : table.smallerPage(connection, read(query, partition), partition, failed);
    }

    /**
     * The query without its bounds where these would lose commits; the engine filters again.
     */
    private RemoteQuery read(RemoteQuery query, RemotePartition partition)
    {
        if (Boolean.parseBoolean(partition.parameters().getOrDefault(BOUNDED, "false"))) {
            return query;
        }
        return query.withFilters(query.filters().stream()
                .filter(filter -> !isDate().test(filter.columnPredicate()))
                .toList());
    }

    private Predicate<ColumnPredicate> isDate()
    {
        return predicate -> predicate.column().equals(dateColumn);
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return table.explain(connection, query);
    }
}
