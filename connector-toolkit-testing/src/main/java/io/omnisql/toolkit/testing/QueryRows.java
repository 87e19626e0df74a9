package io.omnisql.toolkit.testing;

import io.trino.testing.MaterializedRow;

import java.util.List;

/**
 * The rows that a query gave.
 */
public interface QueryRows
{
    List<MaterializedRow> rows();

    /**
     * The only value of the only row.
     */
    default Object value()
    {
        if (rows().size() != 1 || rows().getFirst().getFieldCount() != 1) {
            throw new AssertionError("not one value: " + rows());
        }
        return rows().getFirst().getField(0);
    }

    default List<Object> column(int index)
    {
        return rows().stream().map(row -> row.getField(index)).toList();
    }
}
