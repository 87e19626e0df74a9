package io.omnisql.sandbox.github.graphql;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.language.Document;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

import java.util.List;
import java.util.Map;

/**
 * What a query takes from the rate limit, by GitHub's formula: one request for every connection of every parent, assuming that all
 * pages are full, divided by 100.
 *
 * @param nodes how many rows the query may return at most
 * @param requests how many requests it stands for
 * @see <a href="https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api">GitHub's description</a>
 */
public record QueryCost(long nodes, long requests)
{
    static final long MAX_NODES = 500_000;

    /**
     * @param operationName null when there is only one
     */
    static QueryCost of(GraphQLSchema schema, Document document, String operationName, Map<String, Object> variables)
    {
        long[] counts = new long[2];
        QueryTraverser.newQueryTraverser()
                .schema(schema)
                .document(document)
                .operationName(operationName)
                .variables(variables)
                .build()
                .visitPreOrder(new QueryVisitorStub()
                {
                    @Override
                    public void visitField(QueryVisitorFieldEnvironment environment)
                    {
                        if (isConnection(environment)) {
                            long parents = rows(environment.getParentEnvironment());
                            counts[0] += parents * pageSize(environment);
                            counts[1] += parents;
                        }
                    }
                });
        return new QueryCost(counts[0], counts[1]);
    }

    public int points()
    {
        return (int) Math.max(1, Math.round(requests / 100.0));
    }

    /**
     * How many objects a field may stand for.
     */
    private static long rows(QueryVisitorFieldEnvironment environment)
    {
        if (environment == null) {
            return 1;
        }
        long parents = rows(environment.getParentEnvironment());
        if (isConnection(environment)) {
            return parents * Math.max(1, pageSize(environment));
        }
        return environment.getArguments().get("ids") instanceof List<?> ids ? parents * Math.max(1, ids.size()) : parents;
    }

    private static boolean isConnection(QueryVisitorFieldEnvironment environment)
    {
        return GraphQLTypeUtil.unwrapAll(environment.getFieldDefinition().getType()) instanceof GraphQLNamedType type && type.getName().endsWith("Connection");
    }

    private static int pageSize(QueryVisitorFieldEnvironment environment)
    {
        Object size = environment.getArguments().get("first");
        if (size == null) {
            size = environment.getArguments().get("last");
        }
        return size instanceof Integer count ? count : 0;
    }
}
