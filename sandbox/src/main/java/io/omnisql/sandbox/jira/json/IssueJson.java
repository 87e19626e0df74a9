package io.omnisql.sandbox.jira.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.ChangeHistory;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.field.IssueField;

import java.util.List;
import java.util.Set;

/**
 * Writes issues.
 */
public final class IssueJson
{
    /**
     * Comments and worklogs of one issue in a list.
     */
    public static final int EMBEDDED = 20;
    private static final int EMBEDDED_HISTORIES = 40;

    private final Scope scope;
    private final FieldValues values;
    private final String api;

    public IssueJson(Scope scope)
    {
        this.scope = scope;
        this.values = new FieldValues(scope);
        this.api = new JiraJson(scope).api();
    }

    /**
     * @param embedded how many comments and worklogs are written
     */
    public ObjectNode issue(Issue issue, FieldSelection selection, Set<String> expand, int embedded)
    {
        ObjectNode node = Json.object();
        if (!selection.key()) {
            return node.put("id", Long.toString(issue.id()));
        }
        node.put("expand", "").put("id", Long.toString(issue.id())).put("self", api + "/issue/" + issue.id()).put("key", issue.key());
        if (selection.object()) {
            ObjectNode fields = node.putObject("fields");
            for (IssueField field : selection.fields()) {
                if (scope.fields().applies(field, issue)) {
                    JsonNode value = values.value(field, issue, embedded);
                    if (!field.id().equals("parent") || !value.isNull()) {
                        fields.set(field.id(), value);
                    }
                }
            }
        }
        if (expand.contains("changelog")) {
            node.set("changelog", changelog(issue));
        }
        return node;
    }

    /**
     * The newest histories first, and no more than {@value #EMBEDDED_HISTORIES} of the cloud's.
     */
    private ObjectNode changelog(Issue issue)
    {
        List<ChangeHistory> histories = scope.data().histories(issue.id()).reversed();
        int size = scope.dataCenter() ? histories.size() : Math.min(EMBEDDED_HISTORIES, histories.size());
        ObjectNode node = Json.object().put("startAt", 0).put("maxResults", size).put("total", histories.size());
        node.set("histories", new ActivityJson(scope).histories(histories.subList(0, size)));
        return node;
    }

    public ObjectNode names(FieldSelection selection)
    {
        ObjectNode names = Json.object();
        selection.fields().forEach(field -> names.put(field.id(), field.name()));
        return names;
    }

    public ObjectNode schema(FieldSelection selection)
    {
        ObjectNode schemas = Json.object();
        selection.fields().forEach(field -> schemas.set(field.id(), MetadataJson.schema(field)));
        return schemas;
    }
}
