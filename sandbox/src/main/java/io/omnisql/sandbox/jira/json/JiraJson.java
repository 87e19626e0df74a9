package io.omnisql.sandbox.jira.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Component;
import io.omnisql.sandbox.jira.data.IssueType;
import io.omnisql.sandbox.jira.data.Priority;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.Resolution;
import io.omnisql.sandbox.jira.data.RichText;
import io.omnisql.sandbox.jira.data.SecurityLevel;
import io.omnisql.sandbox.jira.data.Status;
import io.omnisql.sandbox.jira.data.StatusCategory;
import io.omnisql.sandbox.jira.data.User;
import io.omnisql.sandbox.jira.data.Version;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Writes what issues are described with.
 */
public final class JiraJson
{
    private static final DateTimeFormatter ZONED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private final Scope scope;
    private final String api;

    public JiraJson(Scope scope)
    {
        this.scope = scope;
        this.api = scope.baseUrl() + "/rest/api/" + (scope.dataCenter() ? 2 : 3);
    }

    public String api()
    {
        return api;
    }

    /**
     * In the caller's zone, with an offset without a colon.
     */
    public String time(Instant time)
    {
        return time == null ? null : ZONED.format(time.atZone(scope.zone()));
    }

    public static String utc(Instant time)
    {
        return time == null ? null : UTC.format(time.atOffset(java.time.ZoneOffset.UTC));
    }

    public JsonNode text(RichText text)
    {
        if (text == null) {
            return NullNode.getInstance();
        }
        return scope.dataCenter() ? Json.MAPPER.getNodeFactory().textNode(text.text()) : text.adf();
    }

    public ObjectNode user(String accountId)
    {
        return accountId == null ? null : user(scope.catalog().user(accountId).orElseThrow());
    }

    /**
     * A user as other objects contain it.
     */
    public ObjectNode user(User user)
    {
        ObjectNode json = Json.object();
        if (scope.dataCenter()) {
            json.put("self", api + "/user?username=" + user.name()).put("name", user.name()).put("key", "JIRAUSER" + Math.abs(user.accountId().hashCode()));
        }
        else {
            json.put("self", api + "/user?accountId=" + URLEncoder.encode(user.accountId(), StandardCharsets.UTF_8)).put("accountId", user.accountId());
        }
        if (user.email() != null) {
            json.put("emailAddress", user.email());
        }
        json.set("avatarUrls", avatars("user"));
        json.put("displayName", user.displayName()).put("active", user.active());
        json.put("timeZone", user.timeZone() == null ? "America/Los_Angeles" : user.timeZone());
        return scope.dataCenter() ? json : json.put("accountType", user.accountType());
    }

    private ObjectNode avatars(String kind)
    {
        ObjectNode avatars = Json.object();
        for (int size : new int[] {48, 24, 16, 32}) {
            avatars.put(size + "x" + size, scope.baseUrl() + "/avatar/" + kind + "?size=" + size);
        }
        return avatars;
    }

    /**
     * A project as issues contain it.
     */
    public ObjectNode project(Project project)
    {
        ObjectNode json = Json.object().put("self", api + "/project/" + project.id()).put("id", Long.toString(project.id())).put("key", project.key()).put("name", project.name());
        json.put("projectTypeKey", project.typeKey()).put("simplified", project.teamManaged());
        json.set("avatarUrls", avatars("project"));
        if (project.categoryId() != null) {
            json.set("projectCategory", category(project.categoryId()));
        }
        return json;
    }

    public ObjectNode category(long id)
    {
        return scope.catalog().projectCategories().stream()
                .filter(category -> category.id() == id)
                .map(category -> Json.object().put("self", api + "/projectCategory/" + id).put("id", Long.toString(id)).put("name", category.name()).put("description", category.description()))
                .findFirst()
                .orElseThrow();
    }

    public ObjectNode issueType(IssueType type)
    {
        ObjectNode json = Json.object().put("self", api + "/issuetype/" + type.id()).put("id", Long.toString(type.id())).put("description", type.description());
        json.put("iconUrl", scope.baseUrl() + "/icon/issuetype").put("name", type.name()).put("subtask", type.subtask()).put("avatarId", 10_300);
        if (!scope.dataCenter()) {
            json.put("hierarchyLevel", type.hierarchyLevel());
        }
        if (type.projectId() != null) {
            json.set("scope", projectScope(type.projectId()));
        }
        return json;
    }

    public static ObjectNode projectScope(long projectId)
    {
        ObjectNode json = Json.object().put("type", "PROJECT");
        json.putObject("project").put("id", Long.toString(projectId));
        return json;
    }

    public ObjectNode status(Status status)
    {
        ObjectNode json = Json.object().put("self", api + "/status/" + status.id()).put("description", status.description());
        json.put("iconUrl", scope.baseUrl() + "/icon/status").put("name", status.name()).put("id", Long.toString(status.id()));
        json.set("statusCategory", statusCategory(status.category()));
        return json;
    }

    public ObjectNode statusCategory(StatusCategory category)
    {
        return Json.object()
                .put("self", api + "/statuscategory/" + category.id())
                .put("id", category.id())
                .put("key", category.key())
                .put("colorName", category.color())
                .put("name", category.displayName());
    }

    public ObjectNode priority(Priority priority)
    {
        return Json.object()
                .put("self", api + "/priority/" + priority.id())
                .put("iconUrl", scope.baseUrl() + "/icon/priority")
                .put("name", priority.name())
                .put("id", Long.toString(priority.id()));
    }

    public ObjectNode resolution(Resolution resolution)
    {
        return Json.object()
                .put("self", api + "/resolution/" + resolution.id())
                .put("id", Long.toString(resolution.id()))
                .put("description", resolution.description())
                .put("name", resolution.name());
    }

    public ObjectNode component(Component component)
    {
        ObjectNode json = Json.object().put("self", api + "/component/" + component.id()).put("id", Long.toString(component.id())).put("name", component.name());
        return component.description() == null ? json : json.put("description", component.description());
    }

    public ObjectNode version(Version version)
    {
        ObjectNode json = Json.object().put("self", api + "/version/" + version.id()).put("id", Long.toString(version.id()));
        if (version.description() != null) {
            json.put("description", version.description());
        }
        json.put("name", version.name()).put("archived", version.archived()).put("released", version.released());
        return version.releaseDate() == null ? json : json.put("releaseDate", version.releaseDate().toString());
    }

    public ObjectNode securityLevel(SecurityLevel level)
    {
        return Json.object()
                .put("self", api + "/securitylevel/" + level.id())
                .put("id", Long.toString(level.id()))
                .put("description", level.description())
                .put("name", level.name());
    }
}
