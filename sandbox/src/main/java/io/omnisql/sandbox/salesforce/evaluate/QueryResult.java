package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.util.List;

/**
 * The whole answer of a query.
 */
public sealed interface QueryResult
{
    /**
     * How many rows or groups there are.
     */
    int size();

    /**
     * Rows of an object.
     *
     * @param paths the selected fields in the order of the statement
     */
    record Records(QueryContext context, SObjectType type, Selection selection, List<BoundPath> paths, List<Row> rows)
            implements QueryResult
    {
        public Records
        {
            paths = List.copyOf(paths);
            rows = List.copyOf(rows);
        }

        @Override
        public int size()
        {
            return rows.size();
        }
    }

    /**
     * Rows of groups, in the order of the columns.
     */
    record Groups(List<Column> columns, List<List<Object>> rows)
            implements QueryResult
    {
        @Override
        public int size()
        {
            return rows.size();
        }
    }

    /**
     * @param name alias, field or {@code expr0}
     * @param field whose type the values have
     */
    record Column(String name, SField field) {}

    /**
     * The answer to COUNT(): no rows, only their number.
     */
    record Count(int size)
            implements QueryResult {}
}
