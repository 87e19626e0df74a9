package io.omnisql.plugin.salesforce.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.bulk.BulkScans;
import io.omnisql.plugin.salesforce.join.Joins;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.passthrough.SoqlPassthrough;
import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.soap.SoapQueries;
import io.omnisql.plugin.salesforce.soap.SoapRefusals;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.SessionOption;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * Plans the requests of queries.
 */
public final class SalesforcePlanner
        implements ScanPlanner
{
    public static final List<SessionOption> OPTIONS = ImmutableList.<SessionOption>builder().add(Exports.OPTION).addAll(Joins.OPTIONS).build();

    private static final RemotePartition WHOLE = new RemotePartition("all rows", Map.of());
    private static final String ROWS = "rows";

    private final Exports exports;
    private final BulkScans bulk;
    private final SoapRefusals refusals = new SoapRefusals();

    /**
     * @param bulk reads exports
     * @param sizes tell which scans are worth one
     */
    public SalesforcePlanner(BulkScans bulk, ObjectSizes sizes)
    {
        this.exports = new Exports(sizes);
        this.bulk = requireNonNull(bulk, "bulk is null");
    }

    /**
     * What makes JSON of the answers of pages, by the names that these call it.
     */
    public static Map<String, BodyTransform> transforms()
    {
        return ImmutableMap.<String, BodyTransform>builder()
                .putAll(BulkScans.transforms())
                .putAll(SoapQueries.transforms())
                .putAll(LiveParents.transforms())
                .buildOrThrow();
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        if (SoqlPassthrough.statement(query).isPresent()) {
            return List.of(WHOLE);
        }
        if (FieldFilters.condition(query).isFalse()) {
            return List.of();
        }
        if (!isSinglePartition(connection, query)) {
            if (KeySlices.isSliced(query)) {
                return slices(connection, query);
            }
            if (exports.isExport(connection, query, reader)) {
                return export(connection, query, reader);
            }
        }
        return List.of(whole(connection, query));
    }

    private List<RemotePartition> slices(ConnectionInfo connection, RemoteQuery query)
    {
        return Optional.of(query)
                .filter(_ -> refusals.contains(connection))
                .flatMap(UriSlices::partitions)
                .orElseGet(() -> KeySlices.partitions(query));
    }

    private RemotePartition whole(ConnectionInfo connection, RemoteQuery query)
    {
        if (refusals.contains(connection) && SoapQueries.isBySoap(firstPage(connection, query, WHOLE))) {
            return UriSlices.inTurn(query, WHOLE).orElse(WHOLE);
        }
        OptionalLong rows = exports.knownRows(connection, query);
        return rows.isPresent() ? new RemotePartition(WHOLE.description(), Map.of(ROWS, Long.toString(rows.getAsLong()))) : WHOLE;
    }

    /**
     * Not every org, user and object can be exported, and exports have quotas of their own.
     */
    private List<RemotePartition> export(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        try {
            return bulk.partition(connection, RowPages.statement(query).text(), SalesforceObject.of(query.definition()).includesDeleted(), reader);
        }
        catch (RuntimeException e) {
            if (!Exports.isFree(query) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return List.of(whole(connection, query));
        }
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return SoqlPassthrough.statement(query).isPresent() || query.isAggregation() || !query.sort().isEmpty() || (query.limit().isPresent() && !KeySlices.isSliced(query));
    }

    /**
     * A page of an export has tens of thousands of rows.
     */
    @Override
    public int partitionsTogether(ConnectionInfo connection, RemoteQuery query)
    {
        return KeySlices.isSliced(query) ? ScanPlanner.super.partitionsTogether(connection, query) : 1;
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        Optional<String> statement = SoqlPassthrough.statement(query);
        if (statement.isPresent()) {
            return QueryRequests.first(connection, statement.get(), false, List.of());
        }
        if (query.isAggregation()) {
            return GroupPages.first(connection, query);
        }
        return bulk.isBulk(partition)
                ? bulk.firstPage(connection, query, partition)
                : firstRows(connection, query, UriSlices.first(query, partition));
    }

    private static PageRequest firstRows(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return KeySlices.keep(query, partition, RowPages.first(connection, KeySlices.narrow(query, partition), rows(partition)));
    }

    /**
     * Not every user may speak SOAP, which statements are sent by that are too long for a URI.
     */
    @Override
    public Optional<List<RemotePartition>> renew(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, ScanException refusal, RemoteReader reader)
    {
        if (SoqlPassthrough.statement(query).isPresent() || bulk.isBulk(partition) || !SoapQueries.isBySoap(firstPage(connection, query, partition))) {
            return Optional.empty();
        }
        Optional<RemotePartition> slices = UriSlices.inTurn(query, partition);
        slices.ifPresent(_ -> refusals.remember(connection, refusal));
        return slices.map(List::of);
    }

    private static OptionalLong rows(RemotePartition partition)
    {
        String rows = partition.parameters().get(ROWS);
        return rows == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(rows));
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        if (SoqlPassthrough.statement(query).isPresent()) {
            return QueryRequests.rest(connection, previous, outcome);
        }
        if (query.isAggregation()) {
            return GroupPages.next(connection, query, previous, outcome);
        }
        if (bulk.isBulk(partition)) {
            return bulk.nextPage(connection, query, partition, previous, outcome);
        }
        RemotePartition slice = UriSlices.of(query, partition, previous);
        return RowPages.next(connection, KeySlices.narrow(query, slice), previous, outcome)
                .map(page -> UriSlices.goOn(KeySlices.keep(query, slice, page), previous))
                .or(() -> UriSlices.after(query, partition, previous).map(following -> UriSlices.begin(firstRows(connection, query, following), previous)));
    }

    @Override
    public Optional<RemoteRequest> requestAhead(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest page)
    {
        return SoqlPassthrough.statement(query).isPresent() || query.isAggregation() || bulk.isBulk(partition)
                ? Optional.empty()
                : RowPages.ahead(connection, KeySlices.narrow(query, UriSlices.of(query, partition, page)), page);
    }

    @Override
    public Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
    {
        if (SoqlPassthrough.statement(query).isPresent() || bulk.isBulk(partition)) {
            return Optional.empty();
        }
        if (query.isAggregation()) {
            return GroupPages.smaller(connection, query, failed);
        }
        RemotePartition slice = UriSlices.of(query, partition, failed);
        return RowPages.smaller(connection, KeySlices.narrow(query, slice), failed).map(page -> UriSlices.goOn(KeySlices.keep(query, slice, page), failed));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        Optional<String> statement = SoqlPassthrough.statement(query);
        if (statement.isPresent()) {
            return statement.get();
        }
        if (FieldFilters.condition(query).isFalse()) {
            return "no row can match";
        }
        return query.isAggregation() ? GroupPages.statement(query, Condition.TRUE).text() : RowPages.statement(query).text();
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        if (SoqlPassthrough.statement(query).isPresent()) {
            return OptionalLong.of(1);
        }
        if (FieldFilters.condition(query).isFalse()) {
            return OptionalLong.of(0);
        }
        return OptionalLong.of(!isSinglePartition(connection, query) && KeySlices.isSliced(query) ? slices(connection, query).size() : 1);
    }

    @Override
    public int rowsOfAnswer(ConnectionInfo connection, RemoteQuery query)
    {
        return RowPages.isWide(query) ? RowPages.ROWS_OF_WIDE_ANSWER : QueryRequests.PAGE_SIZE;
    }

    @Override
    public OptionalLong knownRows(ConnectionInfo connection, RemoteQuery query)
    {
        return SoqlPassthrough.statement(query).isPresent() || SalesforceObject.of(query.definition()).includesDeleted()
                ? OptionalLong.empty()
                : exports.knownRows(connection, query);
    }
}
