package io.omnisql.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.Exchange;
import io.omnisql.sandbox.salesforce.access.DailyLimits;

import java.util.List;

/**
 * Finds the resource that a request of REST is for.
 */
public final class RestRouter
{
    private final QueryEndpoint queries;
    private final DescribeEndpoint descriptions = new DescribeEndpoint();
    private final LimitsEndpoint limits;
    private final CompositeEndpoint composites;
    private final Jobs jobs;

    /**
     * The resources below jobs/query.
     */
    public interface Jobs
    {
        /**
         * @param path the segments after {@code jobs/query}
         */
        RestAnswer answer(RestCall call, List<String> path);
    }

    public RestRouter(Cursors cursors, DailyLimits dailyLimits, Jobs jobs)
    {
        this.queries = new QueryEndpoint(cursors);
        this.limits = new LimitsEndpoint(dailyLimits);
        this.composites = new CompositeEndpoint(this);
        this.jobs = jobs;
    }

    /**
     * The versions of the API, which need no session.
     */
    public static RestAnswer versions()
    {
        ArrayNode versions = Json.MAPPER.createArrayNode();
        for (int version = 31; version <= 65; version++) {
            versions.addObject().put("label", "Version %s".formatted(version)).put("url", "/services/data/v%s.0".formatted(version)).put("version", "%s.0".formatted(version));
        }
        return RestAnswer.json(200, versions);
    }

    public RestAnswer answer(SandboxRequest request, Exchange exchange)
    {
        return answer(RestCall.of(request, exchange, request.method(), request.path(), request.rawQuery()));
    }

    RestAnswer answer(RestCall call)
    {
        if (call.path().size() >= 2 && call.path().getFirst().equals("jobs") && call.path().get(1).equals("query")) {
            return jobs.answer(call, call.path().subList(2, call.path().size()));
        }
        return switch (call.shape()) {
            case "" -> RestAnswer.json(200, Json.object().put("limits", call.base() + "/limits").put("query", call.base() + "/query").put("sobjects", call.base() + "/sobjects"));
            case "query" -> queries.first(call, false);
            case "queryAll" -> queries.first(call, true);
            case "query/*", "queryAll/*" -> queries.next(call);
            case "sobjects" -> descriptions.global(call);
            case "sobjects/*/describe" -> descriptions.describe(call);
            case "limits" -> limits.limits(call);
            case "limits/recordCount" -> limits.recordCount(call);
            case "composite" -> composites.composite(call);
            case "composite/batch" -> composites.batch(call);
            default -> throw ApiException.notFound();
        };
    }
}
