package io.omnisql.sandbox.salesforce.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;

/**
 * A value in a condition.
 */
public sealed interface Literal
{
    /**
     * @param raw what is between the quotes, with its escapes; they mean more after LIKE
     */
    record Text(String raw)
            implements Literal
    {
        public String value()
        {
            return Escapes.text(raw);
        }

        public Pattern like(boolean caseSensitive)
        {
            return Escapes.like(raw, caseSensitive);
        }
    }

    record Decimal(BigDecimal value)
            implements Literal {}

    record Date(LocalDate value)
            implements Literal {}

    record DateTime(Instant value)
            implements Literal {}

    record Time(LocalTime value)
            implements Literal {}

    record Bool(boolean value)
            implements Literal {}

    record Null()
            implements Literal {}
}
