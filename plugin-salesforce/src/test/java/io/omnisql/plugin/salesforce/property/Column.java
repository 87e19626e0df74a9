package io.omnisql.plugin.salesforce.property;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A column of random predicates.
 *
 * @param name or what is computed of the column
 * @param literals of its type in SQL: values that rows have, neighbours of them, and values that no row has
 */
record Column(String name, Kind kind, List<String> literals)
{
    Column
    {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        literals = List.copyOf(literals);
    }

    enum Kind
    {
        BOOLEAN,
        TEXT,
        INTEGER,
        DOUBLE,
        OTHER;

        boolean isGroupKey()
        {
            return this != DOUBLE;
        }
    }
}
