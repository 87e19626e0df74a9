package io.omnisql.sandbox.github.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * GitHub's own scalars; all of them travel as strings.
 */
final class Scalars
{
    private Scalars() {}

    static List<GraphQLScalarType> all()
    {
        return List.of(
                scalar("DateTime", Scalars::time),
                scalar("GitTimestamp", Scalars::time),
                scalar("BigInt", Long::valueOf),
                scalar("Date", text -> text),
                scalar("GitObjectID", text -> text),
                scalar("GitSSHRemote", text -> text),
                scalar("URI", text -> text));
    }

    private static Instant time(String text)
    {
        try {
            return OffsetDateTime.parse(text).toInstant();
        }
        catch (DateTimeException e) {
            throw new IllegalArgumentException("'%s' is no DateTime like 2026-01-31T00:00:00Z".formatted(text), e);
        }
    }

    private static GraphQLScalarType scalar(String name, Function<String, Object> parse)
    {
        return GraphQLScalarType.newScalar().name(name).coercing(new Text(name, parse)).build();
    }

    private record Text(String name, Function<String, Object> parse)
            implements Coercing<Object, String>
    {
        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale)
        {
            return value.toString();
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale)
        {
            if (input instanceof String text) {
                try {
                    return parse.apply(text);
                }
                catch (IllegalArgumentException e) {
                    throw new CoercingParseValueException(e.getMessage(), e);
                }
            }
            throw new CoercingParseValueException("A %s must be a string".formatted(name));
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale)
        {
            if (input instanceof StringValue text) {
                try {
                    return parse.apply(text.getValue());
                }
                catch (IllegalArgumentException e) {
                    throw new CoercingParseLiteralException(e.getMessage(), e);
                }
            }
            throw new CoercingParseLiteralException("A %s must be a string".formatted(name));
        }
    }
}
