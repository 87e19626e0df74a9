package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.bulk.ScanMode;
import io.omnisql.plugin.salesforce.join.ParentColumns;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.soap.SoapQueries;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SessionOption;
import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.util.List;
import java.util.OptionalLong;

/**
 * Decides which scans are read by an export job.
 */
final class Exports
{
    static final SessionOption OPTION = new SessionOption(
            "scan_mode",
            "How whole tables are read: by REST, by a job of Bulk API 2.0, or by whichever needs fewer requests",
            List.of("auto", "rest", "bulk"));

    private final RowCounts counts;

    Exports(ObjectSizes sizes)
    {
        counts = new RowCounts(sizes);
    }

    /**
     * Whether the rows are exported. Where the session leaves it open the rows are counted, once in a while for an object that is small,
     * and for each query that takes a part of a large one.
     */
    boolean isExport(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        String object = SalesforceObject.of(query.definition()).name();
        ScanMode mode = mode(query);
        if (mode == ScanMode.REST || !isExportable(query)) {
            return false;
        }
        if (mode == ScanMode.BULK) {
            return mode.exports(object, OptionalLong.empty());
        }
        OptionalLong all = counts.ofObject(connection, query, reader);
        if (!mode.exports(object, all)) {
            return false;
        }
        return FieldFilters.condition(query).equals(Condition.TRUE) || mode.exports(object, counts.ofQuery(connection, query, reader));
    }

    /**
     * About how many rows the query has, as far as that is known without a request.
     */
    OptionalLong knownRows(ConnectionInfo connection, RemoteQuery query)
    {
        OptionalLong rows = counts.known(connection, query);
        return rows.isPresent() && query.limit().isPresent() ? OptionalLong.of(Math.min(rows.getAsLong(), query.limit().getAsLong())) : rows;
    }

    /**
     * Whether the rows may be read without an export as well.
     */
    static boolean isFree(RemoteQuery query)
    {
        return mode(query) == ScanMode.AUTO;
    }

    private static ScanMode mode(RemoteQuery query)
    {
        return query.option(OPTION.name()).flatMap(ScanMode::find).orElse(ScanMode.AUTO);
    }

    /**
     * Exports know neither limits nor orders nor values of several parts, and what has no fixed type looks different in them. Parents that may be
     * deleted are told from others by answers of records only.
     */
    private static boolean isExportable(RemoteQuery query)
    {
        SalesforceObject object = SalesforceObject.of(query.definition());
        return object.kind() == SalesforceObject.Kind.STANDARD
                && ScanMode.isExported(object.name())
                && query.limit().isEmpty()
                && query.sort().isEmpty()
                && !query.isAggregation()
                && !RowPages.isLookup(query)
                && !SoapQueries.isNeeded(RowPages.statement(query).text())
                && query.columns().stream().map(query::column).allMatch(column -> column.type().kind() != Kind.ROW && isExported(Field.of(column)) && ParentColumns.guard(column).isEmpty());
    }

    private static boolean isExported(Field field)
    {
        return field.kind() != FieldKind.OPAQUE || field.type().equals("encryptedstring");
    }
}
