package io.omnisql.plugin.salesforce.property;

import com.fasterxml.jackson.databind.JsonNode;
import io.airlift.slice.Slice;
import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.util.function.Function.identity;

/**
 * The rows of Everything__c that a user sees, as the engine holds them: values by column.
 */
record EverythingRows(List<Map<String, Object>> rows)
{
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    EverythingRows
    {
        rows = List.copyOf(rows);
    }

    static EverythingRows read(SandboxReader reader, List<ColumnDefinition> columns)
    {
        String fields = columns.stream().map(column -> column.pointer().substring(1)).collect(Collectors.joining(","));
        return new EverythingRows(reader.records("SELECT " + fields + " FROM Everything__c").stream()
                .map(record -> {
                    Map<String, Object> row = new HashMap<>();
                    columns.forEach(column -> row.put(column.name(), value(column.type(), record.at(column.pointer()))));
                    return row;
                })
                .toList());
    }

    /**
     * The rows that a statement returns, in its order.
     */
    List<Map<String, Object>> select(SandboxReader reader, String soql)
    {
        Map<Object, Map<String, Object>> byId = rows.stream().collect(Collectors.toMap(row -> row.get("id"), identity()));
        return records(reader, soql).stream().map(record -> byId.get(id(record))).toList();
    }

    static List<JsonNode> records(SandboxReader reader, String soql)
    {
        ApexGrammar.assertParses(soql);
        return reader.records(soql);
    }

    private static Slice id(JsonNode record)
    {
        return utf8Slice(record.get("Id").asText());
    }

    static Object value(ValueType type, JsonNode json)
    {
        if (json.isNull()) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> json.booleanValue();
            case INTEGER, BIGINT -> new BigDecimal(json.asText()).longValueExact();
            // adding zero drops the sign of -0.0
            case DOUBLE -> Double.parseDouble(json.asText()) + 0.0;
            case VARCHAR -> utf8Slice(json.asText());
            case DATE -> LocalDate.parse(json.asText()).toEpochDay();
            case TIME -> LocalTime.parse(json.asText().replace("Z", "")).toNanoOfDay() * 1_000;
            case INSTANT -> packDateTimeWithZone(OffsetDateTime.parse(json.asText(), INSTANT).toInstant().toEpochMilli(), UTC_KEY);
            default -> throw new IllegalArgumentException("No values of " + type);
        };
    }
}
