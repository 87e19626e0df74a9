package io.omnisql.plugin.salesforce.describe;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * By which name queries reach the record that a reference points to; it stands in the column's attributes.
 *
 * @param parent the parent object's API name
 */
public record ParentLink(String relationship, String parent)
{
    private static final String RELATIONSHIP = "relationship";
    private static final String PARENT = "parent";

    public ParentLink
    {
        requireNonNull(relationship, "relationship is null");
        requireNonNull(parent, "parent is null");
    }

    /**
     * Nothing where the parent may be of several types, or cannot be reached.
     */
    static Map<String, String> toAttributes(FieldDescription field)
    {
        return field.relationship().isEmpty() || field.polymorphic() || field.referenceTo().size() != 1
                ? ImmutableMap.of()
                : ImmutableMap.of(RELATIONSHIP, field.relationship(), PARENT, field.referenceTo().getFirst());
    }

    /**
     * The link of a column, empty when it leads nowhere.
     */
    public static Optional<ParentLink> of(ColumnDefinition column)
    {
        Map<String, String> attributes = column.attributes();
        return attributes.containsKey(RELATIONSHIP) ? Optional.of(new ParentLink(attributes.get(RELATIONSHIP), attributes.get(PARENT))) : Optional.empty();
    }

    /**
     * The parent object's API name.
     */
    public static Optional<String> find(TableDefinition table, String relationship)
    {
        return table.columns().stream()
                .flatMap(column -> of(column).stream())
                .filter(link -> link.relationship().equalsIgnoreCase(relationship))
                .map(ParentLink::parent)
                .findFirst();
    }
}
