package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.QueryString;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lists with a number of rows before each page.
 */
final class Pages
{
    private Pages() {}

    /**
     * A part of a list.
     */
    record Page<T>(List<T> rows, int startAt, int maxResults, int total)
    {
        boolean isLast()
        {
            return startAt + rows.size() >= total;
        }
    }

    /**
     * @param cap of rows in a page; more may be asked for and are not given
     */
    static <T> Page<T> page(RestCall call, List<T> rows, int cap)
    {
        long startAt = call.arguments().integer("startAt");
        long asked = call.arguments().integer("maxResults");
        if (startAt < 0 || asked < 0) {
            throw RestException.of(400, "startAt and maxResults must not be negative.");
        }
        int maxResults = (int) Math.min(asked, cap);
        int from = (int) Math.min(startAt, rows.size());
        return new Page<>(rows.subList(from, Math.min(rows.size(), from + maxResults)), (int) startAt, maxResults, rows.size());
    }

    /**
     * The usual object around a page.
     */
    static <T> ObjectNode bean(RestCall call, Page<T> page, Function<T, ? extends JsonNode> row)
    {
        ObjectNode json = Json.object();
        json.put("self", call.rawQuery().isEmpty() ? call.url() : call.url() + "?" + call.rawQuery());
        if (!page.isLast() && page.maxResults() > 0) {
            QueryString next = QueryString.parse(call.rawQuery()).with(Map.of("startAt", Integer.toString(page.startAt() + page.rows().size())));
            json.put("nextPage", call.url() + "?" + next);
        }
        json.put("maxResults", page.maxResults()).put("startAt", page.startAt()).put("total", page.total()).put("isLast", page.isLast());
        json.set("values", Json.array(page.rows(), row));
        return json;
    }

    static <T> RestResult list(RestCall call, List<T> rows, int cap, Function<T, ? extends JsonNode> row)
    {
        Page<T> page = page(call, rows, cap);
        return RestResult.objects(bean(call, page, row), page.rows().size());
    }
}
