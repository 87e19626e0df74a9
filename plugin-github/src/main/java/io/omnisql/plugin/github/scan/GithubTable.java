package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.TableDefinition;

/**
 * A table with its own pushdown and requests. The tables of a kind share an implementation and differ in data.
 */
public interface GithubTable
        extends PushdownPolicy, ScanPlanner
{
    TableDefinition definition();
}
