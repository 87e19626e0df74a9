package io.omnisql.plugin.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.types.CalendarPart;
import io.omnisql.toolkit.adapter.ValueRenderer;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Map;

/**
 * Make parts of dates and points in time: of the records' own, or of what Salesforce's functions of them are in groups.
 */
public final class CalendarRenderers
{
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XX]");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'");
    private static final int DATE_LENGTH = 10;

    private CalendarRenderers() {}

    /**
     * @param instant whether the values are points in time
     */
    public static String name(CalendarPart part, boolean instant)
    {
        return "calendar-" + part.name() + (instant ? "-instant" : "");
    }

    public static Map<String, ValueRenderer> all()
    {
        ImmutableMap.Builder<String, ValueRenderer> renderers = ImmutableMap.builder();
        for (CalendarPart part : CalendarPart.values()) {
            renderers.put(name(part, false), value -> render(value, part, false));
            renderers.put(name(part, true), value -> render(value, part, true));
        }
        return renderers.buildOrThrow();
    }

    private static JsonNode render(JsonNode value, CalendarPart part, boolean instant)
    {
        if (value.isNumber()) {
            return part == CalendarPart.START_OF_YEAR ? start(LocalDateTime.of(value.intValue(), 1, 1, 0, 0), instant) : value;
        }
        LocalDateTime time = parse(value.asText());
        return switch (part) {
            case YEAR -> LongNode.valueOf(time.getYear());
            case QUARTER -> LongNode.valueOf(time.get(IsoFields.QUARTER_OF_YEAR));
            case MONTH -> LongNode.valueOf(time.getMonthValue());
            case DAY -> LongNode.valueOf(time.getDayOfMonth());
            case DAY_OF_YEAR -> LongNode.valueOf(time.getDayOfYear());
            case HOUR -> LongNode.valueOf(time.getHour());
            case DATE -> TextNode.valueOf(time.toLocalDate().toString());
            case START_OF_YEAR -> start(time.with(ChronoField.DAY_OF_YEAR, 1).truncatedTo(ChronoUnit.DAYS), instant);
            case START_OF_DAY -> start(time.truncatedTo(ChronoUnit.DAYS), instant);
        };
    }

    private static JsonNode start(LocalDateTime time, boolean instant)
    {
        return TextNode.valueOf(instant ? UTC.format(time) : time.toLocalDate().toString());
    }

    private static LocalDateTime parse(String text)
    {
        return text.length() == DATE_LENGTH
                ? LocalDateTime.parse(text + "T00:00:00")
                : OffsetDateTime.parse(text, INSTANT).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
}
