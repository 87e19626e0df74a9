package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
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

    private final ConnectionTable table;
    private final String dateColumn;

    /**
     * @param spec a table over {@code history}
     * @param dateColumn the column that {@code since} and {@code until} compare
     */
    public HistoryTable(ConnectionSpec spec, String dateColumn)
    {
        this.table = new ConnectionTable(spec);
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
        return dates.isEmpty() ? partitions : partitions.stream()
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
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return table.estimateCalls(connection, query);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return table.firstPage(connection, read(query, partition), partition);
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return table.nextPage(connection, read(query, partition), partition, previous, outcome);
    }

    @Override
    public Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
    {
        return table.smallerPage(connection, read(query, partition), partition, failed);
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
