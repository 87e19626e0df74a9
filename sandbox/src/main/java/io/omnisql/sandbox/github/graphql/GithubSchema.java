package io.omnisql.sandbox.github.graphql;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
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
    private static final List<String> DEFINITIONS = List.of("github", "review", "organization", "discussion", "project", "delivery");
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
            "ProjectV2FieldCommon",
            "ProjectV2FieldConfiguration",
            "ProjectV2ItemContent",
            "ProjectV2ItemFieldValue",
            "ProjectV2ItemFieldValueCommon",
            "ProjectV2Owner",
            "RequestedReviewer",
            "RuleSource",
            "SearchResultItem",
            "UniformResourceLocatable");

    private GithubSchema() {}

    private static String definition(String name)
    {
        try (InputStream resource = GithubSchema.class.getResourceAsStream(name + ".graphqls")) {
            return new String(requireNonNull(resource, name + ".graphqls is missing").readAllBytes(), StandardCharsets.UTF_8);
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
        ThreadFields.wire(wiring);
        TeamFields.wire(wiring);
        DiscussionFields.wire(wiring);
        ProjectFields.wire(wiring);
        DeliveryFields.wire(wiring);
        RuleFields.wire(wiring);
        TypeDefinitionRegistry definitions = new TypeDefinitionRegistry();
        DEFINITIONS.forEach(name -> definitions.merge(new SchemaParser().parse(definition(name))));
        return new SchemaGenerator().makeExecutableSchema(definitions, wiring.build());
    }
}
