package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns a query into requests.
 */
public interface ScanPlanner
{
    /**
     * The partitions that together hold every selected row exactly once; none when no row can match. May ask the service, on a virtual thread.
     */
    List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader);

    /**
     * Whether {@link #partition} will return at most one partition, so that what the service sorted, limited or aggregated is final.
     */
    boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query);

    /**
     * How many partitions of the query may be read side by side by one reader at most, at least 1; fewer where a page takes much memory. Pure.
     */
    default int partitionsTogether(ConnectionInfo connection, RemoteQuery query)
    {
        return 8;
    }

    /**
     * Whether a group may have several rows, in one partition or in many, whose counts are to be added up. It is asked only of queries that
     * count and do nothing else. Pure.
     */
    default boolean hasPartialGroups(ConnectionInfo connection, RemoteQuery query)
    {
        return false;
    }

    /**
     * The first page of a partition. Pure.
     */
    PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition);

    /**
     * A request that the partition will need after this page whatever the page's rows are, e.g. for the other end of its rows: it is sent while
     * the page is under way, and its answer is taken when {@link #nextPage} names an equal request. Pure.
     */
    default Optional<RemoteRequest> requestAhead(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest page)
    {
        return Optional.empty();
    }

    /**
     * What to read in place of a partition whose first page the service refused, e.g. because it names a value that is gone: at most one
     * partition, with all the rows, and none when there are no rows. It is asked once. May ask the service.
     *
     * @param refusal what the service said
     * @return empty when the refusal is final
     */
    default Optional<List<RemotePartition>> renew(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, ScanException refusal, RemoteReader reader)
    {
        return Optional.empty();
    }

    /**
     * The page after one that was read, empty at the end. Pure.
     */
    Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome);

    /**
     * The chains that go on in place of the page after one that was read, once at most in a partition without a limit. What several of
     * them read is given once where {@link RowFilter#once} stands on their pages, and on those before. Pure.
     *
     * @return empty where {@link #nextPage} says how the chain goes on
     */
    default Optional<Fork> fork(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return Optional.empty();
    }

    /**
     * How many rows are taken of a partition of a limited query at most. A service whose order is coarser than SQL's has to give more
     * than the query's limit, up to where its order is certain, and ends the partition by itself. Pure.
     */
    default OptionalLong rowLimit(ConnectionInfo connection, RemoteQuery query)
    {
        return query.limit();
    }

    /**
     * A smaller page in place of one that was too heavy for the service, empty when the page cannot be smaller. Pure.
     */
    default Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
    {
        return Optional.empty();
    }

    /**
     * The request in the service's own language, for EXPLAIN. Pure; the same query gives the same text.
     */
    String explain(ConnectionInfo connection, RemoteQuery query);

    /**
     * How many requests the query will need at least, empty when that is unknown before the first one. Pure.
     */
    OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query);

    /**
     * How many rows an answer has at most, so that it can be told whether reading all rows takes fewer requests than asking for keys. Pure.
     */
    default int rowsOfAnswer(ConnectionInfo connection, RemoteQuery query)
    {
        return 100;
    }

    /**
     * About how many rows the query has at most, as far as the adapter remembers it and no request is needed for it.
     */
    default OptionalLong knownRows(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.empty();
    }
}
