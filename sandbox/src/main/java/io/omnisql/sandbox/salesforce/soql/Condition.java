package io.omnisql.sandbox.salesforce.soql;

import java.util.List;

/**
 * What rows must fulfil.
 */
public sealed interface Condition
{
    enum Operator
    {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LIKE("LIKE");

        private final String symbol;

        Operator(String symbol)
        {
            this.symbol = symbol;
        }

        public String symbol()
        {
            return symbol;
        }

        public boolean isRange()
        {
            return this == LESS || this == LESS_OR_EQUAL || this == GREATER || this == GREATER_OR_EQUAL;
        }
    }

    record And(List<Condition> operands)
            implements Condition {}

    record Or(List<Condition> operands)
            implements Condition {}

    record Not(Condition operand)
            implements Condition {}

    record Comparison(Expression left, Operator operator, Literal right)
            implements Condition {}

    record In(Expression left, boolean negated, List<Literal> values)
            implements Condition {}

    record InQuery(Expression left, boolean negated, Soql query)
            implements Condition {}

    /**
     * INCLUDES, or EXCLUDES when negated.
     */
    record Includes(Expression left, boolean negated, List<Literal> values)
            implements Condition {}
}
