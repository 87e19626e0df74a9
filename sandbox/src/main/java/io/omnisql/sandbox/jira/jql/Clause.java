package io.omnisql.sandbox.jira.jql;

import java.util.List;

/**
 * The condition of a search.
 */
public sealed interface Clause
{
    record And(List<Clause> clauses)
            implements Clause {}

    record Or(List<Clause> clauses)
            implements Clause {}

    record Not(Clause clause)
            implements Clause {}

    /**
     * @param field as it is written; {@code cf[n]} for a custom field by its number
     */
    record Comparison(String field, Operator operator, Operand operand)
            implements Clause {}
}
