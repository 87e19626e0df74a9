package io.omnisql.plugin.salesforce.bulk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scans by Bulk API 2.0: Salesforce runs the statement as a job, and its result pages are read in parallel.
 * <p>
 * The statement selects fields by name or path and has no ORDER BY, LIMIT, aggregates or compound fields.
 */
public final class BulkScans
{
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /**
     * What a value takes in CSV on average, its quotes and comma included.
     */
    private static final long VALUE_BYTES = 24;
    /**
     * Rows of the pages that Salesforce makes by itself.
     */
    private static final long OWN_PAGE_ROWS = 50_000;
    /**
     * Well below what is accepted as one answer.
     */
    private static final long PAGE_BYTES = 24_000_000;
    private static final long FEWEST_ROWS = 2_000;

    private final Duration firstPause;
    private final Duration longestPause;

    public BulkScans()
    {
        this(FIRST_PAUSE, LONGEST_PAUSE);
    }

    /**
     * @param firstPause before the second look at a job; pauses grow from there
     * @param longestPause between two looks at a job
     */
    public BulkScans(Duration firstPause, Duration longestPause)
    {
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /**
     * By the names that pages call them.
     */
    public static Map<String, BodyTransform> transforms()
    {
        return ImmutableMap.of(ResultPage.TRANSFORM, new CsvTransform());
    }

    /**
     * Runs the statement as a job, and waits for its end. The job is deleted when the query ends.
     *
     * @return a partition for each page of results; none when there are no rows
     */
    public List<RemotePartition> partition(ConnectionInfo connection, String soql, boolean includeDeleted, RemoteReader reader)
    {
        SelectList select = SelectList.of(soql);
        return partition(connection, soql, includeDeleted, select.paths().size() * VALUE_BYTES, reader);
    }

    /**
     * The same for rows whose size is known better.
     *
     * @param rowBytes what a row takes in CSV on average; pages of large rows are read one after another, as their size can then be chosen
     */
    public List<RemotePartition> partition(ConnectionInfo connection, String soql, boolean includeDeleted, long rowBytes, RemoteReader reader)
    {
        SelectList select = SelectList.of(soql);
        BulkJob job = BulkJob.create(connection, soql, includeDeleted, reader);
        long rows = job.await(firstPause, longestPause);
        if (rows == 0) {
            return List.of();
        }
        long pageRows = Math.max(FEWEST_ROWS, PAGE_BYTES / Math.max(1, rowBytes));
        if (pageRows < Math.min(rows, OWN_PAGE_ROWS)) {
            return List.of(ResultPage.chain(job, select, pageRows));
        }
        List<String> pages = ResultPages.list(job);
        ImmutableList.Builder<RemotePartition> partitions = ImmutableList.builder();
        for (int i = 0; i < Math.max(1, pages.size()); i++) {
            partitions.add(ResultPage.partition(job, select, pages, i));
        }
        return partitions.build();
    }

    public boolean isBulk(RemotePartition partition)
    {
        return ResultPage.isOf(partition);
    }

    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return ResultPage.first(partition);
    }

    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return ResultPage.next(partition, outcome);
    }
}
