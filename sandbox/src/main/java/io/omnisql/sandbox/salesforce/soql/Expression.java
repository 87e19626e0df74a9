package io.omnisql.sandbox.salesforce.soql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a statement selects, compares, groups or sorts by.
 */
public sealed interface Expression
{
    /**
     * A field, reached over parents.
     */
    record Path(List<String> parts)
            implements Expression
    {
        public Path
        {
            parts = List.copyOf(parts);
        }

        public String field()
        {
            return parts.getLast();
        }

        @Override
        public String toString()
        {
            return String.join(".", parts);
        }
    }

    /**
     * @param name in upper case
     */
    record Call(String name, List<Expression> arguments)
            implements Expression
    {
        public Call
        {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString()
        {
            return arguments.stream().map(Object::toString).collect(Collectors.joining(", ", name + "(", ")"));
        }
    }
}
