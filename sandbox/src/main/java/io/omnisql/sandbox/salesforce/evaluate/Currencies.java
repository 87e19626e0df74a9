package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.schema.FieldType;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Amounts of an organisation that keeps several currencies: aggregates and orders see them in its own one, conditions as they are stored.
 */
final class Currencies
{
    private static final String TYPE = "CurrencyType";
    private static final String CODE = "CurrencyIsoCode";

    private Currencies() {}

    /**
     * The value of a field as aggregates and orders see it.
     */
    static Object converted(QueryContext context, BoundPath path, Row row)
    {
        Object value = path.value(context, row);
        if (path.field().type() != FieldType.CURRENCY || value == null || context.org().type(TYPE).isEmpty()) {
            return value;
        }
        return path.owner(context, row)
                .filter(owner -> owner.type().field(CODE).isPresent())
                .flatMap(owner -> rate(context.org(), (String) owner.get(CODE)))
                .<Object>map(rate -> ((BigDecimal) value).divide(rate, MathContext.DECIMAL128))
                .orElse(value);
    }

    /**
     * How much of the currency is worth one of the organisation's own.
     */
    private static Optional<BigDecimal> rate(Org org, String code)
    {
        return org.table(TYPE).stream()
                .filter(currency -> currency.get("IsoCode").equals(code))
                .map(currency -> (BigDecimal) currency.get("ConversionRate"))
                .findFirst();
    }
}
