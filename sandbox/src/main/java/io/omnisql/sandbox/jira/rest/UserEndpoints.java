package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.Group;
import io.omnisql.sandbox.jira.data.User;

import java.util.ArrayList;
import java.util.List;

/**
 * Users and groups.
 */
final class UserEndpoints
{
    private static final int MAX_USERS = 1_000;
    private static final int MAX_LOOKUPS = 200;
    private static final int MAX_PAGE = 50;

    private UserEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> page = List.of(Parameter.START_AT, Parameter.maxResults(50));
        return List.of(
                RestEndpoint.get("/rest/api/3/users", "user-list", page, UserEndpoints::users).forUsers(),
                RestEndpoint.get("/rest/api/3/users/search", "user-list", page, UserEndpoints::users).forUsers(),
                RestEndpoint.get("/rest/api/3/user", "user", List.of(Parameter.text("accountId").mandatory(), Parameter.expand("groups", "applicationRoles")), UserEndpoints::user).forUsers(),
                RestEndpoint.get("/rest/api/3/user/bulk", "user-bulk", List.of(Parameter.START_AT, Parameter.maxResults(10), Parameter.texts("accountId").mandatory()), UserEndpoints::bulk).forUsers(),
                RestEndpoint.get("/rest/api/3/myself", "myself", List.of(Parameter.expand("groups", "applicationRoles")), UserEndpoints::myself).forUsers(),
                RestEndpoint.get("/rest/api/3/mypermissions", "mypermissions", List.of(Parameter.text("permissions").mandatory(), Parameter.text("projectKey"), Parameter.text("projectId")), UserEndpoints::permissions),
                RestEndpoint.get("/rest/api/3/group/bulk", "group-bulk", List.of(Parameter.START_AT, Parameter.maxResults(50), Parameter.texts("groupId"), Parameter.texts("groupName")), UserEndpoints::groups).forUsers(),
                RestEndpoint.get("/rest/api/3/group/member", "group-member", List.of(Parameter.START_AT, Parameter.maxResults(50), Parameter.text("groupId"), Parameter.text("groupname"), Parameter.flag("includeInactiveUsers")), UserEndpoints::members).forUsers());
    }

    private static RestResult users(RestCall call)
    {
        Pages.Page<User> page = Pages.page(call, call.scope().catalog().users(), MAX_USERS);
        return RestResult.identities(Json.array(page.rows(), call.json()::user), page.rows().size());
    }

    private static RestResult user(RestCall call)
    {
        User user = call.scope().catalog().user(call.arguments().value("accountId")).orElseThrow(() -> RestException.notFound("Specified user does not exist or you do not have required permissions"));
        return RestResult.identities(whole(call, user), 1);
    }

    private static RestResult bulk(RestCall call)
    {
        List<String> wanted = call.arguments().texts("accountId");
        if (wanted.size() > MAX_LOOKUPS) {
            throw RestException.of(400, "No more than %s accounts can be given.".formatted(MAX_LOOKUPS));
        }
        List<User> users = call.scope().catalog().users().stream().filter(user -> wanted.contains(user.accountId())).toList();
        Pages.Page<User> page = Pages.page(call, users, MAX_LOOKUPS);
        return RestResult.identities(Pages.bean(call, page, call.json()::user), page.rows().size());
    }

    private static RestResult myself(RestCall call)
    {
        return RestResult.identities(whole(call, call.scope().user().orElseThrow()), 1);
    }

    private static ObjectNode whole(RestCall call, User user)
    {
        ObjectNode json = call.json().user(user).put("locale", "en_US");
        if (call.arguments().texts("expand").contains("groups")) {
            List<Group> groups = call.scope().catalog().groups().stream().filter(group -> group.members().contains(user.accountId())).toList();
            ObjectNode node = json.putObject("groups").put("size", groups.size());
            node.set("items", Json.array(groups, group -> Json.object().put("name", group.name()).put("groupId", group.groupId()).put("self", call.json().api() + "/group?groupId=" + group.groupId())));
        }
        return json.put("expand", "groups,applicationRoles");
    }

    private static RestResult permissions(RestCall call)
    {
        ObjectNode json = Json.object();
        ObjectNode permissions = json.putObject("permissions");
        List<String> known = new ArrayList<>(List.of("BROWSE_PROJECTS", "ADMINISTER", "USER_PICKER", "BULK_CHANGE", "SYSTEM_ADMIN"));
        for (String key : call.arguments().value("permissions").split(",")) {
            if (!known.contains(key)) {
                throw RestException.of(400, "Unrecognized permission: " + key);
            }
            boolean has = switch (key) {
                case "ADMINISTER", "SYSTEM_ADMIN" -> call.scope().administrates();
                default -> call.scope().user().isPresent();
            };
            permissions.putObject(key).put("id", Integer.toString(known.indexOf(key))).put("key", key).put("name", key.replace('_', ' ')).put("type", key.equals("BROWSE_PROJECTS") ? "PROJECT" : "GLOBAL").put("description", "").put("havePermission", has);
        }
        return RestResult.identities(json, permissions.size());
    }

    private static RestResult groups(RestCall call)
    {
        Arguments arguments = call.arguments();
        List<Group> groups = call.scope().catalog().groups().stream()
                .filter(group -> !arguments.given("groupId") || arguments.texts("groupId").contains(group.groupId()))
                .filter(group -> !arguments.given("groupName") || arguments.texts("groupName").contains(group.name()))
                .toList();
        Pages.Page<Group> page = Pages.page(call, groups, MAX_PAGE);
        return RestResult.identities(Pages.bean(call, page, group -> Json.object().put("name", group.name()).put("groupId", group.groupId())), page.rows().size());
    }

    private static RestResult members(RestCall call)
    {
        Arguments arguments = call.arguments();
        if (!arguments.given("groupId") && !arguments.given("groupname")) {
            throw RestException.of(400, "The group's id or name has to be given.");
        }
        Group group = call.scope().catalog().groups().stream()
                .filter(candidate -> !arguments.given("groupId") || candidate.groupId().equals(arguments.value("groupId")))
                .filter(candidate -> !arguments.given("groupname") || candidate.name().equals(arguments.value("groupname")))
                .findFirst()
                .orElseThrow(() -> RestException.notFound("The group named '%s' does not exist.".formatted(arguments.text("groupname").orElse(""))));
        List<User> users = group.members().stream()
                .map(accountId -> call.scope().catalog().user(accountId).orElseThrow())
                .filter(user -> user.active() || arguments.flag("includeInactiveUsers"))
                .toList();
        Pages.Page<User> page = Pages.page(call, users, MAX_PAGE);
        return RestResult.identities(Pages.bean(call, page, call.json()::user), page.rows().size());
    }
}
