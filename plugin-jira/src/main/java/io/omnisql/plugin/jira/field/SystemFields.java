package io.omnisql.plugin.jira.field;

import io.omnisql.plugin.jira.jql.Choice;
import io.omnisql.plugin.jira.jql.Choice.Part;
import io.omnisql.plugin.jira.jql.ClauseKind;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import static io.omnisql.plugin.jira.field.JiraRenderers.TEXT;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.DATE;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;

/**
 * The columns of the fields that every site has. A field that the site does not show has none.
 */
final class SystemFields
{
    private static final ValueType BIGINT_ARRAY = ValueType.array(BIGINT);

    private final Map<String, IssueField> fields;
    private final SiteTraits site;
    private final List<ColumnDefinition> columns = new ArrayList<>();

    private SystemFields(Map<String, IssueField> fields, SiteTraits site)
    {
        this.fields = fields;
        this.site = site;
    }

    /**
     * The issue's own id.
     */
    static ColumnDefinition id(String name)
    {
        return column(name, BIGINT, "/id", "Identifier of the issue, which it keeps when it moves to another project")
                .withFilter(FilterSupport.equality(EXACT))
                .withAttributes(IssueClause.of("", "id", ClauseKind.ID).attributes())
                .withSort()
                .notNull();
    }

    /**
     * The issue's own key.
     */
    static ColumnDefinition key(String name)
    {
        return column(name, VARCHAR, "/key", "Key of the issue, e.g. EU-123")
                .withFilter(FilterSupport.equality(EXACT))
                .withAttributes(IssueClause.of("", "issuekey", ClauseKind.KEY).attributes())
                .withSort()
                .notNull();
    }

    /**
     * @param fields the site's, by id
     */
    static List<ColumnDefinition> columns(Map<String, IssueField> fields, SiteTraits site)
    {
        SystemFields system = new SystemFields(fields, site);
        system.columns.add(site.cloud() ? id("id") : id("id").withFilter(FilterSupport.NONE));
        system.columns.add(site.cloud() ? key("key") : key("key").withFilter(FilterSupport.NONE));
        system.texts();
        system.choices();
        system.people();
        system.lists();
        system.times();
        system.numbers();
        system.relations();
        return system.columns;
    }

    private void add(String field, Function<FieldColumns, Stream<ColumnDefinition>> make)
    {
        Optional.ofNullable(fields.get(field)).ifPresent(found -> make.apply(new FieldColumns(found, site)).forEach(columns::add));
    }

    private void texts()
    {
        add("summary", field -> Stream.of(field.searched("summary", VARCHAR, "", ClauseKind.WORDS, "Title")));
        richText("description", "Description");
        richText("environment", "Environment");
    }

    private void richText(String name, String comment)
    {
        add(name, field -> Stream.of(
                field.searched(name, VARCHAR, "", ClauseKind.WORDS, comment + " as readable text").withRenderer(TEXT),
                field.searched(name + "_adf", VARCHAR, "", ClauseKind.PRESENCE, comment + " as a document of Atlassian's format, in JSON").withJson()));
    }

    private void choices()
    {
        choice("project", Choice.PROJECT, Part.ID, "project_id", BIGINT, "/id", "Identifier of the project", false);
        choice("project", Choice.PROJECT, Part.KEY, "project_key", VARCHAR, "/key", "Key of the project", false);
        choice("project", Choice.PROJECT, Part.NAME, "project_name", VARCHAR, "/name", "Name of the project", false);
        choice("issuetype", Choice.ISSUE_TYPE, Part.ID, "issue_type_id", BIGINT, "/id", "Identifier of the issue type", false);
        choice("issuetype", Choice.ISSUE_TYPE, Part.NAME, "issue_type_name", VARCHAR, "/name", "Issue type, e.g. Bug", false);
        add("issuetype", field -> Stream.of(field.read("is_subtask", BOOLEAN, "/subtask", "Whether the type is one of sub-tasks")));
        choice("status", Choice.STATUS, Part.ID, "status_id", BIGINT, "/id", "Identifier of the status", false);
        choice("status", Choice.STATUS, Part.NAME, "status_name", VARCHAR, "/name", "Status, e.g. In Progress", false);
        choice("status", Choice.STATUS, Part.CATEGORY, "status_category", VARCHAR, "/statusCategory/key", "Category of the status: new, indeterminate or done", false);
        choice("priority", Choice.PRIORITY, Part.ID, "priority_id", BIGINT, "/id", "Identifier of the priority", true);
        choice("priority", Choice.PRIORITY, Part.NAME, "priority_name", VARCHAR, "/name", "Priority, e.g. High", true);
        choice("resolution", Choice.RESOLUTION, Part.ID, "resolution_id", BIGINT, "/id", "Identifier of the resolution", true);
        choice("resolution", Choice.RESOLUTION, Part.NAME, "resolution_name", VARCHAR, "/name", "Resolution, NULL while the issue is unresolved", true);
        add("security", field -> Stream.of(
                field.read("security_level_id", BIGINT, "/id", "Identifier of the security level"),
                field.read("security_level_name", VARCHAR, "/name", "Security level, NULL when all who see the project may see the issue")));
    }

