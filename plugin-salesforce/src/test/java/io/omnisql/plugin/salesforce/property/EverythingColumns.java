package io.omnisql.plugin.salesforce.property;

import io.omnisql.plugin.salesforce.property.Column.Kind;
import io.omnisql.sandbox.salesforce.data.Org;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import static java.util.Locale.ROOT;

/**
 * Columns of Everything__c and parts of their values, with literals for predicates on them.
 */
final class EverythingColumns
{
    private static final int SAMPLES = 40;

    private final List<Map<String, Object>> rows;
    private final Random random;

    private EverythingColumns(List<Map<String, Object>> rows, Random random)
    {
        this.rows = rows;
        this.random = random;
    }

    static List<Column> of(Org org, Random random)
    {
        EverythingColumns columns = new EverythingColumns(org.rows("Everything__c"), random);
        return List.of(
                columns.id("Id"),
                columns.id("Account__c"),
                columns.id("User__c"),
                columns.id("Other__c"),
                columns.id("OwnerId"),
                new Column("flag__c", Kind.BOOLEAN, List.of("true", "false")),
                new Column("isdeleted", Kind.BOOLEAN, List.of("true", "false")),
                new Column("integer__c", Kind.INTEGER, List.of("0", "1", "-1", "99999999", "-99999999", "10000000", "42", "2147483647", "43", "9223372036854775807", "1.5", "42.0")),
                new Column("long__c", Kind.INTEGER, List.of("0", "9223372036854775807", "BIGINT '-9223372036854775808'", "4294967296", "4294967297", "1e3")),
                columns.number("Number__c"),
                columns.number("Money__c"),
                columns.number("Percent__c"),
                columns.number("Formula_Number__c"),
                columns.number("Place__Latitude__s"),
                new Column("date__c", Kind.OTHER, dates()),
                new Column("instant__c", Kind.OTHER, instants()),
                columns.created(),
                new Column("CAST(instant__c AS date)", Kind.OTHER, dates()),
                new Column("CAST(instant__c AS timestamp(6))", Kind.OTHER, timestamps()),
                new Column("date_trunc('day', instant__c)", Kind.OTHER, instants()),
                new Column("date_trunc('month', CAST(instant__c AS timestamp(3)))", Kind.OTHER, timestamps()),
                new Column("date_trunc('quarter', date__c)", Kind.OTHER, dates()),
                new Column("date_trunc('hour', instant__c)", Kind.OTHER, instants()),
                new Column("year(date__c)", Kind.INTEGER, List.of("1700", "1752", "1970", "2024", "4000", "1699", "5000")),
                new Column("month(instant__c)", Kind.INTEGER, List.of("1", "2", "12", "0", "13")),
                new Column("day_of_week(instant__c)", Kind.INTEGER, List.of("1", "6", "7", "0", "8")),
                new Column("day_of_week(date__c)", Kind.INTEGER, List.of("1", "2", "7", "0")),
                new Column("time__c", Kind.OTHER, List.of("TIME '00:00:00'", "TIME '23:59:59.999'", "TIME '09:15:00'", "TIME '12:00:00.001'", "TIME '12:00:00'", "TIME '12:00:00.0015'", "TIME '09:15:00.001'")),
                columns.text("Name"),
                columns.text("Text__c"),
                columns.text("Text__c"),
                columns.text("Key__c"),
                columns.text("Key__c"),
                columns.text("Area__c"),
                columns.text("Email__c"),
                columns.text("Url__c"),
                columns.text("Colour__c"),
                columns.text("Size__c"),
                columns.text("Combo__c"),
                columns.text("Tags__c"),
                columns.text("Serial__c"),
                columns.text("Formula_Text__c"),
                columns.text("Shielded__c"),
                columns.text("Long_Text__c"));
    }

    private List<Object> values(String field)
    {
        List<Object> values = new ArrayList<>(rows.stream().map(row -> row.get(field)).filter(Objects::nonNull).distinct().toList());
        Collections.shuffle(values, random);
        return values.subList(0, Math.min(SAMPLES, values.size()));
    }

