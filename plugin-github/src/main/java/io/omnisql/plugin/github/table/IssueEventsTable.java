package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What happened to issues and pull requests. REST lists all of a repository at once, newest first, and filters by nothing.
 */
public final class IssueEventsTable
{
    private IssueEventsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "issue_events",
                        "What happened to issues and pull requests",
                        "/issues/events",
                        column("id", BIGINT, "/id", "Identifier across GitHub").notNull(),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL").notNull(),
                        column("event", VARCHAR, "/event", "What happened: closed, labeled, assigned, renamed, ...").notNull(),
                        column("issue_number", BIGINT, "/issue/number", "Number of the issue or pull request within the repository"),
                        column("actor_login", VARCHAR, "/actor/login", "Login of who did it, of a bot with the suffix [bot]; ghost for a deleted account"),
                        column("commit_id", VARCHAR, "/commit_id", "Commit that it was done by; NULL for most"),
                        column("label_name", VARCHAR, "/label/name", "Label that was added or removed"),
                        column("assignee_login", VARCHAR, "/assignee/login", "Login of who was assigned or unassigned"),
                        column("milestone_title", VARCHAR, "/milestone/title", "Title of the milestone that was set or removed"),
                        column("requested_reviewer_login", VARCHAR, "/requested_reviewer/login", "Login of who was asked to review"),
                        column("requested_team_slug", VARCHAR, "/requested_team/slug", "Name in addresses of the team that was asked to review"),
                        column("rename_from", VARCHAR, "/rename/from", "Title before it was renamed"),
                        column("rename_to", VARCHAR, "/rename/to", "Title after it was renamed"),
                        column("lock_reason", VARCHAR, "/lock_reason", "Why it was locked"),
                        column("created_at", INSTANT, "/created_at", "When it happened").notNull())
                .newestFirst()
                .addressed());
    }
}
