package io.omnisql.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.evaluate.QueryEngine;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;
import io.omnisql.sandbox.salesforce.soql.Soql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resources query and queryAll.
 */
final class QueryEndpoint
{
    private static final Pattern BATCH_SIZE = Pattern.compile("\\s*batchSize\\s*=\\s*(\\d{1,6})\\s*");

    private final Cursors cursors;

    QueryEndpoint(Cursors cursors)
    {
        this.cursors = cursors;
    }

    RestAnswer first(RestCall call, boolean includeDeleted)
    {
        call.allowMethods("GET", "HEAD");
        call.allowParameters("q");
        String statement = call.parameter("q").orElseThrow(() -> ApiException.malformedQuery("A query string has to be specified"));
        call.exchange().statement(statement);
        QueryResult result = QueryEngine.run(call.session().context(includeDeleted), Soql.parse(statement));
        return switch (result) {
            case QueryResult.Count(int size) -> RestAnswer.json(200, head(size, true));
            case QueryResult.Groups groups -> {
                ObjectNode json = head(groups.size(), true);
                json.set("records", Json.array(groups.rows(), row -> RecordJson.group(groups, row)));
                yield RestAnswer.json(200, json);
            }
            case QueryResult.Records records -> page(call, cursors.open(call.session(), records, Math.min(requestedSize(call), Paging.largest(records))), "query");
        };
    }

    RestAnswer next(RestCall call)
    {
        call.allowMethods("GET", "HEAD");
        call.allowParameters();
        return page(call, cursors.next(call.session(), call.path().get(1)), call.path().getFirst());
    }

    private static ObjectNode head(int size, boolean done)
    {
        ObjectNode json = Json.object().put("totalSize", size).put("done", done);
        json.putArray("records");
        return json;
    }

    private static RestAnswer page(RestCall call, Cursors.Page page, String resource)
    {
        ObjectNode json = head(page.result().size(), page.locator() == null);
        if (page.locator() != null) {
            json.put("nextRecordsUrl", "%s/%s/%s".formatted(call.base(), resource, page.locator()));
        }
        RecordJson rows = new RecordJson(call.base());
        json.set("records", Json.array(page.result().rows().subList(page.from(), page.to()), row -> rows.record(page.result(), row)));
        return RestAnswer.json(200, json);
    }

    private static int requestedSize(RestCall call)
    {
        Optional<String> options = call.request().header("Sforce-Query-Options");
        if (options.isEmpty()) {
            return Paging.DEFAULT;
        }
        Matcher matcher = BATCH_SIZE.matcher(options.get());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < Paging.SMALLEST || Integer.parseInt(matcher.group(1)) > Paging.LARGEST) {
            throw ApiException.rejected("BAD_REQUEST", "Sforce-Query-Options is batchSize with a number from 200 to 2000, not '%s'".formatted(options.get()));
        }
        return Integer.parseInt(matcher.group(1));
    }
}
