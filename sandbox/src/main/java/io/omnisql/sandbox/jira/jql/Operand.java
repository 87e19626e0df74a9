package io.omnisql.sandbox.jira.jql;

import java.util.List;

/**
 * What a field is compared with.
 */
public sealed interface Operand
{
    /**
     * One value.
     *
     * @param number whether it was written as a number without quotation marks
     */
    record Literal(String text, boolean number)
            implements Operand
    {
        static Literal id(long id)
        {
            return new Literal(Long.toString(id), true);
        }

        static Literal word(String text)
        {
            return new Literal(text, false);
        }
    }

    /**
     * No value.
     */
    record Empty()
            implements Operand {}

    record Function(String name, List<String> arguments)
            implements Operand {}

    record Values(List<Operand> operands)
            implements Operand {}
}
