package io.omnisql.plugin.salesforce.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.Soql;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.plugin.salesforce.scan.QueryRequests.PAGE_SIZE;

/**
 * Pages of records: each asks for those after the last id that was seen, so that none depends on what the service remembers. Within a
 * page the service may give its rows in several answers.
 */
final class RowPages
{
    static final String ID = "Id";

    private static final String IDS = "/records/*/Id";
    private static final int SMALLEST_PAGE = 200;

    /**
     * No answer has more rows, and what larger numbers mean to the service is not documented.
     */
    private static final long LARGEST_LIMIT = 999_999_999;

    /**
     * The last id that was seen, absent at the beginning.
     */
    private static final String LAST = "last";

    /**
     * How many rows the statement asks for, absent when it names no number.
     */
    private static final String LIMIT = "limit";

    /**
     * How many rows were seen before the statement.
     */
    private static final String BEFORE = "before";

    /**
     * Present where the page is the rest of an answer, which the service keeps for a while only.
     */
    private static final String REST = "rest";

    private RowPages() {}

    static PageRequest first(ConnectionInfo connection, RemoteQuery query)
    {
        return isKeyed(query)
                ? page(connection, query, Optional.empty(), pageSize(query, 0), 0)
                : request(connection, query, statement(query), Map.of());
    }

    static Optional<PageRequest> next(ConnectionInfo connection, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        Optional<PageRequest> rest = QueryRequests.rest(connection, previous, outcome);
        if (!isKeyed(query)) {
            return rest;
        }
        List<String> ids = outcome.lists().getOrDefault(IDS, List.of());
        Optional<String> last = ids.isEmpty() ? Optional.ofNullable(previous.state().get(LAST)) : Optional.of(ids.getLast());
        long limit = Long.parseLong(previous.state().get(LIMIT));
        long before = Long.parseLong(previous.state().get(BEFORE));
        if (rest.isPresent()) {
            return rest.map(page -> page.withState(ImmutableMap.<String, String>builder().putAll(state(last, limit, before)).put(REST, "").buildOrThrow()));
        }
        if (QueryRequests.totalRows(outcome) < limit) {
            return Optional.empty();
        }
        return Optional.of(page(connection, query, last, pageSize(query, before + limit), before + limit));
    }

    /**
     * After a lost cursor the rows after the last id, and after a query that was too heavy less of them.
     */
    static Optional<PageRequest> smaller(ConnectionInfo connection, RemoteQuery query, PageRequest failed)
    {
        if (!isKeyed(query)) {
            return Optional.empty();
        }
        long limit = Long.parseLong(failed.state().get(LIMIT));
        boolean first = !failed.state().containsKey(REST);
        if (first && limit <= SMALLEST_PAGE) {
            return Optional.empty();
        }
        return Optional.of(page(
                connection,
                query,
                Optional.ofNullable(failed.state().get(LAST)),
                first ? Math.max(SMALLEST_PAGE, limit / 2) : limit,
                Long.parseLong(failed.state().get(BEFORE))));
    }

    /**
     * The statement without regard to pages, as people read it.
     */
    static Soql statement(RemoteQuery query)
    {
        SalesforceObject object = SalesforceObject.of(query.definition());
        List<String> selected = Stream.concat(
                        Stream.of(ID).filter(_ -> object.keyed()),
                        query.columns().stream().map(name -> Field.of(query.column(name)).name()))
                .distinct()
                .toList();
        Soql statement = Soql.select(selected.isEmpty() ? List.of(ID) : selected, object.name())
                .where(FieldFilters.condition(query))
                .orderBy(query.sort().stream()
                        .map(key -> Soql.orderKey(Field.of(query.column(key.column())).name(), key.ascending(), key.nullsFirst()))
                        .toList());
        return query.limit().orElse(Long.MAX_VALUE) <= LARGEST_LIMIT ? statement.limit(query.limit().orElseThrow()) : statement;
    }

    /**
     * Whether the rows may be more than the service gives without keeping a cursor.
     */
    private static boolean isKeyed(RemoteQuery query)
    {
        return SalesforceObject.of(query.definition()).keyed()
                && query.sort().isEmpty()
                && query.limit().orElse(Long.MAX_VALUE) > PAGE_SIZE
                && !isLookup(query);
    }

    /**
     * Whether the query names so few ids that one page holds all rows.
     */
    static boolean isLookup(RemoteQuery query)
    {
        return query.filters().stream().anyMatch(filter -> filter.predicate() instanceof Values values
                && Field.of(query.column(values.column())).type().equals("id")
                && !values.nullAllowed()
                && values.ranges().size() <= PAGE_SIZE
                && values.discreteValues().isPresent());
    }

    private static long pageSize(RemoteQuery query, long before)
    {
        return Math.min(PAGE_SIZE, query.limit().orElse(Long.MAX_VALUE) - before);
    }

    private static PageRequest page(ConnectionInfo connection, RemoteQuery query, Optional<String> last, long limit, long before)
    {
        Condition after = last.map(id -> Condition.compare(ID, ">", SoqlLiterals.text(id))).orElse(Condition.TRUE);
        Soql statement = statement(query).where(after).orderBy(List.of(ID)).limit(limit);
        return request(connection, query, statement, state(last, limit, before));
    }

    private static Map<String, String> state(Optional<String> last, long limit, long before)
    {
        return last.map(id -> Map.of(LAST, id, LIMIT, Long.toString(limit), BEFORE, Long.toString(before)))
                .orElseGet(() -> Map.of(LIMIT, Long.toString(limit), BEFORE, Long.toString(before)));
    }

    private static PageRequest request(ConnectionInfo connection, RemoteQuery query, Soql statement, Map<String, String> state)
    {
        boolean includesDeleted = SalesforceObject.of(query.definition()).includesDeleted();
        return QueryRequests.first(connection, statement.text(), includesDeleted, state.isEmpty() ? List.of() : List.of(IDS)).withState(state);
    }
}
