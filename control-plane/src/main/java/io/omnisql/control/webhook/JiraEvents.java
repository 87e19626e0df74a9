package io.omnisql.control.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tables a Jira event touches, by how its name begins: {@code issue}, {@code comment}, {@code sprint} and so on. An event of projects, users or
 * settings may change how other rows read, and touches everything.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/webhooks/">Webhooks</a>
 */
final class JiraEvents
{
    private static final String PREFIX = "jira:";
    private static final Map<String, Set<String>> TABLES = tables();

    private JiraEvents() {}

    private static Map<String, Set<String>> tables()
    {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        tables.put("issuelink_", Set.of("issue_links", "issues", "changelogs"));
        tables.put("issue_", Set.of(
                "issues", "comments", "worklogs", "changelogs", "issue_links", "attachments", "watchers", "remote_links", "board_issues", "sprint_issues", "epics", "labels"));
        tables.put("comment_", Set.of("comments", "issues"));
        tables.put("worklog_", Set.of("worklogs", "issues", "changelogs"));
        tables.put("attachment_", Set.of("attachments", "issues", "changelogs"));
        tables.put("version_", Set.of("versions", "issues"));
        tables.put("sprint_", Set.of("sprints", "sprint_issues", "issues"));
        tables.put("board_", Set.of("boards", "board_issues", "sprints", "epics"));
        return tables;
    }

    /**
     * @param event the body's {@code webhookEvent}, e.g. {@code jira:issue_updated}
     * @return empty for an event that may touch everything, and so for one that is not known
     */
    static Optional<Set<String>> tables(String event)
    {
        String name = event.startsWith(PREFIX) ? event.substring(PREFIX.length()) : event;
        return TABLES.entrySet().stream().filter(entry -> name.startsWith(entry.getKey())).map(Map.Entry::getValue).findFirst();
    }
}