    private void choice(String field, Choice choice, Part part, String name, ValueType type, String path, String comment, boolean nullable)
    {
        add(field, columns -> {
            IssueField found = fields.get(field);
            ColumnDefinition column = columns.searched(columns.read(name, type, path, comment), IssueClause.choice(found.id(), found.clause(), choice, part));
            return Stream.of(nullable ? column : column.notNull());
        });
    }

    private void people()
    {
        user("assignee", "Assignee, NULL when there is none");
        user("reporter", "Reporter");
        user("creator", "Who created the issue");
    }

    private void user(String name, String comment)
    {
        add(name, field -> Stream.of(
                field.checked(name + "_account_id", VARCHAR, site.userId(), ClauseKind.USER, comment + ": account id"),
                field.searched(name + "_display_name", VARCHAR, "/displayName", ClauseKind.PRESENCE, comment + ": name")));
    }

    private void lists()
    {
        add("labels", field -> Stream.of(list(field.searched("labels", VARCHAR_ARRAY, "", ClauseKind.LIST, "Labels"))));
        named("components", "component_ids", "components", "Components");
        named("fixVersions", "fix_version_ids", "fix_versions", "Versions that fix it");
        named("versions", "affects_version_ids", "affects_versions", "Versions that it affects");
    }

    private void named(String id, String ids, String names, String comment)
    {
        add(id, field -> Stream.of(
                list(field.checked(ids, BIGINT_ARRAY, "/*/id", ClauseKind.LIST, comment + ": identifiers")),
                list(field.checked(names, VARCHAR_ARRAY, "/*/name", ClauseKind.LIST, comment + ": names"))));
    }

    /**
     * A list that is empty rather than NULL, so that no test for NULL is a test for emptiness.
     */
    private static ColumnDefinition list(ColumnDefinition column)
    {
        return column.withFilter(column.filter().withNullTest(NEVER));
    }

    private void times()
    {
        add("created", field -> Stream.of(field.searched("created", INSTANT, "", ClauseKind.INSTANT, "When it was created").withSort().notNull()));
        add("updated", field -> Stream.of(field.searched("updated", INSTANT, "", ClauseKind.INSTANT, "When it was last changed").withSort().notNull()));
        add("resolutiondate", field -> Stream.of(field.searched("resolution_date", INSTANT, "", ClauseKind.INSTANT, "When it was resolved")));
        add("statuscategorychangedate", field -> Stream.of(field.searched("status_category_changed", INSTANT, "", ClauseKind.INSTANT, "When its status last came into another category")));
        add("duedate", field -> Stream.of(field.searched("due_date", DATE, "", ClauseKind.DATE, "Day on which it is due")));
    }

    private void numbers()
    {
        add("timeoriginalestimate", field -> Stream.of(field.searched("time_original_estimate", BIGINT, "", ClauseKind.PRESENCE, "Original estimate in seconds")));
        add("timeestimate", field -> Stream.of(field.searched("time_estimate", BIGINT, "", ClauseKind.PRESENCE, "Remaining estimate in seconds")));
        add("timespent", field -> Stream.of(field.searched("time_spent", BIGINT, "", ClauseKind.PRESENCE, "Logged time in seconds")));
        add("aggregatetimeoriginalestimate", field -> Stream.of(field.read("aggregate_time_original_estimate", BIGINT, "", "Original estimate with sub-tasks, in seconds")));
        add("aggregatetimeestimate", field -> Stream.of(field.read("aggregate_time_estimate", BIGINT, "", "Remaining estimate with sub-tasks, in seconds")));
        add("aggregatetimespent", field -> Stream.of(field.read("aggregate_time_spent", BIGINT, "", "Logged time with sub-tasks, in seconds")));
        add("workratio", field -> Stream.of(field.read("work_ratio", BIGINT, "", "Logged time in percent of the original estimate, -1 without one")));
        add("votes", field -> Stream.of(field.searched("votes", BIGINT, "/votes", ClauseKind.NUMBER, "Number of votes")));
        add("watches", field -> Stream.of(field.searched("watchers", BIGINT, "/watchCount", ClauseKind.NUMBER, "Number of watchers")));
    }

    private void relations()
    {
        add("parent", field -> Stream.of(
                field.checked("parent_id", BIGINT, "/id", ClauseKind.ISSUE, "Identifier of the parent, NULL when it has none"),
                field.checked("parent_key", VARCHAR, "/key", ClauseKind.ISSUE, "Key of the parent, NULL when it has none")));
    }
}
