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
        List<String> ids = read(connection, filters.names(), reader).stream().map(issue -> JqlLiterals.id(Long.parseLong(issue.id()))).toList();
        return Lists.partition(ids, JqlVerdicts.MAX_VALUES).stream()
                .map(part -> Condition.clause("id IN (" + String.join(", ", part) + ")"))
                .toList();
    }

    /**
     * The issues that are there.
     *
     * @param names ids or keys
     */
    static List<IssueName> read(ConnectionInfo connection, List<String> names, RemoteReader reader)
    {
        return Lists.partition(names, IssueRequests.LOOKUPS).stream()
                .flatMap(part -> JiraRequests.read(reader, IssueRequests.lookup(connection, part, List.of("key"))).path("issues").valueStream())
                .map(NamedIssues::name)
                .distinct()
                .toList();
    }

    static IssueName name(JsonNode issue)
    {
        return new IssueName(issue.path("id").asText(), issue.path("key").asText());
    }
}
