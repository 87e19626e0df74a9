package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of an object. Values are {@link BigDecimal}, {@link String}, {@link Boolean}, {@link LocalDate}, {@link Instant}, {@link LocalTime} or null;
 * an address has no value of its own but those of its parts.
 */
public final class Row
{
    private static final LocalDate FIRST_DAY = LocalDate.of(1700, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(4000, 12, 31);

    private final SObjectType type;
    private final Object[] values;

    private Row(SObjectType type, Object[] values)
    {
        this.type = type;
        this.values = values;
    }

    /**
     * @param values by field; fields that are missing are null, or false
     * @throws IllegalArgumentException when a value has no field, or is nothing that the field could hold
     */
    public static Row of(SObjectType type, Map<String, Object> values)
    {
        Object[] array = new Object[type.fields().size()];
        values.forEach((name, value) -> {
            int position = type.position(name);
            if (position < 0) {
                throw new IllegalArgumentException("%s has no field %s".formatted(type.name(), name));
            }
            array[position] = checked(type.fields().get(position), value);
        });
        for (int i = 0; i < array.length; i++) {
            if (array[i] == null && type.fields().get(i).type().wireName().equals("boolean")) {
                array[i] = false;
            }
        }
        return new Row(type, array);
    }

    private static Object checked(SField field, Object value)
    {
        Object normal = switch (value) {
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case String text when text.isEmpty() -> null;
            case null -> null;
            default -> value;
        };
        Class<?> expected = switch (field.type()) {
            case INT, LONG, DOUBLE, CURRENCY, PERCENT -> BigDecimal.class;
            case BOOLEAN -> Boolean.class;
            case DATE -> LocalDate.class;
            case DATETIME -> Instant.class;
            case TIME -> LocalTime.class;
            default -> String.class;
        };
        if (normal != null && !expected.isInstance(normal)) {
            throw new IllegalArgumentException("%s is a %s, and %s is a %s".formatted(field.name(), field.type(), normal, normal.getClass().getSimpleName()));
        }
        boolean possible = switch (normal) {
            case LocalDate date -> isInRange(date);
            case Instant instant -> instant.getNano() == 0 && isInRange(LocalDate.ofInstant(instant, ZoneOffset.UTC));
            case LocalTime time -> time.getNano() % 1_000_000 == 0;
            case String text -> field.length() == 0 || text.length() <= field.length();
            case null, default -> true;
        };
        if (!possible) {
            throw new IllegalArgumentException("%s cannot hold %s".formatted(field.name(), normal));
        }
        return normal;
    }

    private static boolean isInRange(LocalDate date)
    {
        return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
    }

    /**
     * The same row with other values.
     */
    public Row with(Map<String, Object> changes)
    {
        Map<String, Object> changed = asMap();
        changes.forEach((name, value) -> {
            SField field = type.field(name).orElseThrow(() -> new IllegalArgumentException("%s has no field %s".formatted(type.name(), name)));
            changed.put(field.name(), value);
        });
        return of(type, changed);
    }

    public SObjectType type()
    {
        return type;
    }

    public Object get(int position)
    {
        return values[position];
    }

    /**
     * @return null also when there is no such field
     */
    public Object get(String field)
    {
        int position = type.position(field);
        return position < 0 ? null : values[position];
    }

    public String id()
    {
        return (String) get("Id");
    }

    public boolean isDeleted()
    {
        return Boolean.TRUE.equals(get("IsDeleted"));
    }

    /**
     * A copy of the values by the fields' names, in the order of the fields.
     */
    public Map<String, Object> asMap()
    {
        Map<String, Object> map = new LinkedHashMap<>();
        List<SField> fields = type.fields();
        for (int i = 0; i < values.length; i++) {
            map.put(fields.get(i).name(), values[i]);
        }
        return map;
    }
}
