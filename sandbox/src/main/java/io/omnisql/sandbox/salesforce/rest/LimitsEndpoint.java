package io.omnisql.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.access.DailyLimits;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.evaluate.QueryContext;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The resources limits and limits/recordCount.
 */
final class LimitsEndpoint
{
    private final DailyLimits limits;

    LimitsEndpoint(DailyLimits limits)
    {
        this.limits = limits;
    }

    RestAnswer limits(RestCall call)
    {
        call.allowMethods("GET", "HEAD");
        call.allowParameters();
        DailyLimits.Usage usage = limits.usage(call.session().org());
        ObjectNode json = Json.object();
        limit(json, "ConcurrentAsyncGetReportInstances", 200, 200);
        limit(json, "DailyApiRequests", usage.maximum(), usage.remaining());
        limit(json, "DailyBulkApiBatches", 15_000, 15_000);
        limit(json, "DailyBulkV2QueryFileStorageMB", 976_562, 976_562);
        limit(json, "DailyBulkV2QueryJobs", 10_000, 10_000);
        return RestAnswer.json(200, json);
    }

    private static void limit(ObjectNode json, String name, int maximum, int remaining)
    {
        json.putObject(name).put("Max", maximum).put("Remaining", remaining);
    }

    /**
     * Counts without deleted and archived rows, whoever may see the others.
     */
    RestAnswer recordCount(RestCall call)
    {
        call.allowMethods("GET", "HEAD");
        call.allowParameters("sObjects");
        if (!call.session().user().viewsAll()) {
            throw ApiException.of(403, "INSUFFICIENT_ACCESS", "You need the permission View Setup and Configuration");
        }
        QueryContext context = call.session().context(false);
        List<SObjectType> types = call.parameter("sObjects")
                .map(names -> Arrays.stream(names.split(",")).map(String::strip).map(context::type).flatMap(Optional::stream).toList())
                .orElseGet(context::types);
        ObjectNode json = Json.object();
        json.set("sObjects", Json.array(types, type -> Json.object().put("count", count(call.session().org(), type)).put("name", type.name())));
        return RestAnswer.json(200, json);
    }

    private static long count(Org org, SObjectType type)
    {
        return org.table(type.name()).stream().filter(row -> !row.isDeleted() && !isArchived(row)).count();
    }

    private static boolean isArchived(Row row)
    {
        return Boolean.TRUE.equals(row.get("IsArchived"));
    }
}
