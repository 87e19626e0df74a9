package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists the names of an owner's repositories, whether it is an organization or a person: one request per 100.
 */
final class RepositoryListing
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RepositoryListing() {}

    /**
     * An owner's repositories as GitHub spells them, oldest first; none when there is no such owner.
     */
    static List<RepositoryName> read(String owner, RemoteReader reader)
    {
        ImmutableList.Builder<RepositoryName> names = ImmutableList.builder();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode answer = parse(reader.read(request(owner, cursor)).body()).at("/data/repositoryOwner");
            String login = answer.path("login").asText();
            answer.at("/repositories/nodes").forEach(node -> names.add(new RepositoryName(login, node.path("name").asText())));
            JsonNode pageInfo = answer.at("/repositories/pageInfo");
            cursor = pageInfo.path("hasNextPage").asBoolean() ? Optional.of(pageInfo.path("endCursor").asText()) : Optional.empty();
        }
        while (cursor.isPresent());
        return names.build();
    }

    static RemoteRequest request(String owner, Optional<String> cursor)
    {
        Map<String, Argument> variables = new LinkedHashMap<>();
        variables.put("login", new Argument("String!", owner));
        cursor.ifPresent(after -> variables.put("after", new Argument("String", after)));
        return GraphqlRequests.query(variables, "{ repositoryOwner(login: $login) { login " + field(ConnectionQuery.MAX_PAGE, cursor.isPresent()) + " { nodes { name } pageInfo { hasNextPage endCursor } } } }");
    }

    /**
     * The repositories that an owner has, not those that it only works on; in an order that does not change while pages are read.
     *
     * @param continued whether the variable {@code after} holds a cursor
     */
    static String field(int size, boolean continued)
    {
        return "repositories(ownerAffiliations: [OWNER], orderBy: {field: CREATED_AT, direction: ASC}, first: " + size + (continued ? ", after: $after" : "") + ")";
    }

    static JsonNode parse(byte[] body)
    {
        try {
            return MAPPER.readTree(body);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A repository as GitHub spells it.
     */
    record RepositoryName(String owner, String name) {}
}
