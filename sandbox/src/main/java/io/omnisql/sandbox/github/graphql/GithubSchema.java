package io.omnisql.sandbox.github.graphql;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import io.omnisql.sandbox.github.access.PrimaryLimits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The sandbox's GraphQL schema, wired to its rows.
 */
final class GithubSchema
{
    private static final List<String> ABSTRACT_TYPES = List.of(
            "Actor",
            "Assignable",
            "Closable",
            "Comment",
            "GitObject",
            "IssueOrPullRequest",
            "Labelable",
            "Lockable",
            "Node",
            "RepositoryNode",
            "RepositoryOwner",
            "SearchResultItem",
            "UniformResourceLocatable");

    private GithubSchema() {}

    static String definition()
    {
        try (InputStream resource = GithubSchema.class.getResourceAsStream("github.graphqls")) {
            return new String(requireNonNull(resource, "github.graphqls is missing").readAllBytes(), StandardCharsets.UTF_8);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GraphQLSchema build(PrimaryLimits limits)
    {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        Scalars.all().forEach(wiring::scalar);
        TypeResolver byClass = environment -> (GraphQLObjectType) environment.getSchema().getType(QueryFields.typeName(environment.getObject()));
        ABSTRACT_TYPES.forEach(type -> wiring.type(TypeRuntimeWiring.newTypeWiring(type).typeResolver(byClass)));
        QueryFields.wire(wiring, limits);
        AccountFields.wire(wiring);
        RepositoryFields.wire(wiring);
        IssueConnections.wire(wiring);
        IssueFields.wire(wiring);
        PullRequestFields.wire(wiring);
        LabelFields.wire(wiring);
        RefFields.wire(wiring);
        CommitFields.wire(wiring);
        ReleaseFields.wire(wiring);
        ReviewFields.wire(wiring);
        CommunityFields.wire(wiring);
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(definition()), wiring.build());
    }
}
