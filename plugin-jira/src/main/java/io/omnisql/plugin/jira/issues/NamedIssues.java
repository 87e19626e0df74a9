package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Lists;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.jql.JqlLiterals;
import io.omnisql.plugin.jira.jql.JqlVerdicts;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;

import java.util.List;
import java.util.Set;

/**
 * Issues that a query names. A search fails for an issue that is not there, so that they are looked up first.
 */
final class NamedIssues
{
    private NamedIssues() {}

    /**
     * The issues as conditions of searches; one that holds for all when the query names none.
     */
    static List<Condition> conditions(ConnectionInfo connection, IssueFilters filters, RemoteReader reader)
    {
        if (filters.lookup().isEmpty()) {
            return List.of(Condition.ALWAYS);
        }
        List<String> ids = read(connection, filters, reader).stream().map(issue -> JqlLiterals.id(Long.parseLong(issue.id()))).toList();
        return Lists.partition(ids, JqlVerdicts.MAX_VALUES).stream()
                .map(part -> Condition.clause("id IN (" + String.join(", ", part) + ")"))
                .toList();
    }

    /**
     * The issues that the query names and that are there, under that very name.
     */
    static List<IssueName> read(ConnectionInfo connection, IssueFilters filters, RemoteReader reader)
    {
        Set<String> names = Set.copyOf(filters.names());
        return Lists.partition(filters.names(), IssueRequests.LOOKUPS).stream()
                .flatMap(part -> JiraRequests.read(reader, IssueRequests.lookup(connection, part, List.of("key"))).path("issues").valueStream())
                .map(NamedIssues::name)
                .filter(issue -> names.contains(filters.namesAreKeys() ? issue.key() : issue.id()))
                .distinct()
                .toList();
    }

    static IssueName name(JsonNode issue)
    {
        return new IssueName(issue.path("id").asText(), issue.path("key").asText());
    }
}
