package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.data.Star;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * Connections of an organisation's members and of those who star or watch a repository.
 */
final class CommunityFields
{
    private CommunityFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Repository.class, "Repository")
                .fetch("stargazers", CommunityFields::stargazers)
                .fetch("watchers", environment -> Connections.page(environment, contents(environment).watchers(), RowOrder.byId(Account::id), user -> user));
        TypeFields.of(wiring, Account.class, "Organization")
                .fetch("membersWithRole", CommunityFields::members);
    }

    private static RepositoryContents contents(DataFetchingEnvironment environment)
    {
        return scope(environment).data().contents(environment.<Repository>getSource().id());
    }

    private static Map<String, Object> stargazers(DataFetchingEnvironment environment)
    {
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Star> order = RowOrder.<Star>byTime(Star::starredAt, star -> star.user().id()).descending(Connections.descending(orderBy));
        return CommunityFields.<Star>withEdges(Connections.page(environment, contents(environment).stars(), order, star -> star), Star::user, star -> Map.of("starredAt", star.starredAt()));
    }

    private static Map<String, Object> members(DataFetchingEnvironment environment)
    {
        Account organization = environment.getSource();
        List<Account> members = scope(environment).members(organization);
        return CommunityFields.<Account>withEdges(
                Connections.page(environment, members, RowOrder.byId(Account::id), member -> member),
                member -> member,
                member -> Map.of("role", scope(environment).data().isAdmin(organization, member) ? "ADMIN" : "MEMBER"));
    }

    /**
     * The same page with fields of each row beside its node.
     */
    @SuppressWarnings("unchecked")
    static <T> Map<String, Object> withEdges(Map<String, Object> connection, Function<T, ?> node, Function<T, Map<String, Object>> fields)
    {
        if (connection.containsKey("nodes")) {
            connection.compute("nodes", (_, rows) -> ((List<T>) rows).stream().<Object>map(node).toList());
            connection.compute("edges", (_, edges) -> ((List<Map<String, Object>>) edges).stream().map(edge -> {
                T row = (T) edge.get("node");
                Map<String, Object> extended = new HashMap<>(fields.apply(row));
                extended.put("cursor", edge.get("cursor"));
                extended.put("node", node.apply(row));
                return extended;
            }).toList());
        }
        return connection;
    }
}
