package io.omnisql.sandbox.salesforce.bulk;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.access.Session;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;
import io.omnisql.sandbox.salesforce.schema.SalesforceId;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query jobs of one server, and the knobs that say how they go. Safe for use by several threads.
 */
public final class BulkJobs
{
    private static final int DEFAULT_POLLS = 2;
    private static final int DEFAULT_PAGE_ROWS = 2500;

    private final Clock clock;
    private final Map<String, BulkJob> jobs = new LinkedHashMap<>();
    private int polls = DEFAULT_POLLS;
    private int pageRows = DEFAULT_PAGE_ROWS;
    private String failure;
    private long sequence;

    public BulkJobs(Clock clock)
    {
        this.clock = clock;
    }

    synchronized BulkJob create(Session session, BulkJob.Request request, QueryResult.Records result)
    {
        sequence++;
        BulkJob job = new BulkJob(SalesforceId.of("750", session.org().pod(), sequence), session, request, result, clock.instant(), polls, failure);
        failure = null;
        jobs.put(job.id(), job);
        return job;
    }

    synchronized BulkJob find(Session session, String id)
    {
        return Optional.ofNullable(jobs.get(id.length() == 15 ? SalesforceId.to18(id) : id))
                .filter(job -> job.belongsTo(session))
                .orElseThrow(ApiException::notFound);
    }

    synchronized BulkJob poll(Session session, String id)
    {
        BulkJob job = find(session, id);
        job.advance();
        return job;
    }

    synchronized BulkJob abort(Session session, String id)
    {
        BulkJob job = find(session, id);
        if (job.state().isFinal()) {
            throw ApiException.of(400, "INVALIDJOBSTATE", "Aborting already Completed Job not allowed");
        }
        job.abort();
        return job;
    }

    synchronized void delete(Session session, String id)
    {
        BulkJob job = find(session, id);
        if (!job.state().isFinal()) {
            throw ApiException.of(400, "INVALIDJOBSTATE", "Deleting an unfinished job is not allowed");
        }
        jobs.remove(job.id());
    }

    synchronized List<BulkJob> all(Session session)
    {
        return jobs.values().stream().filter(job -> job.belongsTo(session)).toList();
    }

    /**
     * The number of jobs that were neither deleted nor forgotten.
     */
    public synchronized int count()
    {
        return jobs.size();
    }

    /**
     * Lets jobs that are created from now on be unfinished for some polls.
     */
    public synchronized void polls(int newPolls)
    {
        polls = newPolls;
    }

    /**
     * Sets how many rows a page of results has when the request does not say.
     */
    public synchronized void pageRows(int newPageRows)
    {
        pageRows = newPageRows;
    }

    synchronized int pageRows()
    {
        return pageRows;
    }

    /**
     * Lets the next job fail.
     */
    public synchronized void failNext(String message)
    {
        failure = message;
    }

    public synchronized void reset()
    {
        jobs.clear();
        polls = DEFAULT_POLLS;
        pageRows = DEFAULT_PAGE_ROWS;
        failure = null;
    }
}
