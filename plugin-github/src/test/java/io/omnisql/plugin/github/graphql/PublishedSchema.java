package io.omnisql.plugin.github.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.CoercedVariables;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * GitHub's published GraphQL schema, which {@code build/fetch-github-specs} fetches.
 */
public final class PublishedSchema
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final GraphQL graphql;

    private PublishedSchema(GraphQLSchema schema)
    {
        this.graphql = GraphQL.newGraphQL(schema).build();
    }

    /**
     * Empty when it was not fetched.
     */
    public static Optional<PublishedSchema> load()
    {
        Path file = directory().resolve("schema.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<String, Object> document = MAPPER.readValue(file.toFile(), new TypeReference<>() {});
            Object introspection = document.getOrDefault("data", document);
            @SuppressWarnings("unchecked")
            GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(
                    new SchemaParser().buildRegistry(new IntrospectionResultToSchema().createSchemaDefinition((Map<String, Object>) introspection)),
                    RuntimeWiring.newRuntimeWiring().wiringFactory(new TextScalars()).build());
            return Optional.of(new PublishedSchema(schema));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory()
    {
        return Optional.ofNullable(System.getProperty("omnisql.specs"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.dir")).resolveSibling(".omnisql").resolve("specs").resolve("github"));
    }

    /**
     * What is wrong with a request's query or variables.
     */
    public List<String> check(RemoteRequest request)
    {
        Map<String, Object> body;
        try {
            body = MAPPER.readValue(request.body().orElseThrow(), new TypeReference<>() {});
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> variables = (Map<String, Object>) body.get("variables");
        ExecutionInput input = ExecutionInput.newExecutionInput((String) body.get("query")).variables(variables).build();
        return graphql.execute(input).getErrors().stream().map(GraphQLError::getMessage).toList();
    }

    /**
     * Gives GitHub's scalars, such as DateTime, the form of texts. Nothing is ever fetched.
     */
    private static final class TextScalars
            extends MockedWiringFactory
    {
        @Override
        public GraphQLScalarType getScalar(ScalarWiringEnvironment environment)
        {
            return GraphQLScalarType.newScalar()
                    .name(environment.getScalarTypeDefinition().getName())
                    .coercing(new TextCoercing())
                    .build();
        }
    }

    private static final class TextCoercing
            implements Coercing<String, String>
    {
        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale)
        {
            return (String) input;
        }

        @Override
        public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale)
        {
            return ((StringValue) input).getValue();
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale)
        {
            return StringValue.of(input.toString());
        }
    }
}
