package io.omnisql.plugin.jira.table;

import io.omnisql.plugin.jira.scan.Deployment;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.TablePlanner;

/**
 * A table with its own pushdown and requests. The tables of a kind share an implementation and differ in data.
 */
public interface JiraTable
        extends TablePlanner
{
    TableName name();

    /**
     * Whether sites of this kind have the table.
     */
    default boolean isOn(Deployment deployment)
    {
        return true;
    }

    /**
     * The columns; only a table whose columns differ between sites asks for them.
     */
    TableDefinition describe(ConnectionInfo connection, RemoteReader reader);
}
