package io.omnisql.plugin.salesforce.describe;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the listings have in common.
 */
final class Listings
{
    private Listings() {}

    /**
     * The objects whose tables are asked for.
     */
    static List<ObjectName> objects(ConnectionInfo connection, Optional<Set<String>> tables, RemoteReader reader)
    {
        if (tables.filter(Set::isEmpty).isPresent()) {
            return List.of();
        }
        return Descriptions.objects(connection, reader).stream()
                .filter(object -> tables.isEmpty() || tables.get().contains(object.table()))
                .toList();
    }

    static List<ObjectDescription> descriptions(ConnectionInfo connection, Optional<Set<String>> tables, RemoteReader reader)
    {
        return Descriptions.many(connection, objects(connection, tables, reader), reader);
    }

    /**
     * @param values may be null
     */
    static List<Object> row(Object... values)
    {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /**
     * Null for the empty text.
     */
    static String text(String value)
    {
        return value.isEmpty() ? null : value;
    }
}
