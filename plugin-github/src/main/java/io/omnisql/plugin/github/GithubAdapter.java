package io.omnisql.plugin.github;

import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import io.omnisql.plugin.github.auth.AppTokenIssuer;
import io.omnisql.plugin.github.auth.TokenAuthorizer;
import io.omnisql.plugin.github.response.GithubResponseClassifier;
import io.omnisql.plugin.github.scan.EpochMillis;
import io.omnisql.plugin.github.scan.FieldValues;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Leniency;
import io.omnisql.plugin.github.scan.RateLimitTable;
import io.omnisql.plugin.github.scan.RefusedList;
import io.omnisql.plugin.github.table.GithubTables;
import io.omnisql.plugin.github.table.Searches;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.SessionOption;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * GitHub behind the adapter seam: it leaves each query to the query's table.
 */
public final class GithubAdapter
{
    public static final String NAME = "github";

    private GithubAdapter() {}

    public static SaasAdapter create()
    {
        return create(GithubTables.all());
    }

    private static SaasAdapter create(List<GithubTable> tables)
    {
        List<TableDefinition> definitions = tables.stream().map(GithubTable::definition).toList();
        Tables byName = new Tables(Maps.uniqueIndex(Iterables.concat(tables, Searches.tables()), table -> table.definition().name()));
        return new SaasAdapter(NAME, TableCatalog.fixed(definitions), byName, byName, new TokenAuthorizer(), new GithubResponseClassifier())
                .withTokens(new AppTokenIssuer())
                .withTransforms(Map.of(RefusedList.NAME, new RefusedList(), RateLimitTable.Rows.NAME, new RateLimitTable.Rows()))
                .withRenderers(Map.of(EpochMillis.NAME, new EpochMillis(), FieldValues.NAME, new FieldValues()))
                .withPassthroughs(List.of(new Searches()))
                .withOptions(List.of(new SessionOption(Leniency.MISSING_PERMISSION, "What happens where the connection's token may not read: fail, or null for no rows and NULLs", List.of("fail", "null"))));
    }

    private record Tables(Map<String, GithubTable> tables)
            implements PushdownPolicy, ScanPlanner
    {
        private Tables
        {
            requireNonNull(tables, "tables is null");
        }

        private GithubTable table(RemoteQuery query)
        {
            GithubTable table = tables.get(query.table());
            checkArgument(table != null, "no table %s", query.table());
            return table;
        }

        @Override
        public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
        {
            return table(query).filter(query, predicate);
        }

        @Override
        public boolean isLookup(RemoteQuery query, ColumnDefinition column)
        {
            return table(query).isLookup(query, column);
        }

        @Override
        public boolean sort(RemoteQuery query, List<RemoteSort> sort)
        {
            return table(query).sort(query, sort);
        }

        @Override
        public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
        {
            return table(query).aggregation(query, aggregates, grouping);
        }

        @Override
        public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
        {
            return table(query).partition(connection, query, reader);
        }

        @Override
        public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
        {
            return table(query).isSinglePartition(connection, query);
        }

        @Override
        public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
        {
            return table(query).firstPage(connection, query, partition);
        }

        @Override
        public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
        {
            return table(query).nextPage(connection, query, partition, previous, outcome);
        }

        @Override
        public Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
        {
            return table(query).smallerPage(connection, query, partition, failed);
        }

        @Override
        public String explain(ConnectionInfo connection, RemoteQuery query)
        {
            return table(query).explain(connection, query);
        }

        @Override
        public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
        {
            return table(query).estimateCalls(connection, query);
        }
    }
}
