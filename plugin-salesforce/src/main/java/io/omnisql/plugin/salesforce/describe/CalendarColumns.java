package io.omnisql.plugin.salesforce.describe;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.types.CalendarPart;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.salesforce.types.CalendarPart.POINT;
import static io.omnisql.plugin.salesforce.types.CalendarPart.START_OF_DAY;
import static java.util.Locale.ROOT;

/**
 * Columns of the parts of dates and points in time; the column's attributes say which part it is, and of which column.
 */
public final class CalendarColumns
{
    private static final String PART = "part";
    private static final String SOURCE = "source";

    private CalendarColumns() {}

    /**
     * A column for a function of a column or of one of its parts.
     *
     * @param function as SQL calls it
     * @param constants what it takes before the column
     * @param type of its result
     */
    public static Optional<ColumnDefinition> derive(String function, List<String> constants, String type, ColumnDefinition column)
    {
        FieldKind kind = Field.of(column).kind();
        if (kind != FieldKind.DATE && kind != FieldKind.DATETIME) {
            return Optional.empty();
        }
        CalendarPart whole = part(column).orElse(kind == FieldKind.DATE ? START_OF_DAY : POINT);
        if (!whole.isTime()) {
            return Optional.empty();
        }
        if (function.equals("$cast") || function.equals("date")) {
            return constants.isEmpty() ? cast(whole, type, column) : Optional.empty();
        }
        return whole.then(function, constants).map(part -> derive(column, part, part.isTime() ? column.type() : ValueType.BIGINT));
    }

    /**
     * What SQL says of no time zone it says of UTC, in which the columns are; the other way round the session's time zone counts.
     */
    private static Optional<ColumnDefinition> cast(CalendarPart whole, String type, ColumnDefinition column)
    {
        if (type.equals(ValueType.DATE.toString())) {
            return Optional.of(derive(column, whole.toDate(), ValueType.DATE));
        }
        return type.equals(ValueType.TIMESTAMP.toString()) ? Optional.of(derive(column, whole, ValueType.TIMESTAMP)) : Optional.empty();
    }

    private static ColumnDefinition derive(ColumnDefinition column, CalendarPart part, ValueType type)
    {
        String source = column.attributes().getOrDefault(SOURCE, column.name());
        String name = "%s$%s$%s".formatted(source, part, type.kind()).toLowerCase(ROOT);
        return new ColumnDefinition(
                // nothing but further functions is made of a whole point in time
                part == POINT ? "$" + name : name,
                type,
                "",
                column.pointer(),
                Map.of(),
                column.valueCase(),
                FilterSupport.NONE,
                false,
                column.nullable(),
                Optional.of(CalendarRenderers.name(part, type.kind())),
                ImmutableMap.<String, String>builder()
                        .putAll(column.attributes())
                        .put(PART, part.name())
                        .put(SOURCE, source)
                        .buildKeepingLast());
    }

    /**
     * The part that the column is, empty for a column of the field's own values.
     */
    public static Optional<CalendarPart> part(ColumnDefinition column)
    {
        return Optional.ofNullable(column.attributes().get(PART)).map(CalendarPart::valueOf);
    }

    /**
     * Whether parts are of this type.
     */
    static boolean isPart(CalendarPart part, Kind kind)
    {
        return switch (kind) {
            case BIGINT -> !part.isTime();
            case DATE, TIMESTAMP, INSTANT -> part.isTime();
            default -> false;
        };
    }
}
