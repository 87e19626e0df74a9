package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.plugin.github.scan.RepositoryListing.RepositoryName;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How GitHub spells the names of parents that a query or a connection names, for tables whose rows do not repeat them.
 */
final class ParentNames
{
    static final int BATCH_SIZE = 100;

    private ParentNames() {}

    /**
     * An organization's login; empty when there is no such organization.
     */
    static Optional<String> organization(String login, RemoteReader reader)
    {
        JsonNode owner = RepositoryListing.parse(reader.read(organizationRequest(login)).body()).at("/data/repositoryOwner");
        return owner.path("__typename").asText().equals("Organization") ? Optional.of(owner.path("login").asText()) : Optional.empty();
    }

    static RemoteRequest organizationRequest(String login)
    {
        return GraphqlRequests.query(Map.of("login", new Argument("String!", login)), "{ repositoryOwner(login: $login) { __typename login } }");
    }

    /**
     * Those of an owner's repositories that have one of the names, whatever its case; former names find none. One request per 100 names.
     */
    static List<RepositoryName> repositories(String owner, List<String> names, RemoteReader reader)
    {
        ImmutableList.Builder<RepositoryName> found = ImmutableList.builder();
        for (List<String> batch : Lists.partition(names, BATCH_SIZE)) {
            JsonNode answer = RepositoryListing.parse(reader.read(request(owner, batch)).body()).at("/data/repositoryOwner");
            for (int i = 0; i < batch.size(); i++) {
                JsonNode name = answer.path("name" + i).path("name");
                if (name.isTextual()) {
                    found.add(new RepositoryName(answer.path("login").asText(), name.textValue()));
                }
            }
        }
        return found.build();
    }

    static RemoteRequest request(String owner, List<String> names)
    {
        Map<String, Argument> variables = new LinkedHashMap<>();
        variables.put("login", new Argument("String!", owner));
        StringBuilder selection = new StringBuilder("login");
        for (String name : names) {
            String alias = "name" + (variables.size() - 1);
            selection.append(" %s: repository(name: $%s, followRenames: false) { name }".formatted(alias, alias));
            variables.put(alias, new Argument("String!", name));
        }
        return GraphqlRequests.query(variables, "{ repositoryOwner(login: $login) { " + selection + " } }");
    }
}
