package io.omnisql.plugin.jira.issues;

import com.google.common.collect.Lists;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.jql.JqlRenderer;
import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static com.google.common.math.LongMath.divide;
import static java.math.RoundingMode.CEILING;
import static java.util.Objects.requireNonNull;

/**
 * A table that is read by searching issues, or by looking them up: of the issues themselves, or of what they carry.
 */
public final class IssueTable
        extends IssuePolicy
        implements JiraTable
{
    private final IssueTableSpec spec;
    private final SiteDirectory directory;
    private final Clock clock = Clock.systemUTC();
    private final EstimationFields estimations = new EstimationFields();

    public IssueTable(IssueTableSpec spec, SiteDirectory directory)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.directory = requireNonNull(directory, "directory is null");
    }

    @Override
    public TableName name()
    {
        return new TableName(spec.name(), spec.comment());
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, RemoteReader reader)
    {
        return ChildColumns.at(connection, spec.definition().apply(connection, reader));
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return spec.isOfIssues() && super.sort(query, sort);
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return spec.isOfIssues() && super.aggregation(query, aggregates, grouping);
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        List<RemotePartition> partitions = partitions(connection, query, reader);
        Map<String, String> fields = partitions.isEmpty() ? Map.of() : estimations.find(connection, query, reader);
        return partitions.stream().map(partition -> IssuePageRequests.withFields(partition, fields)).toList();
    }

    private List<RemotePartition> partitions(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        IssueFilters filters = IssueFilters.of(query);
        if (filters.lookup().isPresent() && !filters.isSearchedToo()) {
            return lookups(filters);
        }
        List<RemotePartition> partitions = new ArrayList<>();
        List<List<RemotePredicate>> searches = filters.searches();
        for (Condition named : NamedIssues.conditions(connection, filters, reader)) {
            for (int i = 0; i < searches.size(); i++) {
                SearchPart part = new SearchPart(i, named, Condition.ALWAYS);
                partitions.addAll(directory.search(connection, reader, query, searches.get(i), condition -> partitions(connection, query, part, condition, reader)));
            }
        }
        return partitions;
    }

    /**
     * Jira refuses a search for values that it does not know, which may have gone since it was asked for them, and may not count.
     */
    @Override
    public Optional<List<RemotePartition>> renew(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, ScanException refusal, RemoteReader reader)
    {
        if (!SearchPart.isPart(partition)) {
            return Optional.empty();
        }
        SearchPart part = SearchPart.of(partition);
        String jql = partition.parameters().get(IssuePages.JQL);
        return directory.renew(connection, reader, query, IssueFilters.of(query).searches().get(part.search()), refusal)
                .map(condition -> search(query, part, condition))
                .filter(renewed -> !renewed.equals(Optional.of(jql)))
                .map(renewed -> renewed.map(search -> part.partition(search, IssuePageRequests.fields(partition))).stream().toList())
                .or(() -> Optional.of(part.partition(jql, Map.of(IssuePages.COUNTED_BY_IDS, "true")))
                        .filter(_ -> IssueRequests.isCloud(connection) && IssuePages.isCount(connection, query, partition))
                        .map(List::of));
    }

    /**
     * The search for a part of the issues, empty when there are none.
     */
    private Optional<String> search(RemoteQuery query, SearchPart part, Condition condition)
    {
        return Optional.of(Condition.all(part.range(), part.named(), carries(query), condition))
                .filter(whole -> !whole.equals(Condition.NEVER))
                .map(IssueRequests::bounded);
    }

    private Condition carries(RemoteQuery query)
    {
        return spec.condition(query).map(Condition::clause).orElse(Condition.ALWAYS);
    }

    private static List<RemotePartition> lookups(IssueFilters filters)
    {
        return Lists.partition(filters.names(), IssueRequests.LOOKUPS).stream()
                .map(names -> new RemotePartition(names.getFirst(), filters.namesAreKeys()
                        ? Map.of(IssuePages.NAMES, String.join(",", names), IssuePages.KEYS, "true")
                        : Map.of(IssuePages.NAMES, String.join(",", names))))
                .toList();
    }

    private List<RemotePartition> partitions(ConnectionInfo connection, RemoteQuery query, SearchPart part, Condition condition, RemoteReader reader)
    {
        Condition whole = Condition.all(part.named(), carries(query), condition);
        if (query.limit().isPresent() || query.isAggregation()) {
            return List.of(part.partition(IssueRequests.bounded(whole), Map.of()));
        }
        long now = clock.millis();
        return new ScanChains(connection, reader, whole, clock).split().stream()
                .map(chain -> part.within(chain.range()).partition(
                        IssueRequests.bounded(Condition.all(chain.range(), whole)),
                        IssueRequests.isCloud(connection) ? chain.check(connection, now) : Map.of()))
                .toList();
    }

    /**
     * A limit is final when one chain of pages gives the rows; an order never is, as rows of the last minute come in any order.
     */
    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        IssueFilters filters = IssueFilters.of(query);
        if (filters.lookup().isPresent()) {
            return !filters.isSearchedToo() && filters.names().size() <= IssueRequests.LOOKUPS;
        }
        return query.sort().isEmpty() && query.limit().isPresent() && filters.searches().size() == 1;
    }

    @Override
    public OptionalLong rowLimit(ConnectionInfo connection, RemoteQuery query)
    {
        return query.sort().isEmpty() ? query.limit() : OptionalLong.empty();
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return new IssuePages(spec, connection, query, partition).first();
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return new IssuePages(spec, connection, query, partition).next(previous, outcome);
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        IssueFilters filters = IssueFilters.of(query);
        Condition condition = Condition.all(
                carries(query),
                new JqlRenderer(query, SiteDirectory.named()).all(filters.others().stream().map(RemoteFilter::predicate).toList()));
        if (filters.lookup().isPresent()) {
            String lookup = "issue/bulkfetch of %s issues".formatted(filters.names().size());
            return filters.isSearchedToo() ? lookup + ", search of these with " + condition : lookup;
        }
        String jql = IssueRequests.bounded(condition);
        if (query.isAggregation()) {
            return (IssueOptions.estimatesCounts(query) ? "search/approximate-count " : "search/jql of ids ") + jql;
        }
        String order = query.sort().isEmpty() ? "" : " ORDER BY %s %s".formatted(query.sort().getFirst().column(), query.sort().getFirst().ascending() ? "ASC" : "DESC");
        return "search/jql " + jql + order;
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        IssueFilters filters = IssueFilters.of(query);
        if (filters.lookup().isPresent()) {
            return OptionalLong.of(divide(filters.names().size(), IssueRequests.LOOKUPS, CEILING));
        }
        if (spec.isOfIssues() && query.limit().isPresent()) {
            return OptionalLong.of(Math.max(1, divide(query.limit().orElseThrow(), IssueRequests.ID_PAGE, CEILING)));
        }
        return query.isAggregation() && IssueOptions.estimatesCounts(query) ? OptionalLong.of(1) : OptionalLong.empty();
    }
}
