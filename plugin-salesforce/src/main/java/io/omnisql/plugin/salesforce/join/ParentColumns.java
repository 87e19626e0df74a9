package io.omnisql.plugin.salesforce.join;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * Columns of a parent's fields, as queries of its children reach them.
 *
 * @param relationship the name of the way to the parent
 * @param outer whether the child may be without a parent, so that its fields are only read
 */
public record ParentColumns(String relationship, SalesforceObject parent, boolean outer)
{
    private static final String DELETED = "IsDeleted";
    /**
     * Attribute of a parent's column: the field that tells whether the parent is deleted, empty where that does not matter.
     */
    private static final String GUARD = "parent-deleted";

    public ParentColumns
    {
        requireNonNull(relationship, "relationship is null");
        requireNonNull(parent, "parent is null");
    }

    /**
     * Whether the column is a parent's.
     */
    public static boolean isOfParent(ColumnDefinition column)
    {
        return column.attributes().containsKey(GUARD);
    }

    /**
     * What must be selected with the column, to know whether its record is there for SQL.
     */
    public static Optional<String> guard(ColumnDefinition column)
    {
        return Optional.ofNullable(column.attributes().get(GUARD)).filter(guard -> !guard.isEmpty());
    }

    String name(String column)
    {
        return relationship.toLowerCase(ROOT) + "." + column;
    }

    /**
     * The column of the parent's table, through the child.
     */
    ColumnDefinition of(ColumnDefinition column)
    {
        Field field = Field.of(column);
        boolean isId = field.type().equals("id");
        return new ColumnDefinition(
                name(column.name()),
                column.type(),
                column.comment(),
                "/" + relationship + column.pointer(),
                column.spellings(),
                column.valueCase(),
                outer ? FilterSupport.NONE : column.filter(),
                // many children have the same parent: its id is a reference of theirs
                !outer && column.sortable() && !isId,
                true,
                column.renderer(),
                attributes(new Field(path(field.name()), isId ? "reference" : field.type(), field.kind(), outer ? Set.of(Flag.NILLABLE) : field.flags())));
    }

    /**
     * Whether the parent is deleted.
     */
    ColumnDefinition deleted()
    {
        Field field = new Field(path(DELETED), "boolean", FieldKind.BOOLEAN, Set.of(Flag.FILTERABLE));
        return ColumnDefinition.column(name(DELETED.toLowerCase(ROOT)), ValueType.BOOLEAN, "/" + relationship + "/" + DELETED, "").withAttributes(attributes(field));
    }

    private String path(String field)
    {
        return relationship + "." + field;
    }

    private Map<String, String> attributes(Field field)
    {
        return ImmutableMap.<String, String>builder()
                .putAll(field.toAttributes())
                .put(GUARD, outer && parent.recycled() ? path(DELETED) : "")
                .buildOrThrow();
    }
}
