package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.data.SandboxUser;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.util.List;
import java.util.Optional;

/**
 * Whose eyes a query looks through: objects, fields and rows that the user may see.
 *
 * @param includeDeleted whether deleted and archived rows are seen too
 */
public record QueryContext(Org org, SandboxUser user, boolean includeDeleted)
{
    public Optional<SObjectType> type(String name)
    {
        if (name.equalsIgnoreCase(EntityDefinition.TYPE.name())) {
            return Optional.of(EntityDefinition.TYPE);
        }
        return org.type(name).filter(type -> user.seesObject(type.name()));
    }

    public List<SObjectType> types()
    {
        return org.types().stream().filter(type -> user.seesObject(type.name())).toList();
    }

    /**
     * The fields that the user may see. A part of a compound is seen with it.
     */
    public List<SField> fields(SObjectType type)
    {
        return type.fields().stream().filter(field -> user.seesField(type.name(), field.name())).toList();
    }

    public Optional<SField> field(SObjectType type, String name)
    {
        return type.field(name).filter(field -> user.seesField(type.name(), field.name()));
    }

    public List<Row> rows(SObjectType type)
    {
        if (type == EntityDefinition.TYPE) {
            return EntityDefinition.rows(types());
        }
        return org.table(type.name()).stream().filter(this::sees).toList();
    }

    /**
     * The row that a reference points to.
     *
     * @return empty when there is none, or the user does not see it
     */
    public Optional<Row> parent(Row row, SField reference)
    {
        return org.byId((String) row.get(reference.name()))
                .filter(parent -> user.seesObject(parent.type().name()))
                .filter(parent -> sees(parent) || (org.pathsReachDeleted() && isShared(parent)));
    }

    private boolean sees(Row row)
    {
        if (!includeDeleted && (row.isDeleted() || Boolean.TRUE.equals(row.get("IsArchived")))) {
            return false;
        }
        return isShared(row);
    }

    private boolean isShared(Row row)
    {
        SObjectType.Sharing sharing = org.type(row.type().name()).orElse(row.type()).sharing();
        return switch (sharing.kind()) {
            case PUBLIC -> true;
            case OWNER -> user.seesRowsOf((String) row.get("OwnerId"));
            case PARENT -> org.byId((String) row.get(sharing.parentField())).map(this::isShared).orElse(user.viewsAll());
        };
    }
}
