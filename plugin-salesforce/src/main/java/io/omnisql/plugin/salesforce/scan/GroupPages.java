package io.omnisql.plugin.salesforce.scan;

import com.google.common.collect.Streams;
import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.pushdown.GroupConditions;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.Soql;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ScanException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.plugin.salesforce.scan.QueryRequests.PAGE_SIZE;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.INCOMPLETE;

/**
 * Pages of groups: the service refuses to give more than 2,000 of them, so that each page asks for those after the last keys that were seen.
 */
final class GroupPages
{
    /**
     * State of the request for all groups.
     */
    private static final String ALL = "all";

    private GroupPages() {}

    /**
     * All groups at once, unless there are as many as records.
     */
    static PageRequest first(ConnectionInfo connection, RemoteQuery query)
    {
        boolean many = keys(query).anyMatch(key -> key.field().name().equals(RowPages.ID));
        return many ? page(connection, query, Condition.TRUE) : page(connection, query, statement(query, Condition.TRUE)).withState(Map.of(ALL, ""));
    }

    /**
     * A page of groups after all of them were too many.
     */
    static Optional<PageRequest> smaller(ConnectionInfo connection, RemoteQuery query, PageRequest failed)
    {
        return failed.state().containsKey(ALL) && !sortedKeys(query).isEmpty() ? Optional.of(page(connection, query, Condition.TRUE)) : Optional.empty();
    }

    static Optional<PageRequest> next(ConnectionInfo connection, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        List<GroupKey> sorted = sortedKeys(query);
        boolean ended = previous.state().containsKey(ALL) && QueryRequests.isWhole(outcome);
        if (sorted.isEmpty() || ended || outcome.rows() < PAGE_SIZE) {
            return Optional.empty();
        }
        GroupRows rows = GroupRows.of(outcome, sorted, booleanKeys(query));
        if (!rows.isSorted()) {
            throw new ScanException(INCOMPLETE, "Salesforce sorts the groups of %s by other rules than expected, and gives no more than %s of them".formatted(query.table(), PAGE_SIZE));
        }
        return Optional.of(page(connection, query, rows.afterLast()));
    }

    /**
     * Sorted by keys that have an order, so that a page can follow another; combinations of booleans alone are few.
     */
    static Soql statement(RemoteQuery query, Condition after)
    {
        List<String> keys = keys(query).map(GroupKey::expression).toList();
        List<String> selected = Stream.concat(keys(query).map(GroupKey::selected), query.aggregates().stream().map(aggregate -> GroupConditions.expression(query, aggregate) + " " + aggregate.output())).toList();
        Soql statement = Soql.select(selected, SalesforceObject.of(query.definition()).name())
                .where(FieldFilters.condition(query))
                .where(after)
                .groupBy(keys)
                .having(GroupConditions.condition(query));
        List<GroupKey> sorted = sortedKeys(query);
        return sorted.isEmpty()
                ? statement
                : statement.orderBy(sorted.stream().map(key -> Soql.orderKey(key.expression(), true, true)).toList());
    }

    private static PageRequest page(ConnectionInfo connection, RemoteQuery query, Condition after)
    {
        Soql statement = statement(query, after);
        return page(connection, query, sortedKeys(query).isEmpty() ? statement : statement.limit(PAGE_SIZE));
    }

    private static PageRequest page(ConnectionInfo connection, RemoteQuery query, Soql statement)
    {
        List<String> captures = new ArrayList<>();
        if (!sortedKeys(query).isEmpty()) {
            keys(query).map(GroupKey::pointers).forEach(captures::add);
        }
        PageRequest page = QueryRequests.first(connection, statement.text(), SalesforceObject.of(query.definition()).includesDeleted(), captures);
        return page.withPointers(Streams.zip(query.grouping().stream(), columnKeys(query), Map::entry).collect(toImmutableMap(Map.Entry::getKey, entry -> GroupKey.pointer(entry.getValue()))));
    }

    private static Stream<GroupKey> keys(RemoteQuery query)
    {
        return columnKeys(query).flatMap(List::stream);
    }

    private static Stream<List<GroupKey>> columnKeys(RemoteQuery query)
    {
        List<String> columns = query.grouping();
        return IntStream.range(0, columns.size()).mapToObj(i -> GroupKey.of(query.column(columns.get(i)), i));
    }

    private static List<GroupKey> sortedKeys(RemoteQuery query)
    {
        return keys(query).filter(key -> !key.isBoolean()).toList();
    }

    private static List<GroupKey> booleanKeys(RemoteQuery query)
    {
        return keys(query).filter(GroupKey::isBoolean).toList();
    }
}
