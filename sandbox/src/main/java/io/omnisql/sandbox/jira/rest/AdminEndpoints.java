package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.AuditRecord;
import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.Group;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.ProjectRole;
import io.omnisql.sandbox.jira.data.RoleActor;
import io.omnisql.sandbox.jira.data.User;
import io.omnisql.sandbox.jira.json.JiraJson;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Roles, the audit log and the server itself.
 */
final class AdminEndpoints
{
    private static final int MAX_RECORDS = 1_000;
    private static final DateTimeFormatter BASIC_OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

    private AdminEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/rest/api/3/role", "role-list", List.of(), AdminEndpoints::roles).forAdministrators(),
                RestEndpoint.get("/rest/api/3/project/{projectIdOrKey}/role", "project-role-list", List.of(), AdminEndpoints::projectRoles),
                RestEndpoint.get("/rest/api/3/project/{projectIdOrKey}/role/{id}", "project-role", List.of(Parameter.flag("excludeInactiveUsers")), AdminEndpoints::projectRole),
                RestEndpoint.get("/rest/api/3/project/{projectIdOrKey}/roledetails", "project-role-details", List.of(Parameter.flag("currentMember"), Parameter.flag("excludeConnectAddons"), Parameter.flag("excludeOtherServiceRoles")), AdminEndpoints::roleDetails),
                RestEndpoint.get("/rest/api/3/auditing/record", "auditing-record", List.of(Parameter.integer("offset", "0"), Parameter.integer("limit", "1000"), Parameter.text("filter"), Parameter.text("from"), Parameter.text("to")), AdminEndpoints::audit).forAdministrators(),
                RestEndpoint.get("/rest/api/3/serverInfo", "serverInfo", List.of(), AdminEndpoints::serverInfo));
    }

    private static ObjectNode role(RestCall call, String self, ProjectRole role)
    {
        return Json.object().put("self", self).put("name", role.name()).put("id", role.id()).put("description", role.description());
    }

    private static RestResult roles(RestCall call)
    {
        List<ProjectRole> roles = call.scope().catalog().roles();
        return RestResult.identities(Json.array(roles, role -> role(call, call.json().api() + "/role/" + role.id(), role)), roles.size());
    }

    /**
     * An object with the roles' names as keys.
     */
    private static RestResult projectRoles(RestCall call)
    {
        Project project = call.project();
        ObjectNode json = Json.object();
        call.scope().catalog().roles().forEach(role -> json.put(role.name(), "%s/project/%s/role/%s".formatted(call.json().api(), project.id(), role.id())));
        return RestResult.identities(json, json.size());
    }

    private static RestResult projectRole(RestCall call)
    {
        Project project = call.project();
        long id = call.id("id");
        Catalog catalog = call.scope().catalog();
        ProjectRole role = catalog.roles().stream().filter(candidate -> candidate.id() == id).findFirst()
                .orElseThrow(() -> RestException.notFound("The project role was not found."));
        List<RoleActor> actors = catalog.roleActors().stream()
                .filter(actor -> actor.projectId() == project.id() && actor.roleId() == role.id())
                .filter(actor -> !call.arguments().flag("excludeInactiveUsers") || actor.accountId() == null || catalog.user(actor.accountId()).orElseThrow().active())
                .toList();
        ObjectNode json = role(call, "%s/project/%s/role/%s".formatted(call.json().api(), project.id(), role.id()), role);
        json.set("actors", Json.array(actors, actor -> actor(catalog, actor)));
        return RestResult.identities(json, 1 + actors.size());
    }

    /**
     * The roles are the same in all projects.
     */
    private static RestResult roleDetails(RestCall call)
    {
        Project project = call.project();
        List<ProjectRole> roles = call.scope().catalog().roles();
        return RestResult.identities(Json.array(roles, role -> role(call, "%s/project/%s/role/%s".formatted(call.json().api(), project.id(), role.id()), role)), roles.size());
    }

    private static ObjectNode actor(Catalog catalog, RoleActor actor)
    {
        ObjectNode node = Json.object().put("id", actor.id());
        if (actor.accountId() != null) {
            User user = catalog.user(actor.accountId()).orElseThrow();
            node.put("displayName", user.displayName()).put("type", "atlassian-user-role-actor");
            node.putObject("actorUser").put("accountId", user.accountId());
            return node;
        }
        Group group = catalog.groups().stream().filter(candidate -> candidate.groupId().equals(actor.groupId())).findFirst().orElseThrow();
        node.put("displayName", group.name()).put("type", "atlassian-group-role-actor");
        node.putObject("actorGroup").put("name", group.name()).put("displayName", group.name()).put("groupId", group.groupId());
        return node;
    }

    /**
     * Newest first.
     */
    private static RestResult audit(RestCall call)
    {
        Arguments arguments = call.arguments();
        long offset = arguments.integer("offset");
        long limit = Math.min(MAX_RECORDS, arguments.integer("limit"));
        List<AuditRecord> records = call.scope().catalog().auditRecords().stream()
                .filter(record -> arguments.text("filter").isEmpty() || Stream.of(record.summary(), record.category(), record.objectName()).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(arguments.value("filter").toLowerCase(Locale.ROOT))))
                .filter(record -> arguments.text("from").isEmpty() || !record.created().isBefore(time(arguments.value("from"))))
                .filter(record -> arguments.text("to").isEmpty() || !record.created().isAfter(time(arguments.value("to"))))
                .sorted(Comparator.comparing(AuditRecord::created).reversed())
                .toList();
        List<AuditRecord> page = records.stream().skip(offset).limit(limit).toList();
        ObjectNode json = Json.object().put("offset", offset).put("limit", limit).put("total", records.size());
        json.set("records", Json.array(page, AdminEndpoints::json));
        return RestResult.objects(json, page.size());
    }

    private static ObjectNode json(AuditRecord record)
    {
        ObjectNode node = Json.object().put("id", record.id()).put("summary", record.summary()).put("remoteAddress", "192.0.2.1").put("authorKey", record.author());
        node.put("created", BASIC_OFFSET.format(record.created().atOffset(ZoneOffset.UTC))).put("category", record.category()).put("eventSource", "");
        node.putObject("objectItem").put("name", record.objectName()).put("typeName", record.objectType());
        return node;
    }

    private static Instant time(String text)
    {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return OffsetDateTime.parse(text).toInstant();
        }
        catch (DateTimeException e) {
            throw RestException.of(400, "'%s' is no date.".formatted(text));
        }
    }

    private static RestResult serverInfo(RestCall call)
    {
        JiraJson json = call.json();
        ObjectNode node = Json.object().put("baseUrl", "https://%s.atlassian.example".formatted(call.scope().site().name()));
        node.put("version", call.scope().dataCenter() ? "10.3.2" : "1001.0.0-SNAPSHOT");
        node.putArray("versionNumbers").add(1_001).add(0).add(0);
        node.put("deploymentType", call.scope().dataCenter() ? "Server" : "Cloud").put("buildNumber", 100_290).put("buildDate", json.time(Instant.parse("2026-06-01T00:00:00Z")));
        return RestResult.of(node.put("serverTime", json.time(call.scope().now())).put("scmInfo", "0000").put("serverTitle", "Jira"));
    }
}
