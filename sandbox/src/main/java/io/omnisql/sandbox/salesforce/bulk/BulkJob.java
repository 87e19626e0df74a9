package io.omnisql.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.access.Session;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A query job. Guarded by the jobs that it is one of.
 */
final class BulkJob
{
    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    private final String id;
    private final Session session;
    private final Request request;
    private final QueryResult.Records result;
    private final Instant created;
    private State state = State.UPLOAD_COMPLETE;
    private int pollsLeft;
    private String errorMessage;

    enum State
    {
        UPLOAD_COMPLETE("UploadComplete"),
        IN_PROGRESS("InProgress"),
        JOB_COMPLETE("JobComplete"),
        ABORTED("Aborted"),
        FAILED("Failed");

        private final String wireName;

        State(String wireName)
        {
            this.wireName = wireName;
        }

        boolean isFinal()
        {
            return this != UPLOAD_COMPLETE && this != IN_PROGRESS;
        }
    }

    /**
     * What the job was asked for.
     */
    record Request(String operation, String query, char delimiter, String delimiterName, String lineEnding) {}

    /**
     * @param polls how many polls find it unfinished
     * @param errorMessage that it ends with, null when it succeeds
     */
    BulkJob(String id, Session session, Request request, QueryResult.Records result, Instant created, int polls, String errorMessage)
    {
        this.id = id;
        this.session = session;
        this.request = request;
        this.result = result;
        this.created = created;
        this.pollsLeft = polls;
        this.errorMessage = errorMessage;
    }

    String id()
    {
        return id;
    }

    boolean belongsTo(Session other)
    {
        return session.user().id().equals(other.user().id());
    }

    QueryResult.Records result()
    {
        return result;
    }

    Request request()
    {
        return request;
    }

    State state()
    {
        return state;
    }

    /**
     * Lets the job go on: every look at it finds it further.
     */
    void advance()
    {
        if (state.isFinal()) {
            return;
        }
        if (pollsLeft > 0) {
            pollsLeft--;
            state = State.IN_PROGRESS;
            return;
        }
        state = errorMessage == null ? State.JOB_COMPLETE : State.FAILED;
    }

    void abort()
    {
        state = State.ABORTED;
    }

    ObjectNode json(String base)
    {
        String time = DATETIME.format(created.atOffset(ZoneOffset.UTC));
        return Json.object()
                .put("id", id)
                .put("operation", request.operation())
                .put("object", result.type().name())
                .put("createdById", session.user().id())
                .put("createdDate", time)
                .put("systemModstamp", time)
                .put("state", state.wireName)
                .put("concurrencyMode", "Parallel")
                .put("contentType", "CSV")
                .put("apiVersion", Double.parseDouble(base.substring(base.lastIndexOf('v') + 1)))
                .put("lineEnding", request.lineEnding())
                .put("columnDelimiter", request.delimiterName());
    }

    ObjectNode details(String base)
    {
        ObjectNode json = json(base)
                .put("jobType", "V2Query")
                .put("numberRecordsProcessed", state == State.JOB_COMPLETE ? result.size() : 0)
                .put("retries", 0)
                .put("totalProcessingTime", 100)
                .put("isPkChunkingSupported", true);
        if (state == State.FAILED) {
            json.put("errorMessage", errorMessage);
        }
        return json;
    }
}