    private Column id(String field)
    {
        List<String> ids = values(field).stream().map(Object::toString).toList();
        String one = ids.getFirst();
        return new Column(field.toLowerCase(ROOT), Kind.TEXT, quoted(Stream.concat(
                        ids.stream(),
                        Stream.of(one.substring(0, 15), one.toLowerCase(ROOT), one.substring(0, 17) + "?", "", "x", "it's", "000000000000000AAA", "zzzzzzzzzzzzzzzAAA"))
                .toList()));
    }

    private Column text(String field)
    {
        List<String> texts = values(field).stream().map(Object::toString).map(text -> text.length() > 80 ? text.substring(0, 80) : text).toList();
        return new Column(field.toLowerCase(ROOT), Kind.TEXT, quoted(Stream.concat(
                        texts.stream().flatMap(text -> Stream.of(text, text, text.toUpperCase(ROOT), text.toLowerCase(ROOT), text + " ")),
                        Stream.of("", " ", "null", "abc", "Beta;Alpha", "\\", "%", "_", "'", "\uD83D\uDE00"))
                .toList()));
    }

    private Column number(String field)
    {
        List<String> literals = new ArrayList<>();
        for (Object value : values(field)) {
            double number = Double.parseDouble(value.toString());
            for (double neighbour : new double[] {number, number, Math.nextUp(number), Math.nextDown(number)}) {
                literals.add("DOUBLE '%s'".formatted(neighbour));
            }
        }
        literals.addAll(List.of("DOUBLE '1e300'", "DOUBLE '-1e300'", "DOUBLE '4.9e-324'", "infinity()", "-infinity()", "nan()", "0.1", "0", "12.5", "DOUBLE '-0.0'"));
        return new Column(field.toLowerCase(ROOT), Kind.DOUBLE, literals);
    }

    private static List<String> dates()
    {
        return Stream.of("1700-01-01", "4000-12-31", "1970-01-01", "2024-02-29", "1752-09-10", "1752-09-03", "2023-12-31", "1900-03-01", "1699-12-31", "4001-01-01", "0001-01-01", "9999-12-31", "1700-01-02", "4000-12-30")
                .map("DATE '%s'"::formatted)
                .toList();
    }

    private static List<String> instants()
    {
        return Stream.concat(
                        timestamps().stream().map(timestamp -> timestamp.substring(0, timestamp.length() - 1) + " UTC'"),
                        Stream.of("TIMESTAMP '2024-03-31 03:30:00 Europe/Berlin'", "TIMESTAMP '2024-02-29 18:59:59 -05:00'"))
                .toList();
    }

    private static List<String> timestamps()
    {
        List<String> timestamps = new ArrayList<>();
        for (String second : List.of(
                "1700-01-01 00:00:00",
                "4000-12-31 00:00:00",
                "4000-12-31 10:00:00",
                "1970-01-01 00:00:00",
                "1969-12-31 23:59:59",
                "2024-02-29 23:59:59",
                "2024-03-31 01:30:00",
                "2024-03-01 00:00:00",
                "1699-12-31 23:59:59",
                "4001-01-01 00:00:00",
                "9999-12-31 23:59:59",
                "0001-01-01 00:00:00")) {
            for (String rest : List.of("", ".000", ".001", ".5", ".999", ".0000001")) {
                timestamps.add("TIMESTAMP '%s%s'".formatted(second, rest));
            }
        }
        return timestamps;
    }

    private Column created()
    {
        return new Column("createddate", Kind.OTHER, values("CreatedDate").stream()
                .map(value -> value.toString().replace('T', ' ').replace("Z", ""))
                .flatMap(text -> Stream.of(text, text + (text.length() == 19 ? ".25" : "")))
                .map("TIMESTAMP '%s UTC'"::formatted)
                .toList());
    }

    private static List<String> quoted(Collection<String> texts)
    {
        return texts.stream().map(text -> "'" + text.replace("'", "''") + "'").toList();
    }
}
