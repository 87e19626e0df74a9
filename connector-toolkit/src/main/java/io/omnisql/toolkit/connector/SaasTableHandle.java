package io.omnisql.toolkit.connector;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.SchemaTableName;

import static java.util.Objects.requireNonNull;

/**
 * A tenant's table, with the part of the query that the service takes over.
 *
 * @param tenant whose table it is, decided once on the coordinator
 * @param revision of the connection that the query was planned with
 * @param contradiction whether no row can match, so that nothing is asked
 * @param explanation what EXPLAIN shows
 */
public record SaasTableHandle(
        String tenant,
        long revision,
        SchemaTableName name,
        RemoteQuery query,
        boolean contradiction,
        String explanation)
        implements ConnectorTableHandle
{
    public SaasTableHandle
    {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(name, "name is null");
        requireNonNull(query, "query is null");
        requireNonNull(explanation, "explanation is null");
    }

    /**
     * Whether no table has the name: the rows are a table function's or a join's, and the query knows their columns.
     */
    @JsonIgnore
    public boolean isSynthetic()
    {
        return name.getTableName().startsWith("$") || query.definition().isJoined();
    }

    @Override
    public String toString()
    {
        return name + " " + explanation;
    }
}
