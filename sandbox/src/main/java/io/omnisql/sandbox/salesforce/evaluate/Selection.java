package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is selected of a row and its parents, as a tree. Changes only while it is built.
 */
public final class Selection
{
    private final SObjectType type;
    private final List<SField> fields = new ArrayList<>();
    private final Map<SField, Selection> parents = new LinkedHashMap<>();

    Selection(SObjectType type)
    {
        this.type = type;
    }

    void add(BoundPath path, List<SObjectType> owners)
    {
        Selection current = this;
        for (int i = 0; i < path.references().size(); i++) {
            SObjectType owner = owners.get(i);
            current = current.parents.computeIfAbsent(path.references().get(i), _ -> new Selection(owner));
        }
        current.fields.add(path.field());
    }

    public SObjectType type()
    {
        return type;
    }

    public List<SField> fields()
    {
        return List.copyOf(fields);
    }

    /**
     * What is selected of parents, by the references to them.
     */
    public Map<SField, Selection> parents()
    {
        return parents;
    }

    public Object value(Row row, SField field)
    {
        return BoundPath.valueIn(type, field, row);
    }
}
