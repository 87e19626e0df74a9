package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.query.Cursor;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.query.Slice;
import io.omnisql.sandbox.http.Json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * Pages of a list, and the header {@code Link} that leads from one to another.
 */
final class Paging
{
    private static final int LARGE = 10_000;

    private Paging() {}

    /**
     * A page by its number, with links to the previous, next, last and first one.
     */
    static <T> RestResult numbered(RestCall call, List<T> rows, Function<T, ? extends JsonNode> json)
    {
        List<T> page = page(call, rows);
        return new RestResult(Json.array(page, json), numberedLink(call, rows.size()), Optional.empty());
    }

    /**
     * A page by its number in an object that also tells how many rows there are.
     *
     * @param field name of the list
     * @param total how many rows there are, which may be more than are shown
     */
    static <T> RestResult counted(RestCall call, List<T> rows, int total, String field, Function<T, ? extends JsonNode> json)
    {
        ObjectNode body = Json.object().put("total_count", total);
        body.set(field, Json.array(page(call, rows), json));
        return new RestResult(body, numberedLink(call, rows.size()), Optional.empty());
    }

    static <T> RestResult counted(RestCall call, List<T> rows, String field, Function<T, ? extends JsonNode> json)
    {
        return counted(call, rows, rows.size(), field, json);
    }

    static <T> List<T> page(RestCall call, List<T> rows)
    {
        int perPage = call.arguments().perPage();
        long from = Math.min(rows.size(), (call.arguments().page() - 1L) * perPage);
        return rows.subList((int) from, (int) Math.min(rows.size(), from + perPage));
    }

    static Optional<String> numberedLink(RestCall call, int total)
    {
        int page = call.arguments().page();
        int last = Math.max(1, Math.ceilDiv(total, call.arguments().perPage()));
        StringJoiner links = new StringJoiner(", ").setEmptyValue("");
        if (page > 1) {
            links.add(link(call, "prev", Map.of("page", Integer.toString(Math.min(page - 1, last)))));
        }
        if (page < last) {
            links.add(link(call, "next", Map.of("page", Integer.toString(page + 1))));
            links.add(link(call, "last", Map.of("page", Integer.toString(last))));
        }
        if (page > 1) {
            links.add(link(call, "first", Map.of("page", "1")));
        }
        return links.length() == 0 ? Optional.empty() : Optional.of(links.toString());
    }

    /**
     * A page by its number or by a cursor, with links to the next and the previous one by cursors; their number is not told.
     *
     * @throws RestException 422 when a page number leads too deep, or a cursor is none
     */
    static <T> RestResult cursored(RestCall call, List<T> rows, RowOrder<T> order, Function<T, ? extends JsonNode> json)
    {
        int page = call.arguments().page();
        int perPage = call.arguments().perPage();
        List<T> sorted = order.sorted(rows);
        Slice<T> slice;
        if (call.arguments().given("before")) {
            slice = Slice.last(sorted, order, Optional.empty(), Optional.of(cursor(call, "before")), perPage);
        }
        else if (call.arguments().given("after")) {
            slice = Slice.first(sorted, order, Optional.of(cursor(call, "after")), Optional.empty(), perPage);
        }
        else if ((long) page * perPage >= LARGE) {
            throw RestException.of(
                    422,
                    "Pagination with the page parameter is not supported for large datasets, please use cursor based pagination (after/before)",
                    call.documentation());
        }
        else {
            List<T> numbered = page(call, sorted);
            boolean more = (long) page * perPage < sorted.size();
            slice = new Slice<>(numbered, page > 1, more);
        }
        return new RestResult(Json.array(slice.rows(), json), cursoredLink(call, slice, order, page), Optional.empty());
    }

