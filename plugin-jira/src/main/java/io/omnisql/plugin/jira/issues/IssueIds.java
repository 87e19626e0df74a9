package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the names of all issues that a search finds, 5,000 at a time.
 */
final class IssueIds
{
    private static final int MAX_EMPTIES = 10;

    private IssueIds() {}

    static List<IssueName> read(ConnectionInfo connection, RemoteReader reader, String jql)
    {
        List<IssueName> issues = new ArrayList<>();
        Set<String> tokens = new HashSet<>();
        Optional<String> token = Optional.empty();
        int empties = 0;
        do {
            JsonNode page = JiraRequests.read(reader, IssueRequests.search(connection, jql, "created ASC, key ASC", List.of("key"), IssueRequests.ID_PAGE, token));
            page.path("issues").forEach(issue -> issues.add(NamedIssues.name(issue)));
            empties = page.path("issues").isEmpty() ? empties + 1 : 0;
            token = IssueRequests.isCloud(connection) ? token(page) : offset(page, issues.size());
            if (empties > MAX_EMPTIES || token.filter(value -> !tokens.add(value)).isPresent()) {
                throw new ScanException(Kind.INCOMPLETE, "Jira's search for issues does not come to an end");
            }
        }
        while (token.isPresent());
        return issues;
    }

    private static Optional<String> token(JsonNode page)
    {
        return page.path("isLast").asBoolean() ? Optional.empty() : Optional.of(page.path("nextPageToken").asText()).filter(value -> !value.isEmpty());
    }

    private static Optional<String> offset(JsonNode page, long read)
    {
        return read < page.path("total").asLong() ? Optional.of(Long.toString(read)) : Optional.empty();
    }
}
