package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SalesforceId;
import io.omnisql.sandbox.salesforce.soql.Literal;

import java.math.BigDecimal;

/**
 * The values of literals, which must have the type of the field that they are compared with.
 */
final class LiteralValues
{
    private LiteralValues() {}

    static Object of(SField field, String text, Literal literal)
    {
        FieldType type = field.type();
        if (literal instanceof Literal.Null) {
            throw ApiException.malformedQuery("unexpected null for field '%s'".formatted(text));
        }
        return switch (literal) {
            case Literal.Text string when type.isText() -> string.value();
            case Literal.Text string when type.isId() -> id(string.value());
            case Literal.Decimal decimal when type == FieldType.INT || type == FieldType.LONG -> whole(text, decimal.value(), type);
            case Literal.Decimal decimal when type.isNumber() -> decimal.value();
            case Literal.Bool bool when type == FieldType.BOOLEAN -> bool.value();
            case Literal.Date date when type == FieldType.DATE -> date.value();
            case Literal.DateTime instant when type == FieldType.DATETIME -> {
                if (instant.value().getNano() != 0) {
                    throw ApiException.rejected("MALFORMED_QUERY", "What fractions of seconds mean in a filter on '%s' is not documented".formatted(text));
                }
                yield instant.value();
            }
            case Literal.Time time when type == FieldType.TIME -> time.value();
            default -> throw mismatch(text, type, literal);
        };
    }

    private static String id(String text)
    {
        return SalesforceId.canonical(text).orElseThrow(() -> ApiException.invalidOperator("invalid ID field: " + text));
    }

    private static BigDecimal whole(String text, BigDecimal value, FieldType type)
    {
        if (value.stripTrailingZeros().scale() > 0) {
            throw ApiException.invalidField("value of filter criterion for field '%s' must be of type %s".formatted(text, type));
        }
        return value;
    }

    static ApiException mismatch(String text, FieldType type, Literal literal)
    {
        String quotes = literal instanceof Literal.Text ? " and should not be enclosed in quotes" : type.isText() || type.isId() ? " and should be enclosed in quotes" : "";
        return ApiException.invalidField("value of filter criterion for field '%s' must be of type %s%s".formatted(text, type.isText() || type.isId() ? "string" : type, quotes));
    }
}
