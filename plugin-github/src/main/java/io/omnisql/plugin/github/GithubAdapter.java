package io.omnisql.plugin.github;

import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import io.omnisql.plugin.github.auth.GithubTokens;
import io.omnisql.plugin.github.auth.TokenAuthorizer;
import io.omnisql.plugin.github.response.GithubResponseClassifier;
import io.omnisql.plugin.github.scan.AddressedList;
import io.omnisql.plugin.github.scan.BaseUrl;
import io.omnisql.plugin.github.scan.EpochMillis;
import io.omnisql.plugin.github.scan.FieldValues;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.Leniency;
import io.omnisql.plugin.github.scan.OwnKeys;
import io.omnisql.plugin.github.scan.RateLimitTable;
import io.omnisql.plugin.github.scan.RefusedList;
import io.omnisql.plugin.github.scan.ShownSearch;
import io.omnisql.plugin.github.scan.SinceCounts;
import io.omnisql.plugin.github.table.GithubTables;
import io.omnisql.plugin.github.table.Searches;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.SessionOption;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.TablePlanners;

import java.util.List;
import java.util.Map;

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
        TablePlanners planners = new TablePlanners(Maps.uniqueIndex(Iterables.concat(tables, Searches.tables()), table -> table.definition().name()));
        return new SaasAdapter(NAME, TableCatalog.fixed(definitions), planners, planners, new TokenAuthorizer(), new GithubResponseClassifier())
                .withTokens(new GithubTokens())
                .withBaseUrl(BaseUrl::normalize)
                .withPaces(new SecondaryLimits())
                .withTransforms(Map.of(RefusedList.NAME, new RefusedList(), AddressedList.NAME, new AddressedList(), OwnKeys.NAME, new OwnKeys(), SinceCounts.NAME, new SinceCounts(), ShownSearch.NAME, new ShownSearch(), RateLimitTable.Rows.NAME, new RateLimitTable.Rows()))
                .withRenderers(Map.of(EpochMillis.NAME, new EpochMillis(), FieldValues.NAME, new FieldValues()))
                .withPassthroughs(List.of(new Searches()))
                .withOptions(List.of(new SessionOption(Leniency.MISSING_PERMISSION, "What happens where the connection's token may not read: fail, or null for no rows and NULLs", List.of("fail", "null"))));
    }
}
