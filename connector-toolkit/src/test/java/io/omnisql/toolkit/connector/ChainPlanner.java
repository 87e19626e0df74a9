package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.ScanPlanner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Plans the pages of a partition that is given, and nothing else.
 */
interface ChainPlanner
        extends ScanPlanner
{
    static PageRequest page(String path)
    {
        return new PageRequest(new RemoteRequest("GET", path, List.of(), Map.of(), Optional.empty(), "core"), "", List.of(), Map.of());
    }

    @Override
    default List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        throw new UnsupportedOperationException();
    }

    @Override
    default boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return true;
    }

    @Override
    default String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "";
    }

    @Override
    default OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.empty();
    }
}
