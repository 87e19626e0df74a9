package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * So many pages one after the other.
 *
 * @param rows the limit that the planner keeps
 */
record NumberedPages(int pages, OptionalLong rows)
        implements ChainPlanner
{
    NumberedPages
    {
        requireNonNull(rows, "rows is null");
    }

    NumberedPages(int pages)
    {
        this(pages, OptionalLong.empty());
    }

    @Override
    public OptionalLong rowLimit(ConnectionInfo connection, RemoteQuery query)
    {
        return rows;
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return page(1);
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        int number = Integer.parseInt(previous.state().get("page"));
        return number == pages ? Optional.empty() : Optional.of(page(number + 1));
    }

    private static PageRequest page(int number)
    {
        return ChainPlanner.page("/").withState(Map.of("page", Integer.toString(number)));
    }
}
