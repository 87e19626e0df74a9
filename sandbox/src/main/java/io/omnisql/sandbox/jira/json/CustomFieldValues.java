package io.omnisql.sandbox.jira.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Cascade;
import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.CustomField;
import io.omnisql.sandbox.jira.data.FieldOption;
import io.omnisql.sandbox.jira.data.Group;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.RichText;
import io.omnisql.sandbox.jira.data.Sprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Writes the values of custom fields.
 */
final class CustomFieldValues
{
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Scope scope;
    private final Catalog catalog;
    private final JiraJson json;

    CustomFieldValues(Scope scope)
    {
        this.scope = scope;
        this.catalog = scope.catalog();
        this.json = new JiraJson(scope);
    }

    /**
     * @return null when the field is empty
     */
    JsonNode value(CustomField field, Issue issue)
    {
        List<?> values = issue.custom(field.id());
        if (values.isEmpty()) {
            return null;
        }
        return switch (field.type()) {
            case MULTI_SELECT, CHECKBOXES, MULTI_USER, LABELS, SPRINT -> Json.array(values, value -> element(field, value));
            default -> element(field, values.getFirst());
        };
    }

    private JsonNode element(CustomField field, Object value)
    {
        return switch (field.type()) {
            case FLOAT, STORY_POINT_ESTIMATE -> NODES.numberNode((Double) value);
            case TEXT, URL, LABELS, RANK -> NODES.textNode((String) value);
            case TEXTAREA -> json.text((RichText) value);
            case SELECT, RADIO, MULTI_SELECT, CHECKBOXES -> option(catalog.option((Long) value));
            case CASCADING -> cascade((Cascade) value);
            case USER, MULTI_USER -> json.user((String) value);
            case GROUP -> group((String) value);
            case VERSION -> json.version(catalog.version((Long) value));
            case DATE -> NODES.textNode(value.toString());
            case DATETIME -> NODES.textNode(json.time((Instant) value));
            case SPRINT -> sprint(catalog.sprint((Long) value));
            case EPIC_LINK -> scope.data().issue((Long) value).<JsonNode>map(epic -> NODES.textNode(epic.key())).orElse(null);
            case APP_DATA -> parsed((String) value);
        };
    }

    private ObjectNode option(FieldOption option)
    {
        return Json.object().put("self", json.api() + "/customFieldOption/" + option.id()).put("value", option.value()).put("id", Long.toString(option.id()));
    }

    private ObjectNode cascade(Cascade cascade)
    {
        ObjectNode node = option(catalog.option(cascade.optionId()));
        if (cascade.childId() != null) {
            node.set("child", option(catalog.option(cascade.childId())));
        }
        return node;
    }

    private ObjectNode group(String groupId)
    {
        Group group = catalog.groups().stream().filter(candidate -> candidate.groupId().equals(groupId)).findFirst().orElseThrow();
        return Json.object().put("name", group.name()).put("groupId", groupId).put("self", json.api() + "/group?groupId=" + groupId);
    }

    private JsonNode sprint(Sprint sprint)
    {
        if (scope.dataCenter()) {
            return NODES.textNode("com.atlassian.greenhopper.service.sprint.Sprint@%x[id=%s,rapidViewId=%s,state=%s,name=%s,startDate=%s,endDate=%s,completeDate=%s,sequence=%s,goal=%s]".formatted(
                    sprint.id(), sprint.id(), sprint.boardId(), sprint.state().toUpperCase(java.util.Locale.ROOT), sprint.name(), text(sprint.start()), text(sprint.end()), text(sprint.complete()), sprint.id(), sprint.goal() == null ? "<null>" : sprint.goal()));
        }
        ObjectNode node = Json.object().put("id", sprint.id()).put("name", sprint.name()).put("state", sprint.state()).put("boardId", sprint.boardId());
        node.put("goal", sprint.goal() == null ? "" : sprint.goal());
        if (sprint.start() != null) {
            node.put("startDate", JiraJson.utc(sprint.start())).put("endDate", JiraJson.utc(sprint.end()));
        }
        return sprint.complete() == null ? node : node.put("completeDate", JiraJson.utc(sprint.complete()));
    }

    private String text(Instant time)
    {
        return time == null ? "<null>" : json.time(time);
    }

    private static JsonNode parsed(String value)
    {
        try {
            return Json.parse(value.getBytes(StandardCharsets.UTF_8));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
