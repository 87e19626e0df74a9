package io.omnisql.plugin.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.types.CalendarPart;
import io.omnisql.plugin.salesforce.types.DateFunction;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.toolkit.adapter.ValueRenderer;
import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Locale.ROOT;
import static java.util.function.Function.identity;

/**
 * Make parts of dates and points in time: of the records' own, or of what Salesforce's functions of them are in groups.
 */
public final class CalendarRenderers
{
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XX]");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");
    private static final int DATE_LENGTH = 10;
    private static final int MONTHS_OF_QUARTER = 3;
    /**
     * The first day of Salesforce's week.
     */
    private static final int SUNDAY = 1;

    private CalendarRenderers() {}

    /**
     * @param kind of the values
     */
    static String name(CalendarPart part, Kind kind)
    {
        return "calendar-%s-%s".formatted(part, kind);
    }

    public static Map<String, ValueRenderer> all()
    {
        ImmutableMap.Builder<String, ValueRenderer> renderers = ImmutableMap.builder();
        for (CalendarPart part : CalendarPart.values()) {
            Stream.of(Kind.values())
                    .filter(kind -> CalendarColumns.isPart(part, kind))
                    .forEach(kind -> renderers.put(name(part, kind), value -> render(value, part, kind)));
        }
        return renderers.buildOrThrow();
    }

    /**
     * What the value of a function is called in a group whose key has several.
     */
    public static String alias(DateFunction function)
    {
        return "start_" + function.name().toLowerCase(ROOT);
    }

    private static JsonNode render(JsonNode value, CalendarPart part, Kind kind)
    {
        if (value.isObject()) {
            return group(value, part, kind);
        }
        if (isNumber(value)) {
            return switch (part) {
                case START_OF_YEAR -> time(LocalDateTime.of(number(value), 1, 1, 0, 0), kind);
                case DAY_OF_WEEK -> LongNode.valueOf(number(value) == SUNDAY ? DayOfWeek.SUNDAY.getValue() : number(value) - 1);
                default -> LongNode.valueOf(number(value));
            };
        }
        LocalDateTime time = parse(value.asText());
        return switch (part) {
            case YEAR -> LongNode.valueOf(time.getYear());
            case QUARTER -> LongNode.valueOf(time.get(IsoFields.QUARTER_OF_YEAR));
            case MONTH -> LongNode.valueOf(time.getMonthValue());
            case DAY -> LongNode.valueOf(time.getDayOfMonth());
            case DAY_OF_WEEK -> LongNode.valueOf(time.getDayOfWeek().getValue());
            case DAY_OF_YEAR -> LongNode.valueOf(time.getDayOfYear());
            case HOUR -> LongNode.valueOf(time.getHour());
            case START_OF_YEAR -> time(time.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS), kind);
            case START_OF_QUARTER -> time(startOfQuarter(time.getYear(), time.get(IsoFields.QUARTER_OF_YEAR)), kind);
            case START_OF_MONTH -> time(time.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS), kind);
            case START_OF_DAY -> time(time.truncatedTo(ChronoUnit.DAYS), kind);
            case START_OF_HOUR -> time(time.truncatedTo(ChronoUnit.HOURS), kind);
            case POINT -> time(time, kind);
        };
    }

    /**
     * The start of the time that several values tell, null when they are.
     */
    private static JsonNode group(JsonNode record, CalendarPart part, Kind kind)
    {
        List<DateFunction> functions = part.functions(FieldKind.DATETIME);
        Map<DateFunction, JsonNode> values = functions.stream().collect(toImmutableMap(identity(), function -> record.path(alias(function))));
        if (values.values().stream().allMatch(JsonNode::isNull)) {
            return null;
        }
        return time(
                switch (part) {
                    case START_OF_QUARTER -> startOfQuarter(number(values.get(DateFunction.CALENDAR_YEAR)), number(values.get(DateFunction.CALENDAR_QUARTER)));
                    case START_OF_MONTH -> LocalDateTime.of(number(values.get(DateFunction.CALENDAR_YEAR)), number(values.get(DateFunction.CALENDAR_MONTH)), 1, 0, 0);
                    case START_OF_HOUR -> LocalDate.parse(values.get(DateFunction.DAY_ONLY).asText()).atTime(number(values.get(DateFunction.HOUR_IN_DAY)), 0);
                    default -> throw new IllegalArgumentException("Not told by several values: " + part);
                },
                kind);
    }

    /**
     * Numbers come as text where all values do; dates have dashes.
     */
    private static boolean isNumber(JsonNode value)
    {
        return value.isNumber() || value.asText().indexOf('-') < 0;
    }

    private static int number(JsonNode value)
    {
        return new BigDecimal(value.asText()).intValueExact();
    }

    private static LocalDateTime startOfQuarter(int year, int quarter)
    {
        return LocalDateTime.of(year, MONTHS_OF_QUARTER * (quarter - 1) + 1, 1, 0, 0);
    }

    private static JsonNode time(LocalDateTime time, Kind kind)
    {
        return TextNode.valueOf(switch (kind) {
            case DATE -> time.toLocalDate().toString();
            case TIMESTAMP -> LOCAL.format(time);
            case INSTANT -> LOCAL.format(time) + "Z";
            default -> throw new IllegalArgumentException("Not a time: " + kind);
        });
    }

    private static LocalDateTime parse(String text)
    {
        return text.length() == DATE_LENGTH
                ? LocalDateTime.parse(text + "T00:00:00")
                : OffsetDateTime.parse(text, INSTANT).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
}
