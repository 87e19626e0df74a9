package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.TablePlanner;

/**
 * A table with its own pushdown and requests. The tables of a kind share an implementation and differ in data.
 */
public interface GithubTable
        extends TablePlanner
{
    TableDefinition definition();
}
