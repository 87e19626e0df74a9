package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.data.NameObject;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field with the references that lead to it.
 *
 * @param owner the object that has the field; {@link NameObject} behind a polymorphic reference
 */
public record BoundPath(List<SField> references, SObjectType owner, SField field)
{
    public BoundPath
    {
        references = List.copyOf(references);
    }

    /**
     * The names from the row to the field, with dots between them, as the objects spell them.
     */
    public String text()
    {
        return Stream.concat(references.stream().map(SField::relationshipName), Stream.of(field.name())).collect(Collectors.joining("."));
    }

    public Object value(QueryContext context, Row row)
    {
        return owner(context, row).map(found -> valueIn(owner, field, found)).orElse(null);
    }

    /**
     * The row that has the field, empty when there is none, or the user does not see it.
     */
    Optional<Row> owner(QueryContext context, Row row)
    {
        Optional<Row> current = Optional.of(row);
        for (SField reference : references) {
            current = current.flatMap(child -> context.parent(child, reference));
        }
        return current;
    }

    static Object valueIn(SObjectType owner, SField field, Row row)
    {
        return owner == NameObject.TYPE ? NameObject.value(row, field) : row.get(field.name());
    }
}
