package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.schema.SalesforceId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes the rows of one organisation, the same for the same seed. Not for use by several threads.
 */
final class Generator
{
    private static final Instant FIRST_DAY = Instant.parse("2021-01-04T08:00:00Z");
    private static final int SECONDS_OF_HISTORY = (int) Duration.ofDays(1700).toSeconds();
    private static final String OLD_POD_END = "1";

    private final Org org;
    private final SplittableRandom random;
    private final List<String> userIds;

    Generator(Org org, long seed, List<String> userIds)
    {
        this.org = org;
        this.random = new SplittableRandom(seed);
        this.userIds = List.copyOf(userIds);
    }

    Org org()
    {
        return org;
    }

    SplittableRandom random()
    {
        return random;
    }

    boolean chance(int percent)
    {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T pick(T... values)
    {
        return values[random.nextInt(values.length)];
    }

    <T> T pick(List<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }

    /**
     * The id of a row; those of every fifth come from the servers where the organisation lived before.
     */
    String id(SObjectType type, int number)
    {
        String pod = number % 5 == 4 ? org.pod().substring(0, 2) + OLD_POD_END : org.pod();
        return SalesforceId.of(type.keyPrefix(), pod, 70_000L + number * 3L);
    }

    String owner()
    {
        return pick(userIds);
    }

    Instant instant()
    {
        return FIRST_DAY.plusSeconds(random.nextInt(SECONDS_OF_HISTORY));
    }

    /**
     * A row's values so far: id, owner, deletion and audit fields.
     */
    Map<String, Object> start(SObjectType type, int number)
    {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Id", id(type, number));
        Instant created = instant();
        Instant modified = created.plusSeconds(random.nextInt(4_000_000));
        values.put("CreatedDate", created);
        values.put("CreatedById", owner());
        values.put("LastModifiedDate", modified);
        values.put("LastModifiedById", owner());
        values.put("SystemModstamp", modified.plusSeconds(random.nextInt(3)));
        if (type.field("OwnerId").isPresent()) {
            values.put("OwnerId", owner());
        }
        values.keySet().removeIf(name -> type.field(name).isEmpty());
        return values;
    }

    /**
     * An id of a row of the object that is not deleted.
     */
    String anyId(String typeName)
    {
        List<Row> rows = org.table(typeName);
        for (int i = random.nextInt(rows.size()); ; i = (i + 1) % rows.size()) {
            if (!rows.get(i).isDeleted()) {
                return rows.get(i).id();
            }
        }
    }

    String maybeId(int percent, String typeName)
    {
        return chance(percent) ? anyId(typeName) : null;
    }

    void install(SObjectType type, List<Map<String, Object>> rows)
    {
        List<Row> made = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> values = new LinkedHashMap<>(rows.get(i));
            int number = i + 1;
            start(type, number).forEach(values::putIfAbsent);
            if (type.isCustom() && type.field("Name").isPresent()) {
                values.putIfAbsent("Name", "%s %s".formatted(type.label(), number));
            }
            made.add(Row.of(type, values));
        }
        org.install(type, made);
    }
}
