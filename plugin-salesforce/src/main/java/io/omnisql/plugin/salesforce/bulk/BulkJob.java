package io.omnisql.plugin.salesforce.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.response.ErrorText;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ScanException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import static io.omnisql.toolkit.adapter.RemoteRequest.Effect.ACTION;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.INCOMPLETE;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;
import static java.util.Objects.requireNonNull;

/**
 * A query job of Salesforce's, from its creation to its end.
 */
final class BulkJob
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final double GROWTH = 1.5;

    private final String path;
    private final RemoteReader reader;
    private volatile boolean finished;

    private BulkJob(String path, RemoteReader reader)
    {
        this.path = requireNonNull(path, "path is null");
        this.reader = requireNonNull(reader, "reader is null");
    }

    /**
     * Starts a job, which ends with the query at the latest.
     */
    static BulkJob create(ConnectionInfo connection, String soql, boolean includeDeleted, RemoteReader reader)
    {
        String jobs = SalesforceApi.data(connection) + "/jobs/query";
        String body = MAPPER.createObjectNode()
                .put("operation", includeDeleted ? "queryAll" : "query")
                .put("query", soql)
                .put("contentType", "CSV")
                .put("columnDelimiter", "COMMA")
                .put("lineEnding", "LF")
                .toString();
        String id = json(reader.read(action("POST", jobs, Optional.of(body)))).path("id").asText();
        if (!id.matches("[a-zA-Z0-9]{15,18}")) {
            throw unreadable();
        }
        BulkJob job = new BulkJob(jobs + "/" + id, reader);
        reader.atQueryEnd(job::ending);
        return job;
    }

    private List<RemoteRequest> ending()
    {
        RemoteRequest deletion = action("DELETE", path, Optional.empty());
        return finished ? List.of(deletion) : List.of(action("PATCH", path, Optional.of("{\"state\":\"Aborted\"}")), deletion);
    }

    /**
     * Waits for the job's end.
     *
     * @return the number of rows
     */
    long await(Duration firstPause, Duration longestPause)
    {
        Duration pause = firstPause;
        while (true) {
            JsonNode job = read(path);
            switch (job.path("state").asText()) {
                case "UploadComplete", "InProgress", "Open" -> {
                    sleep(pause);
                    pause = longer(pause, longestPause);
                }
                case "JobComplete" -> {
                    finished = true;
                    JsonNode rows = job.path("numberRecordsProcessed");
                    if (!rows.canConvertToLong()) {
                        throw unreadable();
                    }
                    return rows.longValue();
                }
                case "Failed" -> {
                    finished = true;
                    throw new ScanException(INCOMPLETE, "Salesforce's export of the rows failed: " + ErrorText.clean(job.path("errorMessage").asText("")));
                }
                case "Aborted" -> {
                    finished = true;
                    throw new ScanException(INCOMPLETE, "Salesforce's export of the rows was aborted by somebody in the org");
                }
                default -> throw unreadable();
            }
        }
    }

    /**
     * Below the connection's URL.
     */
    String path()
    {
        return path;
    }

    JsonNode read(String path)
    {
        return json(reader.read(action("GET", path, Optional.empty())));
    }

    private static Duration longer(Duration pause, Duration longest)
    {
        Duration next = Duration.ofNanos((long) (pause.toNanos() * GROWTH));
        return next.compareTo(longest) > 0 ? longest : next;
    }

    private static void sleep(Duration pause)
    {
        try {
            Thread.sleep(pause);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The export was cancelled");
        }
    }

    private static RemoteRequest action(String method, String path, Optional<String> body)
    {
        return new RemoteRequest(method, path, List.of(), Map.of("Accept", "application/json"), body, SalesforceApi.QUOTA, ACTION);
    }

    private static JsonNode json(RemoteResponse response)
    {
        try {
            return MAPPER.readTree(response.body());
        }
        catch (IOException e) {
            throw unreadable();
        }
    }

    static ScanException unreadable()
    {
        return new ScanException(REJECTED, "Salesforce's answer about an export is not understood");
    }
}
