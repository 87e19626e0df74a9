package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.soql.Condition;
import io.omnisql.sandbox.salesforce.soql.Condition.Operator;
import io.omnisql.sandbox.salesforce.soql.Soql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The object whose rows are the objects that the user may see. Statements about it may only compare for equality.
 */
final class EntityDefinition
{
    static final SObjectType TYPE = SObjectType.of("EntityDefinition", "4ie", List.of(
            SField.id(),
            SField.string("DurableId", 255).readOnly(),
            SField.string("QualifiedApiName", 70).readOnly(),
            SField.string("DeveloperName", 40).readOnly(),
            SField.string("Label", 40).readOnly(),
            SField.string("KeyPrefix", 3).readOnly(),
            SField.picklist("InternalSharingModel", 255).readOnly(),
            SField.picklist("ExternalSharingModel", 255).readOnly(),
            SField.bool("IsQueryable").readOnly()));

    private static final String NO_ID = "000000000000000AAA";

    private EntityDefinition() {}

    static void check(Soql soql)
    {
        if (Aggregation.isAggregate(soql) || soql.limit() != null || soql.offset() != null || !soql.orderBy().isEmpty()) {
            throw ApiException.malformedQuery("The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.");
        }
        if (soql.where() != null) {
            check(soql.where());
        }
    }

    private static void check(Condition condition)
    {
        switch (condition) {
            case Condition.And(List<Condition> operands) -> operands.forEach(EntityDefinition::check);
            case Condition.Or _ -> throw ApiException.malformedQuery("Disjunctions not supported");
            case Condition.Comparison comparison when comparison.operator() == Operator.EQUAL -> {}
            case Condition.In in when !in.negated() -> {}
            default -> throw ApiException.malformedQuery("Only equals comparisons permitted");
        }
    }

    static List<Row> rows(List<SObjectType> types)
    {
        return types.stream().map(EntityDefinition::row).toList();
    }

    private static Row row(SObjectType type)
    {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Id", NO_ID);
        values.put("DurableId", type.name());
        values.put("QualifiedApiName", type.name());
        values.put("DeveloperName", type.name().replaceFirst("__c$", ""));
        values.put("Label", type.label());
        values.put("KeyPrefix", type.keyPrefix());
        values.put("InternalSharingModel", model(type.sharing().kind()));
        values.put("ExternalSharingModel", model(type.externalSharing().kind()));
        values.put("IsQueryable", type.queryable());
        return Row.of(TYPE, values);
    }

    private static String model(SObjectType.Sharing.Kind kind)
    {
        return switch (kind) {
            case PUBLIC -> "ReadWrite";
            case OWNER -> "Private";
            case PARENT -> "ControlledByParent";
        };
    }
}
