package io.omnisql.sandbox.github.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.GraphQLSchema;
import io.omnisql.sandbox.github.Knobs;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.access.LimitedResource;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.LoggedRequest;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers GraphQL queries. Safe for use by several threads.
 */
public final class GraphqlEndpoint
{
    private static final String TOO_HEAVY = "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.";

    private final PrimaryLimits limits;
    private final Knobs knobs;
    private final GraphQLSchema schema;
    private final GraphQL graphql;

    /**
     * @param status of HTTP
     * @param body the answer's JSON
     * @param logged what the log is to keep, null when the request could not be read
     * @param cost points taken from the rate limit
     * @param rejection why the sandbox refused what GitHub may have answered, empty when it did not
     */
    public record Answer(int status, Map<String, Object> body, LoggedRequest.Graphql logged, int cost, Optional<String> rejection) {}

    public GraphqlEndpoint(PrimaryLimits limits, Knobs knobs)
    {
        this.knobs = knobs;
        this.limits = limits;
        this.schema = GithubSchema.build(limits);
        DataFetcherExceptionHandler exceptions = parameters -> CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
                .error(error(parameters.getException(), parameters))
                .build());
        this.graphql = GraphQL.newGraphQL(schema).defaultDataFetcherExceptionHandler(exceptions).build();
    }

    private static GraphQLError error(Throwable exception, DataFetcherExceptionHandlerParameters parameters)
    {
        GithubException known = exception instanceof GithubException github
                ? github
                : new GithubException("INTERNAL", "Something went wrong while executing your query: " + exception);
        return GithubError.of(known, parameters.getPath(), parameters.getSourceLocation());
    }

    public Answer answer(Scope scope, byte[] body)
    {
        JsonNode request;
        try {
            request = Json.parse(body);
        }
        catch (IOException e) {
            return badRequest("Problems parsing JSON");
        }
        if (!request.path("query").isTextual()) {
            return badRequest("A query attribute must be specified and must be a string.");
        }
        JsonNode variables = request.path("variables");
        if (!variables.isMissingNode() && !variables.isNull() && !variables.isObject()) {
            return badRequest("Variables must be an object.");
        }
        LoggedRequest.Graphql logged = new LoggedRequest.Graphql(
                request.get("query").textValue(),
                variables.isObject() ? Json.MAPPER.convertValue(variables, new TypeReference<Map<String, JsonNode>>() {}) : Map.of(),
                request.path("operationName").textValue());
        Map<String, Object> values = variables.isObject() ? Json.MAPPER.convertValue(variables, new TypeReference<Map<String, Object>>() {}) : Map.of();
        return execute(scope, logged, values);
    }

    private static Answer badRequest(String message)
    {
        return new Answer(400, Map.of("message", message, "documentation_url", "https://docs.github.com/graphql", "status", "400"), null, 0, Optional.empty());
    }

    private Answer execute(Scope scope, LoggedRequest.Graphql logged, Map<String, Object> variables)
    {
        ExecutionInput input = ExecutionInput.newExecutionInput(logged.query())
                .operationName(logged.operationName())
                .variables(variables)
                .build();
        ParseAndValidateResult parsed = ParseAndValidate.parseAndValidate(schema, input);
        if (parsed.isFailure()) {
            List<Map<String, Object>> errors = parsed.getErrors().stream().map(ValidationErrors::toGithub).toList();
            limits.charge(scope.principal(), LimitedResource.GRAPHQL, 1);
            return new Answer(200, Map.of("errors", errors), logged, 1, Optional.of((String) errors.getFirst().get("message")));
        }
        QueryCost cost = cost(parsed, input, variables);
        limits.charge(scope.principal(), LimitedResource.GRAPHQL, cost.points());
        if (cost.nodes() > QueryCost.MAX_NODES) {
            String message = String.format(Locale.ROOT, "This query requests up to %,d possible nodes which exceeds the maximum limit of %,d.", cost.nodes(), QueryCost.MAX_NODES);
            return new Answer(200, Map.of("errors", List.of(new GithubError("MAX_NODE_LIMIT_EXCEEDED", message, null, List.of()).toSpecification())), logged, cost.points(), Optional.empty());
        }
        if (knobs.isHeavy(cost.nodes()) && !knobs.heavyPartial()) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("data", null);
            body.put("errors", List.of(Map.of("message", TOO_HEAVY)));
            return new Answer(502, body, logged, cost.points(), Optional.empty());
        }
        ExecutionResult result = graphql.execute(input.transform(builder -> builder.graphQLContext(Map.of(Scope.class, scope, QueryCost.class, cost))));
        Map<String, Object> body = knobs.isHeavy(cost.nodes()) ? partial(body(result)) : body(result);
        return new Answer(200, body, logged, cost.points(), rejection(result));
    }

    /**
     * The answer of a query that ran into the limits of its resources: every list of rows is cut, and an error says so.
     */
    private static Map<String, Object> partial(Map<String, Object> body)
    {
        Map<String, Object> partial = new LinkedHashMap<>(body);
        JsonNode data = Json.MAPPER.valueToTree(body.get("data"));
        for (JsonNode nodes : data.findValues("nodes")) {
            while (nodes instanceof ArrayNode rows && rows.size() > 1) {
                rows.remove(rows.size() - 1);
            }
        }
        partial.put("data", data);
        partial.put("errors", List.of(Map.of("type", "RESOURCE_LIMITS_EXCEEDED", "message", "Resource limits for this query exceeded.")));
        return partial;
    }

    private QueryCost cost(ParseAndValidateResult parsed, ExecutionInput input, Map<String, Object> variables)
    {
        try {
            return QueryCost.of(schema, parsed.getDocument(), input.getOperationName(), new HashMap<>(variables));
        }
        catch (GraphQLException e) {
            // variables that do not fit: the execution says so
            return new QueryCost(0, 0);
        }
    }

    private static Map<String, Object> body(ExecutionResult result)
    {
        Map<String, Object> body = new LinkedHashMap<>();
        if (result.isDataPresent()) {
            body.put("data", result.getData());
        }
        if (!result.getErrors().isEmpty()) {
            body.put("errors", result.getErrors().stream().map(ValidationErrors::toGithub).toList());
        }
        return body;
    }

    private static Optional<String> rejection(ExecutionResult result)
    {
        return result.getErrors().stream()
                .filter(error -> error instanceof GithubError github && "SANDBOX_UNSUPPORTED".equals(github.type()))
                .map(GraphQLError::getMessage)
                .findFirst();
    }
}
