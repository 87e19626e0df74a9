package io.omnisql.sandbox.salesforce.bulk;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.evaluate.BoundPath;
import io.omnisql.sandbox.salesforce.evaluate.QueryContext;
import io.omnisql.sandbox.salesforce.evaluate.QueryEngine;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.soql.Expression;
import io.omnisql.sandbox.salesforce.soql.Soql;

/**
 * What statements of query jobs may not have.
 */
final class BulkRules
{
    private BulkRules() {}

    static QueryResult.Records run(QueryContext context, Soql soql)
    {
        if (!soql.groupBy().isEmpty() || soql.select().stream().anyMatch(selected -> selected.expression() instanceof Expression.Call)) {
            throw unsupported("GROUP BY and functions in the SELECT list");
        }
        if (soql.offset() != null) {
            throw unsupported("OFFSET");
        }
        if (soql.limit() != null || !soql.orderBy().isEmpty()) {
            throw unsupported("LIMIT and ORDER BY");
        }
        QueryResult.Records records = (QueryResult.Records) QueryEngine.run(context, soql);
        for (BoundPath path : records.paths()) {
            if (path.field().type().isCompound() || path.field().type() == FieldType.BASE64) {
                throw unsupported("a field like %s of type %s".formatted(path.text(), path.field().type()));
            }
        }
        return records;
    }

    private static ApiException unsupported(String what)
    {
        return ApiException.of(400, "API_ERROR", "Bulk API does not support %s".formatted(what));
    }
}
