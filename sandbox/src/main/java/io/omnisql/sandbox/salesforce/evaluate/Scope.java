package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.data.NameObject;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.soql.Expression;
import io.omnisql.sandbox.salesforce.soql.Soql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what the names of a statement mean. Not for use by several threads.
 */
final class Scope
{
    private static final int DEEPEST_PATH = 5;
    private static final int MOST_RELATIONSHIPS = 55;

    private final QueryContext context;
    private final SObjectType type;
    private final Set<String> prefixes = new HashSet<>();
    private final Set<String> relationships = new HashSet<>();

    Scope(QueryContext context, Soql soql)
    {
        this.context = context;
        this.type = context.type(soql.from()).orElseThrow(() -> ApiException.of(
                400,
                "INVALID_TYPE",
                "sObject type '%s' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.".formatted(soql.from())));
        if (!type.queryable()) {
            throw ApiException.of(400, "INVALID_TYPE_FOR_OPERATION", "entity type %s does not support query".formatted(type.name()));
        }
        prefixes.add(type.name().toLowerCase(Locale.ROOT));
        if (soql.alias() != null) {
            prefixes.add(soql.alias().toLowerCase(Locale.ROOT));
        }
    }

    SObjectType type()
    {
        return type;
    }

    BoundPath resolve(Expression.Path path)
    {
        List<String> parts = path.parts();
        if (parts.size() > 1 && prefixes.contains(parts.getFirst().toLowerCase(Locale.ROOT)) && type.relationship(parts.getFirst()).isEmpty()) {
            parts = parts.subList(1, parts.size());
        }
        if (parts.size() - 1 > DEEPEST_PATH) {
            throw ApiException.malformedQuery("Exceeded the maximum number of levels in a child-to-parent relationship: %s".formatted(path));
        }
        List<SField> references = new ArrayList<>();
        SObjectType current = type;
        for (int i = 0; i < parts.size() - 1; i++) {
            SField reference = reference(current, parts.get(i));
            references.add(reference);
            relationships.add(String.join(".", parts.subList(0, i + 1)).toLowerCase(Locale.ROOT));
            current = target(current, reference);
        }
        if (relationships.size() > MOST_RELATIONSHIPS) {
            throw ApiException.malformedQuery("No more than 55 child-to-parent relationships can be specified in a query");
        }
        return new BoundPath(references, current, field(current, parts.getLast()));
    }

    private SField reference(SObjectType from, String name)
    {
        return from.relationship(name)
                .filter(reference -> context.user().seesField(from.name(), reference.name()))
                .orElseThrow(() -> ApiException.invalidField("Didn't understand relationship '%s' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.".formatted(name)));
    }

    private SObjectType target(SObjectType from, SField reference)
    {
        if (reference.isPolymorphic()) {
            return NameObject.TYPE;
        }
        return context.type(reference.referenceTo().getFirst())
                .orElseThrow(() -> ApiException.invalidField("Didn't understand relationship '%s' in field path of '%s'.".formatted(reference.relationshipName(), from.name())));
    }

    private SField field(SObjectType owner, String name)
    {
        return context.field(owner, name).orElseThrow(() -> ApiException.invalidField(
                "No such column '%s' on entity '%s'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.".formatted(name, owner.name())));
    }

    /**
     * What a condition or a group compares: a field, or a function of a date.
     */
    Operand<Row> operand(Expression expression)
    {
        return switch (expression) {
            case Expression.Path path -> {
                BoundPath bound = resolve(path);
                yield new Operand<>(path.toString(), bound.field(), true, row -> bound.value(context, row));
            }
            case Expression.Call call -> {
                if (DateFunction.of(call.name()).isEmpty()) {
                    throw unknown(call);
                }
                if (call.arguments().size() != 1 || !(call.arguments().getFirst() instanceof Expression.Path path)) {
                    throw ApiException.malformedQuery("unexpected argument of function %s".formatted(call.name()));
                }
                BoundPath bound = resolve(path);
                DateFunction function = DateFunction.of(call.name()).get();
                function.check(bound.field());
                SField result = function == DateFunction.DAY_ONLY ? SField.of(call.toString(), FieldType.DATE) : SField.integer(call.toString());
                yield new Operand<>(call.toString(), result, false, row -> function.apply(bound.value(context, row)));
            }
        };
    }

    /**
     * The same where amounts are converted: in aggregates and orders.
     */
    Operand<Row> converted(Expression expression)
    {
        Operand<Row> operand = operand(expression);
        if (!(expression instanceof Expression.Path path)) {
            return operand;
        }
        BoundPath bound = resolve(path);
        return new Operand<>(operand.text(), operand.field(), operand.isField(), row -> Currencies.converted(context, bound, row));
    }

    static ApiException unknown(Expression.Call call)
    {
        if (Set.of("TOLABEL", "FORMAT", "CONVERTCURRENCY", "CONVERTTIMEZONE", "DISTANCE", "FIELDS", "GROUPING", "FISCAL_YEAR", "FISCAL_QUARTER", "FISCAL_MONTH").contains(call.name())) {
            return ApiException.rejected("MALFORMED_QUERY", "The sandbox knows no function " + call.name());
        }
        return ApiException.malformedQuery("Invalid function: %s".formatted(call.name()));
    }
}
