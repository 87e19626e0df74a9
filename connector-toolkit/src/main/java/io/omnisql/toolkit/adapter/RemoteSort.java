package io.omnisql.toolkit.adapter;

import static java.util.Objects.requireNonNull;

/**
 * One sort key.
 */
public record RemoteSort(String column, boolean ascending, boolean nullsFirst)
{
    public RemoteSort
    {
        requireNonNull(column, "column is null");
    }

    @Override
    public String toString()
    {
        return column + (ascending ? " ASC" : " DESC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
}
