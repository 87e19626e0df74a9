package io.omnisql.plugin.salesforce.describe;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.Map;
import java.util.Optional;

/**
 * By which name queries reach the record that a reference points to; it stands in the column's attributes.
 */
public final class ParentLink
{
    private static final String RELATIONSHIP = "relationship";
    private static final String PARENT = "parent";

    private ParentLink() {}

    /**
     * Nothing where the parent may be of several types, or cannot be reached.
     */
    static Map<String, String> toAttributes(FieldDescription field)
    {
        return field.relationship().isEmpty() || field.referenceTo().size() != 1
                ? ImmutableMap.of()
                : ImmutableMap.of(RELATIONSHIP, field.relationship(), PARENT, field.referenceTo().getFirst());
    }

    /**
     * The parent object's API name.
     */
    public static Optional<String> find(TableDefinition table, String relationship)
    {
        return table.columns().stream()
                .filter(column -> relationship.equalsIgnoreCase(column.attributes().get(RELATIONSHIP)))
                .map(column -> column.attributes().get(PARENT))
                .findFirst();
    }
}