    /**
     * A page by its number, or by a cursor where the list is too long for numbers.
     *
     * @throws RestException 422 when a page number leads too deep, or a cursor is none
     */
    static <T> RestResult numberedUntilLarge(RestCall call, List<T> rows, RowOrder<T> order, Function<T, ? extends JsonNode> json)
    {
        boolean cursor = call.arguments().given("before") || call.arguments().given("after");
        return cursor || rows.size() >= LARGE ? cursored(call, rows, order, json) : numbered(call, order.sorted(rows), json);
    }

    /**
     * A page by its cursor, with links to the next and the previous one; there are no page numbers.
     *
     * @throws RestException 422 when a cursor is none
     */
    static <T> RestResult cursorOnly(RestCall call, List<T> rows, RowOrder<T> order, Function<T, ? extends JsonNode> json)
    {
        Arguments arguments = call.arguments();
        if (arguments.given("before") && arguments.given("after")) {
            throw RestException.of(422, "Only one of before and after may be given.", call.documentation());
        }
        List<T> sorted = order.sorted(rows);
        Slice<T> slice = arguments.given("before")
                ? Slice.last(sorted, order, Optional.empty(), Optional.of(cursor(call, "before")), arguments.perPage())
                : Slice.first(sorted, order, arguments.given("after") ? Optional.of(cursor(call, "after")) : Optional.empty(), Optional.empty(), arguments.perPage());
        StringJoiner links = new StringJoiner(", ");
        if (slice.hasNext() && !slice.rows().isEmpty()) {
            links.add(link(call, "next", cursorParameters("after", order.cursor(slice.rows().getLast()))));
        }
        if (slice.hasPrevious() && !slice.rows().isEmpty()) {
            links.add(link(call, "prev", cursorParameters("before", order.cursor(slice.rows().getFirst()))));
        }
        return new RestResult(Json.array(slice.rows(), json), links.length() == 0 ? Optional.empty() : Optional.of(links.toString()), Optional.empty());
    }

    /**
     * A page by its cursor when one is given, else by its number.
     */
    static <T> RestResult numberedOrCursored(RestCall call, List<T> rows, RowOrder<T> order, Function<T, ? extends JsonNode> json)
    {
        boolean cursored = call.arguments().given("before") || call.arguments().given("after");
        if (cursored && call.arguments().given("page")) {
            throw RestException.rejected("The query parameter 'page' has no effect beside a cursor", "page", call.documentation());
        }
        return cursored ? cursorOnly(call, rows, order, json) : numbered(call, order.sorted(rows), json);
    }

    private static Map<String, String> cursorParameters(String parameter, Cursor cursor)
    {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("after", null);
        parameters.put("before", null);
        parameters.put(parameter, cursor.encode());
        return parameters;
    }

    private static Cursor cursor(RestCall call, String parameter)
    {
        return Cursor.decode(call.arguments().value(parameter)).orElseThrow(() -> RestException.invalid("Cursor", parameter, call.arguments().value(parameter), call.documentation()));
    }

    private static <T> Optional<String> cursoredLink(RestCall call, Slice<T> slice, RowOrder<T> order, int page)
    {
        StringJoiner links = new StringJoiner(", ");
        if (slice.hasNext() && !slice.rows().isEmpty()) {
            links.add(link(call, "next", cursorParameters("after", order.cursor(slice.rows().getLast()), page + 1)));
        }
        if (slice.hasPrevious() && !slice.rows().isEmpty()) {
            links.add(link(call, "prev", cursorParameters("before", order.cursor(slice.rows().getFirst()), Math.max(1, page - 1))));
        }
        return links.length() == 0 ? Optional.empty() : Optional.of(links.toString());
    }

    private static Map<String, String> cursorParameters(String parameter, Cursor cursor, int page)
    {
        Map<String, String> parameters = cursorParameters(parameter, cursor);
        parameters.put("page", Integer.toString(page));
        return parameters;
    }

    static String link(RestCall call, String relation, Map<String, String> parameters)
    {
        return "<%s?%s>; rel=\"%s\"".formatted(call.linkUrl(), call.query().with(parameters), relation);
    }
}
