package io.omnisql.toolkit.adapter;

import com.google.common.collect.ImmutableMap;

import java.util.Map;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Leaves each query to the planner of its table, of a joined one to that of the first.
 *
 * @param tables the planners by their tables' names
 */
public record TablePlanners(Map<String, ? extends TablePlanner> tables)
        implements RoutedPlanner
{
    public TablePlanners
    {
        tables = ImmutableMap.copyOf(tables);
    }

    @Override
    public TablePlanner planner(RemoteQuery query)
    {
        TablePlanner table = tables.get(TableDefinition.tables(query.table()).getFirst());
        checkArgument(table != null, "no table %s", query.table());
        return table;
    }
}
