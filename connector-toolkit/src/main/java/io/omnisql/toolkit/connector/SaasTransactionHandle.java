package io.omnisql.toolkit.connector;

import io.trino.spi.connector.ConnectorTransactionHandle;

/**
 * Reads have no transaction, and so no owner of one.
 */
public enum SaasTransactionHandle
        implements ConnectorTransactionHandle
{
    INSTANCE
}
