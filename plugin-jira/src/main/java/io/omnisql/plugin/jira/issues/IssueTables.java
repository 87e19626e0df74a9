package io.omnisql.plugin.jira.issues;

import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.jira.field.FieldDiscovery;
import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import static io.omnisql.plugin.jira.field.JiraRenderers.TEXT;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * The tables that are read by searching issues. They share what they know of connections' sites.
 */
public final class IssueTables
{
    private IssueTables() {}

    /**
     * The table functions over issues. Their tables are among {@link #hidden}.
     */
    public static List<PassthroughQuery> passthroughs()
    {
        return List.of(new JqlQuery(new JqlTable(issues())));
    }

    /**
     * Tables that only table functions read.
     */
    public static List<JiraTable> hidden()
    {
        return List.of(new JqlTable(issues()));
    }

    /**
     * @param clock tells how old what is known of a site is
     */
    public static List<JiraTable> all(Clock clock)
    {
        SiteDirectory directory = new SiteDirectory(clock);
        return List.of(
                new IssueTable(issues(), directory),
                new ListedTable(new IssueTable(comments(), directory), new RowList("/comment/list", "/values")),
                new ListedTable(new IssueTable(worklogs(), directory), new RowList("/worklog/list", "")),
                ChangelogTable.deployed(directory),
                new IssueTable(links(), directory),
                new IssueTable(attachments(), directory),
                new IssueTable(SprintIssues.spec(), directory),
                watchers(directory),
                votes(directory),
                remoteLinks(directory));
    }

    private static IssueTableSpec issues()
    {
        String comment = "Issues with their custom fields";
        return new IssueTableSpec(
                "issues",
                comment,
                Optional.empty(),
                false,
                "",
                Optional.empty(),
                Optional.empty(),
                (connection, reader) -> new TableDefinition("issues", comment, FieldDiscovery.columns(connection, reader)));
    }

    private static IssueTableSpec comments()
    {
        return IssueTableSpec.carried(
                "comments",
                "Comments of issues",
                "comment",
                "/comments",
                Optional.empty(),
                Optional.of(new Overflow("/comment", "/comments", 100, IssueTransforms.COMMENTS)),
                columns(List.of(
                        column("body", VARCHAR, "/body", "Comment as readable text").withRenderer(TEXT),
                        column("body_adf", VARCHAR, "/body", "Comment as a document of Atlassian's format, in JSON").withJson(),
                        column("created", INSTANT, "/created", "When it was written"),
                        column("updated", INSTANT, "/updated", "When it was last changed"),
                        column("visibility_type", VARCHAR, "/visibility/type", "What only its members may read the comment, group or role; NULL when all may who see the issue"),
                        column("visibility_value", VARCHAR, "/visibility/value", "Name of the group or role"),
                        column("is_public", BOOLEAN, "/jsdPublic", "Whether customers of a service desk see it"))));
    }

    private static IssueTableSpec worklogs()
    {
        return IssueTableSpec.carried(
                "worklogs",
                "Time logged on issues",
                "worklog",
                "/worklogs",
                Optional.empty(),
                Optional.of(new Overflow("/worklog", "/worklogs", 5_000, IssueTransforms.WORKLOGS)),
                columns(List.of(
                        column("started", INSTANT, "/started", "When the work began"),
                        column("time_spent_seconds", BIGINT, "/timeSpentSeconds", "Seconds of work"),
                        column("time_spent", VARCHAR, "/timeSpent", "Time of work as Jira shows it, e.g. 3h 20m"),
                        column("comment", VARCHAR, "/comment", "Comment as readable text").withRenderer(TEXT),
                        column("comment_adf", VARCHAR, "/comment", "Comment as a document of Atlassian's format, in JSON").withJson(),
                        column("created", INSTANT, "/created", "When it was logged"),
                        column("updated", INSTANT, "/updated", "When it was last changed"),
                        column("visibility_type", VARCHAR, "/visibility/type", "What only its members may see the entry, group or role; NULL when all may who see the issue"),
                        column("visibility_value", VARCHAR, "/visibility/value", "Name of the group or role"))));
    }

    /**
     * Columns of what people write on issues.
     */
    private static List<ColumnDefinition> columns(List<ColumnDefinition> own)
    {
        return ImmutableList.<ColumnDefinition>builder()
                .add(column("id", BIGINT, "/id", "Identifier"))
                .addAll(ChildColumns.issue())
                .addAll(ChildColumns.user("author", "/author", "Who wrote it"))
                .addAll(ChildColumns.user("update_author", "/updateAuthor", "Who last changed it"))
                .addAll(own)
                .build();
    }

