package io.omnisql.toolkit.decode;

import io.airlift.slice.Slices;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.Arrays;
import java.util.Optional;

import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.util.Locale.ROOT;

/**
 * The columns that every table has, and that only queries see that name them.
 */
public enum HiddenColumn
{
    AS_OF("$as_of", ValueType.INSTANT, "When the row was read from the service"),
    SOURCE("$source", ValueType.VARCHAR, "Where the row comes from: live, memory or redis");

    private final ColumnDefinition definition;

    HiddenColumn(String name, ValueType type, String comment)
    {
        definition = ColumnDefinition.column(name, type, "", comment).notNull();
    }

    public ColumnDefinition definition()
    {
        return definition;
    }

    public static Optional<HiddenColumn> of(ColumnDefinition column)
    {
        return Arrays.stream(values())
                .filter(hidden -> hidden.definition.name().equals(column.name()))
                .findFirst();
    }

    /**
     * The column's value on every row of an answer, as the engine represents it.
     */
    public Object value(RemoteResponse response)
    {
        return switch (this) {
            case AS_OF -> packDateTimeWithZone(response.readAt().toEpochMilli(), UTC_KEY);
            case SOURCE -> Slices.utf8Slice(response.source().name().toLowerCase(ROOT));
        };
    }
}
