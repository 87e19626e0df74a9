package io.omnisql.plugin.github.graphql;

import static java.util.Objects.requireNonNull;

/**
 * The value of a GraphQL argument.
 *
 * @param type its GraphQL type, e.g. {@code [IssueState!]}
 * @param value as Jackson writes it; null is the literal null
 */
public record Argument(String type, Object value)
{
    public Argument
    {
        requireNonNull(type, "type is null");
    }
}