    private static IssueTableSpec links()
    {
        return IssueTableSpec.carried(
                "issue_links",
                "Links between issues, once for each issue that they join",
                "issuelinks",
                "",
                Optional.empty(),
                Optional.empty(),
                ImmutableList.<ColumnDefinition>builder()
                        .add(column("id", BIGINT, "/id", "Identifier of the link"))
                        .addAll(ChildColumns.issue())
                        .add(column("type_id", BIGINT, "/type/id", "Identifier of the type of the link"))
                        .add(column("type_name", VARCHAR, "/type/name", "Type of the link, e.g. Blocks"))
                        .add(column("inward", VARCHAR, "/type/inward", "What the issue is to the inward issue, e.g. is blocked by"))
                        .add(column("outward", VARCHAR, "/type/outward", "What the issue does to the outward issue, e.g. blocks"))
                        .add(column("outward_issue_id", BIGINT, "/outwardIssue/id", "Identifier of the other issue, where the link goes out from this one"))
                        .add(column("outward_issue_key", VARCHAR, "/outwardIssue/key", "Key of the other issue, where the link goes out from this one"))
                        .add(column("inward_issue_id", BIGINT, "/inwardIssue/id", "Identifier of the other issue, where the link comes in to this one"))
                        .add(column("inward_issue_key", VARCHAR, "/inwardIssue/key", "Key of the other issue, where the link comes in to this one"))
                        .build());
    }

    private static IssueTableSpec attachments()
    {
        return IssueTableSpec.carried(
                "attachments",
                "Files attached to issues, without their contents",
                "attachment",
                "",
                Optional.of("attachments IS NOT EMPTY"),
                Optional.empty(),
                ImmutableList.<ColumnDefinition>builder()
                        .add(column("id", BIGINT, "/id", "Identifier"))
                        .addAll(ChildColumns.issue())
                        .add(column("filename", VARCHAR, "/filename", "Name of the file"))
                        .add(column("mime_type", VARCHAR, "/mimeType", "Type of the contents"))
                        .add(column("size", BIGINT, "/size", "Bytes"))
                        .addAll(ChildColumns.user("author", "/author", "Who attached it"))
                        .add(column("created", INSTANT, "/created", "When it was attached"))
                        .add(column("content_url", VARCHAR, "/content", "Where the contents are"))
                        .build());
    }

    private static JiraTable watchers(SiteDirectory directory)
    {
        return new PerIssueTable(
                "watchers",
                "Users who watch issues: a request for every issue that somebody watches",
                "/watchers",
                "/watchers",
                Optional.of("watchers > 0"),
                List.of(
                        column("account_id", VARCHAR, "/accountId", "Account id of the user"),
                        column("display_name", VARCHAR, "/displayName", "Name of the user"),
                        column("active", BOOLEAN, "/active", "Whether the user may still work with Jira")),
                directory);
    }

    private static JiraTable votes(SiteDirectory directory)
    {
        return new PerIssueTable(
                "votes",
                "Users who voted for issues: a request for every issue that somebody voted for",
                "/votes",
                "/voters",
                Optional.of("votes > 0"),
                List.of(
                        column("account_id", VARCHAR, "/accountId", "Account id of the user"),
                        column("display_name", VARCHAR, "/displayName", "Name of the user"),
                        column("active", BOOLEAN, "/active", "Whether the user may still work with Jira")),
                directory);
    }

    private static JiraTable remoteLinks(SiteDirectory directory)
    {
        return new PerIssueTable(
                "remote_links",
                "Links from issues to pages elsewhere: a request for every issue",
                "/remotelink",
                "",
                Optional.empty(),
                List.of(
                        column("id", BIGINT, "/id", "Identifier"),
                        column("global_id", VARCHAR, "/globalId", "Identifier given by the application that made the link"),
                        column("application_name", VARCHAR, "/application/name", "Name of that application"),
                        column("application_type", VARCHAR, "/application/type", "Type of that application"),
                        column("relationship", VARCHAR, "/relationship", "What the page is to the issue"),
                        column("url", VARCHAR, "/object/url", "Address of the page"),
                        column("title", VARCHAR, "/object/title", "Title of the page"),
                        column("summary", VARCHAR, "/object/summary", "Summary of the page"),
                        column("resolved", BOOLEAN, "/object/status/resolved", "Whether what the page is about is done")),
                directory);
    }
}
