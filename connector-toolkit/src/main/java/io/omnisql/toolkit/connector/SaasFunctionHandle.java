package io.omnisql.toolkit.connector;

import io.trino.spi.function.table.ConnectorTableFunctionHandle;

import static java.util.Objects.requireNonNull;

/**
 * The result of a table function: a scan.
 */
public record SaasFunctionHandle(SaasTableHandle table)
        implements ConnectorTableFunctionHandle
{
    public SaasFunctionHandle
    {
        requireNonNull(table, "table is null");
    }
}
