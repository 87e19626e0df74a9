package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.NotificationScheme;
import io.omnisql.sandbox.jira.data.PermissionScheme;
import io.omnisql.sandbox.jira.data.Screen;
import io.omnisql.sandbox.jira.data.SecurityLevel;
import io.omnisql.sandbox.jira.json.JiraJson;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Screens, permissions, notifications and security levels.
 */
final class SchemeEndpoints
{
    private static final int MAX_PAGE = 50;
    private static final int MAX_SCREENS = 100;

    private SchemeEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> screens = List.of(
                Parameter.START_AT,
                Parameter.maxResults(MAX_SCREENS),
                Parameter.integers("id"),
                Parameter.text("queryString"),
                Parameter.texts("scope", "GLOBAL", "TEMPLATE", "PROJECT"),
                Parameter.orderBy("name", "id"));
        List<Parameter> notifications = List.of(
                Parameter.START_AT,
                Parameter.maxResults(MAX_PAGE),
                Parameter.texts("id"),
                Parameter.texts("projectId"),
                Parameter.flag("onlyDefault"),
                Parameter.expand("all", "field", "group", "notificationSchemeEvents", "projectRole", "user"));
        List<Parameter> levels = List.of(Parameter.START_AT, Parameter.maxResults(MAX_PAGE), Parameter.texts("id"), Parameter.texts("schemeId"), Parameter.flag("onlyDefault"));
        return List.of(
                RestEndpoint.get("/rest/api/3/screens", "screens", screens, SchemeEndpoints::screens).forAdministrators(),
                RestEndpoint.get("/rest/api/3/permissionscheme", "permission-schemes", List.of(Parameter.expand("all", "field", "group", "permissions", "projectRole", "user")), SchemeEndpoints::permissions).forUsers(),
                RestEndpoint.get("/rest/api/3/notificationscheme", "notification-schemes", notifications, SchemeEndpoints::notifications).forUsers(),
                RestEndpoint.get("/rest/api/3/issuesecurityschemes/level", "security-levels", levels, SchemeEndpoints::levels).forAdministrators());
    }

    private static RestResult screens(RestCall call)
    {
        Arguments arguments = call.arguments();
        String query = arguments.text("queryString").orElse("").toLowerCase(Locale.ROOT);
        Comparator<Screen> order = Orders.name(arguments.value("orderBy")).equals("id") ? Comparator.comparing(Screen::id) : Comparator.comparing(Screen::name, String.CASE_INSENSITIVE_ORDER);
        List<Screen> screens = call.scope().catalog().schemes().screens().stream()
                .filter(screen -> !arguments.given("id") || arguments.numbers("id").contains(screen.id()))
                .filter(screen -> screen.name().toLowerCase(Locale.ROOT).contains(query))
                .filter(screen -> !arguments.given("scope") || arguments.texts("scope").contains(screen.projectId() == null ? "GLOBAL" : "PROJECT"))
                .sorted(Orders.by(arguments.value("orderBy"), order))
                .toList();
        return Pages.list(call, screens, MAX_SCREENS, SchemeEndpoints::json);
    }

    private static ObjectNode json(Screen screen)
    {
        ObjectNode json = Json.object().put("id", screen.id()).put("name", screen.name()).put("description", screen.description());
        if (screen.projectId() != null) {
            json.set("scope", JiraJson.projectScope(screen.projectId()));
        }
        return json;
    }

    /**
     * Whatever is expanded, the grants are there.
     */
    private static RestResult permissions(RestCall call)
    {
        List<PermissionScheme> schemes = call.scope().catalog().schemes().permissionSchemes();
        ObjectNode json = Json.object();
        json.set("permissionSchemes", Json.array(schemes, scheme -> json(call, scheme)));
        return RestResult.identities(json, schemes.size());
    }

    private static ObjectNode json(RestCall call, PermissionScheme scheme)
    {
        String self = "%s/permissionscheme/%s".formatted(call.json().api(), scheme.id());
        ObjectNode json = Json.object().put("id", scheme.id()).put("self", self).put("name", scheme.name()).put("description", scheme.description());
        if (scheme.projectId() != null) {
            json.set("scope", JiraJson.projectScope(scheme.projectId()));
        }
        if (call.arguments().given("expand")) {
            json.set("permissions", Json.array(scheme.grants(), grant -> json(self, grant)));
        }
        return json;
    }

    private static ObjectNode json(String scheme, PermissionScheme.Grant grant)
    {
        ObjectNode json = Json.object().put("id", grant.id()).put("self", "%s/permission/%s".formatted(scheme, grant.id())).put("permission", grant.permission());
        ObjectNode holder = json.putObject("holder").put("type", grant.holderType());
        if (grant.parameter() != null) {
            holder.put("parameter", grant.parameter()).put("value", grant.value());
        }
        return json;
    }

    /**
     * Only the schemes of projects that the caller administers.
     */
    private static RestResult notifications(RestCall call)
    {
        Arguments arguments = call.arguments();
        String caller = call.scope().user().orElseThrow().accountId();
        List<NotificationScheme> schemes = call.scope().catalog().schemes().notificationSchemes().stream()
                .filter(scheme -> call.scope().administrates() || scheme.projectIds().stream().anyMatch(id -> call.scope().catalog().project(id).leader().equals(caller)))
                .filter(scheme -> !arguments.given("id") || arguments.texts("id").contains(Long.toString(scheme.id())))
                .filter(scheme -> !arguments.given("projectId") || scheme.projectIds().stream().anyMatch(id -> arguments.texts("projectId").contains(Long.toString(id))))
                .filter(scheme -> !arguments.flag("onlyDefault") || scheme.isDefault())
                .sorted(Comparator.comparing(NotificationScheme::name))
                .toList();
        return Pages.list(call, schemes, MAX_PAGE, scheme -> json(call, scheme));
    }

    private static ObjectNode json(RestCall call, NotificationScheme scheme)
    {
        ObjectNode json = Json.object().put("id", scheme.id()).put("name", scheme.name()).put("description", scheme.description()).put("expand", "notificationSchemeEvents,user,group,projectRole,field,all");
        json.put("self", "%s/notificationscheme/%s".formatted(call.json().api(), scheme.id()));
        scheme.projectIds().forEach(json.withArray("projects")::add);
        if (call.arguments().given("expand")) {
            json.set("notificationSchemeEvents", Json.array(scheme.events(), SchemeEndpoints::json));
        }
        return json;
    }

    private static ObjectNode json(NotificationScheme.Event event)
    {
        ObjectNode json = Json.object();
        json.putObject("event").put("id", event.id()).put("name", event.name()).put("description", "");
        json.set("notifications", Json.array(event.recipients(), recipient -> {
            ObjectNode node = Json.object().put("id", recipient.id()).put("notificationType", recipient.type());
            return recipient.parameter() == null ? node : node.put("parameter", recipient.parameter());
        }));
        return json;
    }

    /**
     * With both identifiers of schemes and of levels, all that either of them names.
     */
    private static RestResult levels(RestCall call)
    {
        Arguments arguments = call.arguments();
        List<SecurityLevel> levels = call.scope().catalog().securityLevels().stream()
                .filter(level -> (!arguments.given("id") && !arguments.given("schemeId"))
                        || arguments.texts("id").contains(Long.toString(level.id()))
                        || arguments.texts("schemeId").contains(Long.toString(level.schemeId())))
                .filter(level -> !arguments.flag("onlyDefault") || level.isDefault())
                .toList();
        return Pages.list(call, levels, MAX_PAGE, level -> call.json().securityLevel(level)
                .put("issueSecuritySchemeId", Long.toString(level.schemeId()))
                .put("isDefault", level.isDefault()));
    }
}
