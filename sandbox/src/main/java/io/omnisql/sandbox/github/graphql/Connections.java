package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.omnisql.sandbox.github.query.Cursor;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.query.Slice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Connections: pages of ordered rows with cursors.
 */
final class Connections
{
    static final int MAX_PAGE = 100;

    private Connections() {}

    /**
     * The page that the field's arguments ask for.
     *
     * @param node what stands for a row in the answer
     * @throws GithubException when the page's bounds are missing, too wide or contradictory
     */
    static <T> Map<String, Object> page(DataFetchingEnvironment environment, List<T> rows, RowOrder<T> order, Function<T, Object> node)
    {
        return page(environment, order.sorted(rows), order, node, rows.size());
    }

    static <T> Map<String, Object> page(DataFetchingEnvironment environment, List<T> sorted, RowOrder<T> order, Function<T, Object> node, int totalCount)
    {
        Map<String, Object> connection = new HashMap<>();
        connection.put("totalCount", totalCount);
        if (!environment.getSelectionSet().containsAnyOf("nodes", "edges", "pageInfo")) {
            return connection;
        }
        Slice<T> slice = slice(environment, sorted, order);
        connection.put("nodes", slice.rows().stream().map(node).toList());
        connection.put("edges", slice.rows().stream().map(row -> Map.of("cursor", order.cursor(row).encode(), "node", node.apply(row))).toList());
        Map<String, Object> pageInfo = new HashMap<>();
        pageInfo.put("hasNextPage", slice.hasNext());
        pageInfo.put("hasPreviousPage", slice.hasPrevious());
        if (!slice.rows().isEmpty()) {
            pageInfo.put("startCursor", order.cursor(slice.rows().getFirst()).encode());
            pageInfo.put("endCursor", order.cursor(slice.rows().getLast()).encode());
        }
        connection.put("pageInfo", pageInfo);
        return connection;
    }

    private static <T> Slice<T> slice(DataFetchingEnvironment environment, List<T> sorted, RowOrder<T> order)
    {
        String field = environment.getField().getName();
        Integer first = environment.getArgument("first");
        Integer last = environment.getArgument("last");
        if (first == null && last == null) {
            throw new GithubException("MISSING_PAGINATION_BOUNDARIES", "You must provide a `first` or `last` value to properly paginate the `%s` connection.".formatted(field));
        }
        if (first != null && last != null) {
            throw new GithubException(null, "Passing both `first` and `last` to paginate the `%s` connection is not supported.".formatted(field));
        }
        int count = first != null ? first : last;
        String argument = first != null ? "first" : "last";
        if (count > MAX_PAGE) {
            throw new GithubException("EXCESSIVE_PAGINATION", "Requesting %s records on the `%s` connection exceeds the `%s` limit of %s records.".formatted(count, field, argument, MAX_PAGE));
        }
        if (count < 1) {
            throw new GithubException(null, "`%s` on the `%s` connection must be within 1-%s.".formatted(argument, field, MAX_PAGE));
        }
        Optional<Cursor> after = cursor(environment, "after");
        Optional<Cursor> before = cursor(environment, "before");
        return first != null ? Slice.first(sorted, order, after, before, count) : Slice.last(sorted, order, after, before, count);
    }

    private static Optional<Cursor> cursor(DataFetchingEnvironment environment, String argument)
    {
        String text = environment.getArgument(argument);
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Cursor.decode(text).orElseThrow(() -> new GithubException("INVALID_CURSOR_ARGUMENTS", "`%s` does not appear to be a valid cursor.".formatted(text))));
    }

    /**
     * Whether an argument {@code orderBy} asks for a descending order.
     *
     * @param orderBy null when it is not given
     */
    static boolean descending(Map<String, Object> orderBy)
    {
        return orderBy != null && orderBy.get("direction").equals("DESC");
    }

    /**
     * @param orderBy null when it is not given
     */
    static String orderField(Map<String, Object> orderBy, String defaultField)
    {
        return orderBy == null ? defaultField : (String) orderBy.get("field");
    }
}
