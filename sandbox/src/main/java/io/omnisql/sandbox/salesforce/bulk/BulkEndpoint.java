package io.omnisql.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;
import io.omnisql.sandbox.salesforce.rest.RestAnswer;
import io.omnisql.sandbox.salesforce.rest.RestCall;
import io.omnisql.sandbox.salesforce.rest.RestRouter;
import io.omnisql.sandbox.salesforce.soql.Soql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The resources of query jobs: Bulk API 2.0.
 */
public final class BulkEndpoint
        implements RestRouter.Jobs
{
    private static final int PAGES_AT_ONCE = 5;
    private static final Map<String, Character> DELIMITERS = Map.of("COMMA", ',', "TAB", '\t', "SEMICOLON", ';', "PIPE", '|', "CARET", '^', "BACKQUOTE", '`');
    private static final List<String> MEMBERS = List.of("operation", "query", "contentType", "columnDelimiter", "lineEnding");

    private final BulkJobs jobs;

    public BulkEndpoint(BulkJobs jobs)
    {
        this.jobs = jobs;
    }

    @Override
    public RestAnswer answer(RestCall call, List<String> path)
    {
        if (path.isEmpty()) {
            call.allowMethods("GET", "POST");
            call.allowParameters();
            return call.method().equals("POST") ? create(call) : list(call);
        }
        String id = path.getFirst();
        if (path.size() == 1) {
            call.allowMethods("GET", "PATCH", "DELETE");
            call.allowParameters();
            return switch (call.method()) {
                case "PATCH" -> abort(call, id);
                case "DELETE" -> {
                    jobs.delete(call.session(), id);
                    yield RestAnswer.empty(204);
                }
                default -> RestAnswer.json(200, jobs.poll(call.session(), id).details(call.base()));
            };
        }
        call.allowMethods("GET");
        return switch (path.get(1)) {
            case "results" -> results(call, id);
            case "resultPages" -> resultPages(call, id);
            default -> throw ApiException.notFound();
        };
    }

    private static JsonNode body(RestCall call)
    {
        try {
            JsonNode body = Json.parse(call.request().body());
            if (body.isObject()) {
                return body;
            }
        }
        catch (IOException _) {
            // refused below
        }
        throw ApiException.of(400, "JSON_PARSER_ERROR", "The body is no JSON object");
    }

    private RestAnswer create(RestCall call)
    {
        JsonNode body = body(call);
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw ApiException.of(400, "JSON_PARSER_ERROR", "Unrecognized field \"%s\"".formatted(name));
            }
        });
        String operation = body.path("operation").asText();
        String delimiter = body.path("columnDelimiter").asText("COMMA");
        String lineEnding = body.path("lineEnding").asText("LF");
        boolean valid = List.of("query", "queryAll").contains(operation)
                && body.path("contentType").asText("CSV").equals("CSV")
                && DELIMITERS.containsKey(delimiter)
                && List.of("LF", "CRLF").contains(lineEnding)
                && body.path("query").isTextual();
        if (!valid) {
            throw ApiException.of(400, "INVALIDJOB", "The job has no query, or an unknown operation, contentType, columnDelimiter or lineEnding");
        }
        String query = body.path("query").textValue();
        call.exchange().statement(query);
        QueryResult.Records result = BulkRules.run(call.session().context(operation.equals("queryAll")), Soql.parse(query));
        BulkJob job = jobs.create(call.session(), new BulkJob.Request(operation, query, DELIMITERS.get(delimiter), delimiter, lineEnding), result);
        return RestAnswer.json(200, job.json(call.base()));
    }

    private RestAnswer list(RestCall call)
    {
        ObjectNode json = Json.object().put("done", true);
        json.set("records", Json.array(jobs.all(call.session()), job -> job.json(call.base())));
        json.putNull("nextRecordsUrl");
        return RestAnswer.json(200, json);
    }

    private RestAnswer abort(RestCall call, String id)
    {
        if (!body(call).path("state").asText().equals("Aborted")) {
            throw ApiException.of(400, "INVALIDJOBSTATE", "A job can only be set to Aborted");
        }
        return RestAnswer.json(200, jobs.abort(call.session(), id).json(call.base()));
    }

    private RestAnswer results(RestCall call, String id)
    {
        call.allowParameters("maxRecords", "locator");
        BulkJob job = jobs.find(call.session(), id);
        if (job.state() != BulkJob.State.JOB_COMPLETE) {
            return RestAnswer.empty(204);
        }
        int most = call.parameter("maxRecords").map(BulkEndpoint::positive).orElseGet(jobs::pageRows);
        int from = call.parameter("locator").map(locator -> offset(job, locator)).orElse(0);
        int to = (int) Math.min(job.result().size(), (long) from + most);
        return RestAnswer.text(200, "text/csv", Csv.write(job.result(), from, to, job.request()))
                .header("Sforce-NumberOfRecords", Integer.toString(to - from))
                .header("Sforce-Locator", to == job.result().size() ? "null" : locator(to));
    }

    /**
     * Up to five pages to read at the same time.
     */
    private RestAnswer resultPages(RestCall call, String id)
    {
        call.allowParameters("locator");
        BulkJob job = jobs.find(call.session(), id);
        if (job.state() != BulkJob.State.JOB_COMPLETE) {
            return RestAnswer.empty(204);
        }
        int size = job.result().size();
        int pageRows = jobs.pageRows();
        int position = call.parameter("locator").map(locator -> offset(job, locator)).orElse(0);
        String path = "%s/jobs/query/%s".formatted(call.base(), job.id());
        ObjectNode json = Json.object();
        ArrayNode pages = json.putArray("resultPages");
        do {
            pages.addObject().put("resultUrl", position == 0 ? path + "/results" : "%s/results?locator=%s".formatted(path, locator(position)));
            position += pageRows;
        }
        while (position < size && pages.size() < PAGES_AT_ONCE);
        if (position < size) {
            json.put("nextRecordsUrl", "%s/resultPages?locator=%s".formatted(path, locator(position)));
        }
        json.put("done", position >= size);
        return RestAnswer.json(200, json);
    }

    private static int positive(String text)
    {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw ApiException.of(400, "BAD_REQUEST", "maxRecords is not a positive number");
        }
        return Integer.parseInt(text);
    }

    private static String locator(int offset)
    {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Integer.toString(offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(BulkJob job, String locator)
    {
        try {
            int offset = Integer.parseInt(new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.US_ASCII));
            if (offset > 0 && offset < job.result().size()) {
                return offset;
            }
        }
        catch (IllegalArgumentException _) {
            // refused below
        }
        throw ApiException.of(400, "INVALID_LOCATOR", "The locator is not one of this job");
    }
}
