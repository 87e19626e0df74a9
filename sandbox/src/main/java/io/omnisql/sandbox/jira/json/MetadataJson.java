package io.omnisql.sandbox.jira.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.LinkType;
import io.omnisql.sandbox.jira.field.IssueField;

/**
 * Writes descriptions of fields and of kinds of links.
 */
public final class MetadataJson
{
    private final JiraJson json;

    public MetadataJson(Scope scope)
    {
        this.json = new JiraJson(scope);
    }

    public static ObjectNode field(IssueField field)
    {
        ObjectNode node = Json.object().put("id", field.id()).put("key", field.id()).put("name", field.name());
        node.put("custom", field.isCustom()).put("orderable", field.orderable()).put("navigable", field.navigable()).put("searchable", field.searchable());
        node.set("clauseNames", Json.array(field.clauseNames(), JsonNodeFactory.instance::textNode));
        if (field.projectId() != null) {
            node.set("scope", JiraJson.projectScope(field.projectId()));
        }
        if (field.schemaType() != null) {
            node.set("schema", schema(field));
        }
        return node;
    }

    public static ObjectNode schema(IssueField field)
    {
        ObjectNode node = Json.object().put("type", field.schemaType());
        if (field.items() != null) {
            node.put("items", field.items());
        }
        if (field.isCustom()) {
            return node.put("custom", field.custom()).put("customId", field.customId());
        }
        return node.put("system", field.id());
    }

    public ObjectNode linkType(LinkType type)
    {
        return Json.object()
                .put("id", Long.toString(type.id()))
                .put("name", type.name())
                .put("inward", type.inward())
                .put("outward", type.outward())
                .put("self", json.api() + "/issueLinkType/" + type.id());
    }
}
