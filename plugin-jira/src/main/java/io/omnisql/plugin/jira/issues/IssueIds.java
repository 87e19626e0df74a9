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
    /**
     * Searches of more pages than these have been seen to end early.
     */
    private static final int MAX_PAGES = 10;
    private static final int NEWEST = 100;

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
            if (empties > SearchPages.MAX_EMPTIES || token.filter(value -> !tokens.add(value)).isPresent()) {
                throw new ScanException(Kind.INCOMPLETE, "Jira's search for issues does not come to an end");
            }
        }
        while (token.isPresent());
        if (issues.size() > MAX_PAGES * IssueRequests.ID_PAGE) {
            checkEnd(connection, reader, jql, issues);
        }
        return issues;
    }

    /**
     * The oldest came first: one of the newest must be there, however many were created meanwhile.
     */
    private static void checkEnd(ConnectionInfo connection, RemoteReader reader, String jql, List<IssueName> issues)
    {
        Set<IssueName> read = Set.copyOf(issues);
        JsonNode newest = JiraRequests.read(reader, IssueRequests.search(connection, jql, "created DESC, key DESC", List.of("key"), NEWEST, Optional.empty()));
        if (newest.path("issues").valueStream().map(NamedIssues::name).noneMatch(read::contains)) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search ended after %s issues, and there are newer ones".formatted(issues.size()));
        }
    }

    private static Optional<String> token(JsonNode page)
    {
        return SearchPages.next(Optional.ofNullable(page.get("isLast")).map(JsonNode::asText), Optional.of(page.path("nextPageToken").asText("")));
    }

    private static Optional<String> offset(JsonNode page, long read)
    {
        return read < page.path("total").asLong() ? Optional.of(Long.toString(read)) : Optional.empty();
    }
}
