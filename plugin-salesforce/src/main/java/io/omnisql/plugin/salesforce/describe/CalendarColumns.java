package io.omnisql.plugin.salesforce.describe;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.types.CalendarPart;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Locale.ROOT;

/**
 * Columns of the parts of dates and points in time; the column's attributes say which part it is.
 */
public final class CalendarColumns
{
    private static final String PART = "part";

    private CalendarColumns() {}

    /**
     * @param function as SQL calls it
     * @param constants what it takes before the column
     */
    public static Optional<ColumnDefinition> derive(String function, List<String> constants, ColumnDefinition column)
    {
        Field field = Field.of(column);
        return part(column).isPresent() ? Optional.empty() : CalendarPart.find(function, constants, field.kind()).map(part -> derive(column, field, part));
    }

    private static ColumnDefinition derive(ColumnDefinition column, Field field, CalendarPart part)
    {
        boolean instant = field.kind() == FieldKind.DATETIME;
        ValueType type = switch (part) {
            case YEAR, QUARTER, MONTH, DAY, DAY_OF_YEAR, HOUR -> ValueType.BIGINT;
            case DATE -> ValueType.DATE;
            case START_OF_YEAR, START_OF_DAY -> column.type();
        };
        return new ColumnDefinition(
                "%s$%s".formatted(column.name(), part.name().toLowerCase(ROOT)),
                type,
                "",
                column.pointer(),
                Map.of(),
                column.valueCase(),
                FilterSupport.NONE,
                false,
                column.nullable(),
                Optional.of(CalendarRenderers.name(part, instant)),
                ImmutableMap.<String, String>builder().putAll(column.attributes()).put(PART, part.name()).buildOrThrow());
    }

    /**
     * The part that the column is, empty for a column of the field's own values.
     */
    public static Optional<CalendarPart> part(ColumnDefinition column)
    {
        return Optional.ofNullable(column.attributes().get(PART)).map(CalendarPart::valueOf);
    }
}
