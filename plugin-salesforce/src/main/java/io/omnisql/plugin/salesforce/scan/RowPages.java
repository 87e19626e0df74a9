package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.join.ParentColumns;
import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.soql.Soql;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static io.omnisql.plugin.salesforce.scan.QueryRequests.PAGE_SIZE;
import static java.util.function.Function.identity;

/**
 * Pages of records: each asks for those after the last id that was seen, so that none depends on what the service remembers. Where there are
 * many, they are read from both ends at the same time, and the last page asks for what lies between. Where it is not known how many rows there
 * are, and within a page, the service may give them in several answers, which are read to the end.
 */
final class RowPages
{
    static final String ID = "Id";

    /**
     * How many records an answer holds at most when they are wide.
     */
    static final int ROWS_OF_WIDE_ANSWER = 200;

    private static final String IDS = "/records/*/Id";
    private static final int SMALLEST_PAGE = 200;

    /**
     * No answer has more rows, and what larger numbers mean to the service is not documented.
     */
    private static final long LARGEST_LIMIT = 999_999_999;

    private RowPages() {}

    /**
     * @param rows about how many rows there are, empty when nobody said
     */
    static PageRequest first(ConnectionInfo connection, RemoteQuery query, OptionalLong rows)
    {
        return isKeyed(query)
                ? page(connection, query, PageState.start(rows), PageState.start(rows).nextLimit())
                : request(connection, query, statement(query), Map.of());
    }

    static Optional<PageRequest> next(ConnectionInfo connection, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        Optional<PageRequest> rest = QueryRequests.rest(connection, previous, outcome);
        if (!isKeyed(query)) {
            return rest;
        }
        List<String> ids = outcome.lists().getOrDefault(IDS, List.of());
        long rows = QueryRequests.totalRows(outcome);
        PageState state = PageState.of(previous.state()).after(outcome.rows(), ids.isEmpty() ? Optional.empty() : Optional.of(ids.getLast()), rows);
        if (rest.isPresent()) {
            return rest.map(page -> between(page.withState(state.withRest().toMap()), state));
        }
        boolean ended = rows < state.limit().orElse(Long.MAX_VALUE) || state.ends().isEmpty();
        return ended || state.read() >= query.limit().orElse(Long.MAX_VALUE) ? Optional.empty() : Optional.of(following(connection, query, state));
    }

    private static PageRequest following(ConnectionInfo connection, RemoteQuery query, PageState state)
    {
        boolean turns = state.descending() || isReadFromBothEnds(query, state);
        return page(connection, query, turns ? state.turned() : state, state.nextLimit());
    }

    /**
     * The request for the page at the other end, empty where that is not read at the same time.
     */
    static Optional<RemoteRequest> ahead(ConnectionInfo connection, RemoteQuery query, PageRequest page)
    {
        if (!isKeyed(query)) {
            return Optional.empty();
        }
        PageState state = PageState.of(page.state());
        return isReadFromBothEnds(query, state)
                ? Optional.of(page(connection, query, state.turned(), state.limit()).request())
                : Optional.empty();
    }

    private static boolean isReadFromBothEnds(RemoteQuery query, PageState state)
    {
        return query.limit().isEmpty() && state.hasOtherEnd();
    }

    /**
     * After a lost cursor the rows after the last id, and after a query that was too heavy less of them.
     */
    static Optional<PageRequest> smaller(ConnectionInfo connection, RemoteQuery query, PageRequest failed)
    {
        if (!isKeyed(query)) {
            return Optional.empty();
        }
        PageState state = PageState.of(failed.state());
        if (state.rest()) {
            return Optional.of(page(connection, query, state, state.nextLimit()));
        }
        long limit = Math.min(PAGE_SIZE, state.limit().orElse(PAGE_SIZE));
        return limit <= SMALLEST_PAGE ? Optional.empty() : Optional.of(page(connection, query, state, OptionalLong.of(Math.max(SMALLEST_PAGE, limit / 2))));
    }

    /**
     * The statement without regard to pages, as people read it.
     */
    static Soql statement(RemoteQuery query)
    {
        SalesforceObject object = SalesforceObject.of(query.definition());
        List<String> selected = Stream.of(
                        Stream.of(ID).filter(_ -> object.keyed()),
                        query.columns().stream().map(name -> Field.of(query.column(name)).name()),
                        guards(query))
                .flatMap(identity())
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
     * What tells whether the parents of records are deleted.
     */
    private static Stream<String> guards(RemoteQuery query)
    {
        return query.columns().stream().flatMap(name -> ParentColumns.guard(query.column(name)).stream());
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

    /**
     * Whether records have two or more long texts of the organisation's own, which make answers short.
     */
    static boolean isWide(RemoteQuery query)
    {
        return query.columns().stream().map(name -> Field.of(query.column(name))).filter(Field::isLongText).limit(2).count() == 2;
    }

    private static PageRequest page(ConnectionInfo connection, RemoteQuery query, PageState state, OptionalLong most)
    {
        long limit = Math.min(most.orElse(Long.MAX_VALUE), query.limit().orElse(Long.MAX_VALUE) - state.read());
        Soql statement = statement(query).where(asked(state, most).condition()).orderBy(List.of(state.descending() ? ID + " DESC" : ID));
        PageState begun = state.statement(most);
        return between(request(connection, query, limit <= LARGEST_LIMIT ? statement.limit(limit) : statement, begun.toMap()), begun);
    }

    /**
     * Pages with a limit are asked for while it is not known how far the other end has come.
     */
    private static IdRange asked(PageState state, OptionalLong most)
    {
        if (most.isEmpty()) {
            return state.ends();
        }
        return state.descending() ? state.ends().withoutLow() : state.ends().withoutHigh();
    }

    /**
     * The page without what was seen from the other end meanwhile.
     */
    private static PageRequest between(PageRequest page, PageState state)
    {
        IdRange seen = state.descending() ? state.ends().withoutHigh() : state.ends().withoutLow();
        return seen.equals(IdRange.ALL) ? page : page.keeping(seen.filter());
    }

    private static PageRequest request(ConnectionInfo connection, RemoteQuery query, Soql statement, Map<String, String> state)
    {
        boolean includesDeleted = SalesforceObject.of(query.definition()).includesDeleted();
        PageRequest page = QueryRequests.first(connection, statement.text(), includesDeleted, state.isEmpty() ? List.of() : List.of(IDS)).withState(state);
        return guards(query).findAny().isPresent() ? page.withTransform(LiveParents.name(page.transform())) : page;
    }
}
