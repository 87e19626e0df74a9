package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.schema.SalesforceId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An organisation: its objects, their rows and its users. Safe for use by several threads.
 */
public final class Org
{
    private final String name;
    private final String id;
    private final String pod;
    private volatile Instant schemaChanged;
    private volatile boolean pathsReachDeleted;
    private final Map<String, SObjectType> types = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, List<Row>> tables = new ConcurrentHashMap<>();
    private final Map<String, Row> byId = new ConcurrentHashMap<>();
    private final List<SandboxUser> users;

    /**
     * @param pod the three characters after the key prefix in every id
     * @param schemaChanged when the objects were last changed
     */
    public Org(String name, String pod, Instant schemaChanged, List<SandboxUser> users)
    {
        this.name = name;
        this.id = SalesforceId.of("00D", pod, 4761);
        this.pod = pod;
        this.schemaChanged = schemaChanged;
        this.users = List.copyOf(users);
    }

    /**
     * Adds an object with its rows; to be called before requests come.
     */
    public void install(SObjectType type, List<Row> rows)
    {
        if (types.putIfAbsent(key(type.name()), type) != null) {
            throw new IllegalArgumentException("The organisation %s has two objects %s".formatted(name, type.name()));
        }
        tables.put(key(type.name()), List.copyOf(rows));
        rows.forEach(row -> byId.put(row.id(), row));
    }

    /**
     * Describes an object anew; the rows that it has stay.
     */
    public void change(SObjectType type, Instant at)
    {
        if (types.replace(key(type.name()), type) == null) {
            throw new IllegalArgumentException("The organisation %s has no object %s".formatted(name, type.name()));
        }
        schemaChanged = at;
    }

    private static String key(String typeName)
    {
        return typeName.toLowerCase(Locale.ROOT);
    }

    public String name()
    {
        return name;
    }

    /**
     * The 18-character id of the organisation.
     */
    public String id()
    {
        return id;
    }

    public String pod()
    {
        return pod;
    }

    public Instant schemaChanged()
    {
        return schemaChanged;
    }

    /**
     * Whether paths to parents show deleted ones: the documents do not say.
     */
    public boolean pathsReachDeleted()
    {
        return pathsReachDeleted;
    }

    public void letPathsReachDeleted(boolean reach)
    {
        pathsReachDeleted = reach;
    }

    public List<SandboxUser> users()
    {
        return users;
    }

    public Optional<SandboxUser> user(String username)
    {
        return users.stream().filter(user -> user.username().equals(username)).findFirst();
    }

    public Collection<SObjectType> types()
    {
        synchronized (types) {
            return List.copyOf(types.values());
        }
    }

    /**
     * An object by its name, without regard to case.
     */
    public Optional<SObjectType> type(String typeName)
    {
        return Optional.ofNullable(types.get(key(typeName)));
    }

    public List<SField> fields(String typeName)
    {
        return type(typeName).orElseThrow(() -> new IllegalArgumentException("There is no object " + typeName)).fields();
    }

    /**
     * All rows of an object, also those that are deleted or that not everyone sees.
     */
    public List<Row> table(String typeName)
    {
        return tables.getOrDefault(key(typeName), List.of());
    }

    /**
     * All rows of an object as plain maps, also those that are deleted or that not everyone sees.
     */
    public List<Map<String, Object>> rows(String typeName)
    {
        if (type(typeName).isEmpty()) {
            throw new IllegalArgumentException("There is no object " + typeName);
        }
        return table(typeName).stream().map(Row::asMap).toList();
    }

    public Optional<Row> byId(String id18)
    {
        return id18 == null ? Optional.empty() : Optional.ofNullable(byId.get(id18));
    }

    /**
     * Puts a row in the place of the one with its id, or adds it.
     */
    public synchronized void put(Row row)
    {
        String key = key(row.type().name());
        List<Row> rows = new ArrayList<>(table(key));
        int position = -1;
        for (int i = 0; i < rows.size() && position < 0; i++) {
            position = rows.get(i).id().equals(row.id()) ? i : -1;
        }
        if (position < 0) {
            rows.add(row);
        }
        else {
            rows.set(position, row);
        }
        tables.put(key, List.copyOf(rows));
        byId.put(row.id(), row);
    }

    @Override
    public String toString()
    {
        return name;
    }
}
