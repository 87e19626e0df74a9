package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.schema.SalesforceId;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Changes rows of an organisation, and the times at which they were changed.
 */
public final class Editor
{
    private static final long FIRST_NUMBER = 900_000_000L;

    private final Org org;
    private final Clock clock;

    public Editor(Org org, Clock clock)
    {
        this.org = org;
        this.clock = clock;
    }

    /**
     * @throws NoSuchElementException when there is no such row
     */
    public Row update(String id, Map<String, Object> changes)
    {
        Row row = org.byId(id).orElseThrow(() -> new NoSuchElementException("There is no row " + id));
        return put(row.type(), row.with(changes), now());
    }

    public Row delete(String id)
    {
        return update(id, Map.of("IsDeleted", true));
    }

    /**
     * @param values Id, OwnerId and the audit fields are made up where they are missing
     */
    public Row insert(String typeName, Map<String, Object> values)
    {
        SObjectType type = org.type(typeName).orElseThrow(() -> new NoSuchElementException("There is no object " + typeName));
        List<Row> rows = org.table(typeName);
        String user = org.users().getFirst().id();
        Instant now = now();
        Map<String, Object> complete = new LinkedHashMap<>(Map.of("Id", SalesforceId.of(type.keyPrefix(), org.pod(), FIRST_NUMBER + rows.size())));
        Map.of("CreatedDate", now, "CreatedById", user, "LastModifiedById", user, "OwnerId", user).forEach((name, value) -> {
            if (type.field(name).isPresent()) {
                complete.put(name, value);
            }
        });
        complete.putAll(values);
        return put(type, Row.of(type, complete), now);
    }

    private Instant now()
    {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Row put(SObjectType type, Row row, Instant now)
    {
        Map<String, Object> times = new LinkedHashMap<>();
        for (String name : List.of("LastModifiedDate", "SystemModstamp")) {
            if (type.field(name).isPresent()) {
                times.put(name, now);
            }
        }
        Row changed = row.with(times);
        org.put(changed);
        return changed;
    }
}
