package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The object Everything__c: a field of every type, and values that are easily got wrong.
 */
final class Everything
{
    private static final int ROWS = 460;
    private static final String EMOJI = "\uD83D\uDE00";

    private static final List<String> TEXTS = Arrays.asList(
            null,
            "abc",
            "ABC",
            "Abc",
            "abcd",
            "O'Brien",
            "back\\slash",
            "50%",
            "under_score",
            "a%b_c",
            EMOJI,
            "smile " + EMOJI + " end",
            "\"quoted\"",
            "comma, semi;colon",
            "two\nlines",
            "Zebra",
            "zebra",
            "äpfel",
            "Äpfel",
            "ß",
            "straße",
            "null",
            "NULL",
            "true",
            "0",
            "1e3",
            "inner  blanks",
            "日本語",
            "a",
            "B",
            "c",
            "tab\there",
            "a000000000000AA",
            "İstanbul",
            "ſharp");
    private static final List<BigDecimal> NUMBERS = decimals(
            null,
            "0",
            "1",
            "-1",
            "0.1",
            "0.10000000000000000555",
            "0.1000000000000000001",
            "123456789012345.678",
            "-0.000001",
            "0.00000000123",
            "12345678901234567",
            "99999999999999.9999",
            "-10000000",
            "10000000",
            "1.5",
            "16147805824397",
            "0.3",
            "2.50",
            "-2.5",
            "9007199254740993",
            "9007199254740992",
            "1000000.000000000000000001");
    private static final List<BigDecimal> MONEY = decimals(null, "0", "0.01", "-0.01", "80000000", "1234567890123456.78", "19.99", "-5000", "0.005", "1e-10", "99.999999999999999999");
    private static final List<BigDecimal> PERCENTS = decimals(null, "0", "12.5", "100", "-3", "0.25", "33.333333333333333333");
    private static final List<BigDecimal> INTEGERS = decimals(null, "0", "1", "-1", "99999999", "-99999999", "10000000", "42");
    private static final List<BigDecimal> LONGS = decimals(null, "0", "9223372036854775807", "-9223372036854775808", "4294967296");
    private static final List<LocalDate> DATES = Arrays.asList(
            null, LocalDate.of(1700, 1, 1), LocalDate.of(4000, 12, 31), LocalDate.of(1970, 1, 1), LocalDate.of(2024, 2, 29), LocalDate.of(1700, 1, 2), LocalDate.of(1752, 9, 10), LocalDate.of(2023, 12, 31), LocalDate.of(1900, 3, 1));
    private static final List<Instant> INSTANTS = Arrays.asList(
            null,
            Instant.parse("1700-01-01T00:00:00Z"),
            Instant.parse("4000-12-31T00:00:00Z"),
            Instant.EPOCH,
            Instant.parse("1969-12-31T23:59:59Z"),
            Instant.parse("2024-02-29T23:59:59Z"),
            Instant.parse("2024-03-31T01:30:00Z"),
            Instant.parse("2024-03-01T00:00:00Z"),
            Instant.parse("2023-12-31T23:00:00Z"));
    private static final List<LocalTime> TIMES = Arrays.asList(null, LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_000_000), LocalTime.of(9, 15), LocalTime.of(12, 0, 0, 1_000_000));
    private static final List<String> COLOURS = Arrays.asList(null, "Red", "Green", "Blue", "Teal");
    private static final List<String> SIZES = Arrays.asList(null, "Small", "Medium", "Large", "small");
    private static final List<String> TAGS = Arrays.asList(null, "Alpha", "Beta", "Alpha;Beta", "Alpha;Beta;Gamma", "Gamma", "Beta;Gamma");

    private Everything() {}

    private static List<BigDecimal> decimals(String... texts)
    {
        return Arrays.stream(texts).map(text -> text == null ? null : new BigDecimal(text)).toList();
    }

    static SObjectType type()
    {
        List<SField> fields = new ArrayList<>(List.of(
                SField.string("Text__c", 255),
                SField.string("Key__c", 40).with(FieldFlag.UNIQUE, FieldFlag.EXTERNAL_ID, FieldFlag.CASE_SENSITIVE),
                SField.textarea("Area__c", 255),
                SField.textarea("Long_Text__c", 32768),
                SField.richText("Rich_Text__c", 32768),
                SField.text("Email__c", FieldType.EMAIL, 80),
                SField.text("Phone__c", FieldType.PHONE, 40),
                SField.text("Url__c", FieldType.URL, 255),
                SField.picklist("Colour__c", 255, "Red", "Green", "Blue").with(FieldFlag.RESTRICTED_PICKLIST),
                SField.picklist("Size__c", 255, "Small", "Medium", "Large"),
                SField.text("Combo__c", FieldType.COMBOBOX, 255),
                SField.multipicklist("Tags__c", "Alpha", "Beta", "Gamma"),
                SField.number("Number__c", FieldType.DOUBLE, 18, 4),
                SField.number("Money__c", FieldType.CURRENCY, 18, 2),
                SField.number("Percent__c", FieldType.PERCENT, 5, 2),
                SField.integer("Integer__c"),
                SField.of("Long__c", FieldType.LONG),
                SField.bool("Flag__c"),
                SField.of("Date__c", FieldType.DATE),
                SField.of("Instant__c", FieldType.DATETIME),
                SField.of("Time__c", FieldType.TIME),
                SField.autoNumber("Serial__c", 30),
                SField.string("Formula_Text__c", 1300).formula(),
                SField.number("Formula_Number__c", FieldType.DOUBLE, 18, 2).formula(),
                SField.text("Secret__c", FieldType.ENCRYPTEDSTRING, 175),
                SField.string("Shielded__c", 80).deterministicallyEncrypted(),
                SField.text("Blob__c", FieldType.BASE64, 0),
                SField.of("Anything__c", FieldType.ANYTYPE),
                SField.number("Place__Latitude__s", FieldType.DOUBLE, 18, 15).partOf("Place__c"),
                SField.number("Place__Longitude__s", FieldType.DOUBLE, 18, 15).partOf("Place__c"),
                SField.of("Place__c", FieldType.LOCATION),
                SField.reference("User__c", "User__r", "User"),
                SField.reference("Account__c", "Account__r", "Account"),
                SField.reference("Other__c", "Other__r", "Everything__c")));
        return SObjectType.custom("Everything__c", "a02", fields);
    }

    static void install(Generator generator)
    {
        SObjectType type = type();
        List<Map<String, Object>> rows = new ArrayList<>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            Map<String, Object> row = texts(i);
            row.putAll(numbers(i));
            row.put("Flag__c", i % 3 == 1);
            row.put("Date__c", DATES.get(i % DATES.size()));
            row.put("Instant__c", INSTANTS.get(i % INSTANTS.size()));
            row.put("Time__c", TIMES.get(i % TIMES.size()));
            row.put("Colour__c", COLOURS.get(i % (COLOURS.size() - 1)));
            row.put("Size__c", SIZES.get(i % SIZES.size()));
            row.put("Tags__c", TAGS.get(i % TAGS.size()));
            row.put("User__c", i % 4 == 0 ? null : generator.owner());
            row.put("Account__c", generator.maybeId(70, "Account"));
            row.put("Other__c", i % 2 == 0 ? null : generator.id(type, Math.max(1, i / 2)));
            row.put("IsDeleted", i > 400 && i % 10 == 5);
            rows.add(row);
        }
        generator.install(type, rows);
    }

    private static Map<String, Object> texts(int i)
    {
        String text = TEXTS.get(i % TEXTS.size());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Name", "Thing %03d".formatted(i));
        row.put("Text__c", text);
        // pairs of keys that differ in case only
        row.put("Key__c", i % 7 == 0 ? null : (i % 2 == 0 ? "key-%s" : "KEY-%s").formatted(i / 2));
        row.put("Area__c", TEXTS.get((i * 3 + 1) % TEXTS.size()));
        row.put("Long_Text__c", i % 5 == 0 ? null : "Line %s\nand more of it. ".formatted(i).repeat(1 + i % 20).strip());
        row.put("Rich_Text__c", i % 4 == 0 ? null : "<p>Row <b>%s</b> &amp; more</p>".formatted(i));
        row.put("Email__c", i % 6 == 0 ? null : "user%s@example.com".formatted(i));
        row.put("Phone__c", i % 6 == 1 ? null : "+49 30 %07d".formatted(i * 37));
        row.put("Url__c", i % 6 == 2 ? null : "https://example.com/%s?a=b&c=%%20".formatted(i));
        row.put("Combo__c", i % 3 == 0 ? null : List.of("Call", "call", "Other").get(i % 3));
        row.put("Serial__c", "E-%05d".formatted(i));
        row.put("Formula_Text__c", text == null ? null : text + "!");
        row.put("Secret__c", i % 2 == 0 ? null : "****%s".formatted(i));
        row.put("Shielded__c", i % 3 == 0 ? null : "shield-%s".formatted(i % 10));
        row.put("Blob__c", i % 10 == 0 ? null : "AAEC%02d==".formatted(i % 100));
        row.put("Anything__c", i % 2 == 0 ? null : "value %s".formatted(i));
        return row;
    }

    private static Map<String, Object> numbers(int i)
    {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Number__c", NUMBERS.get(i % NUMBERS.size()));
        row.put("Money__c", MONEY.get(i % MONEY.size()));
        row.put("Percent__c", PERCENTS.get(i % PERCENTS.size()));
        row.put("Integer__c", INTEGERS.get(i % INTEGERS.size()));
        row.put("Long__c", LONGS.get(i % LONGS.size()));
        row.put("Formula_Number__c", NUMBERS.get(i % NUMBERS.size()) == null ? BigDecimal.ZERO : NUMBERS.get(i % NUMBERS.size()).multiply(BigDecimal.TWO));
        if (i % 3 != 0) {
            row.put("Place__Latitude__s", new BigDecimal("52.520008").add(BigDecimal.valueOf(i, 3)));
            row.put("Place__Longitude__s", new BigDecimal("-13.404954").subtract(BigDecimal.valueOf(i, 3)));
        }
        return row;
    }
}
