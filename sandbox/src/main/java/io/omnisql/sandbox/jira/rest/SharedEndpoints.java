package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.Dashboard;
import io.omnisql.sandbox.jira.data.Filter;
import io.omnisql.sandbox.jira.data.Gadget;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Saved searches and dashboards.
 */
final class SharedEndpoints
{
    private static final int MAX_PAGE = 100;

    private SharedEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> filters = List.of(
                Parameter.text("filterName"),
                Parameter.text("accountId"),
                Parameter.integers("id"),
                Parameter.orderBy("name", "description", "favourite_count", "id", "is_favourite", "owner", "is_shared"),
                Parameter.START_AT,
                Parameter.maxResults(50),
                Parameter.expand("description", "favourite", "favouritedCount", "jql", "owner", "searchUrl", "sharePermissions", "editPermissions", "isWritable", "approximateLastUsed", "subscriptions", "viewUrl"),
                Parameter.flag("overrideSharePermissions"),
                Parameter.flag("isSubstringMatch"));
        List<Parameter> dashboards = List.of(
                Parameter.text("dashboardName"),
                Parameter.text("accountId"),
                Parameter.orderBy("name", "description", "favorite_count", "id", "is_favorite", "owner"),
                Parameter.START_AT,
                Parameter.maxResults(50),
                Parameter.oneOf("status", "active", "archived", "deleted"),
                Parameter.expand("description", "owner", "viewUrl", "favourite", "favouritedCount", "sharePermissions", "editPermissions", "isWritable"));
        return List.of(
                RestEndpoint.get("/rest/api/3/filter/search", "filter-search", filters, SharedEndpoints::filters),
                RestEndpoint.get("/rest/api/3/dashboard/search", "dashboard-search", dashboards, SharedEndpoints::dashboards),
                RestEndpoint.get("/rest/api/3/dashboard/{id}", "dashboard", List.of(), SharedEndpoints::dashboard),
                RestEndpoint.get("/rest/api/3/dashboard/{dashboardId}/gadget", "dashboard-gadgets", List.of(Parameter.texts("moduleKey"), Parameter.texts("uri"), Parameter.integers("gadgetId")), SharedEndpoints::gadgets));
    }

    private static boolean contains(String name, Optional<String> part)
    {
        return part.isEmpty() || name.toLowerCase(Locale.ROOT).contains(part.get().toLowerCase(Locale.ROOT));
    }

    private static RestResult filters(RestCall call)
    {
        Arguments arguments = call.arguments();
        String caller = call.scope().user().map(user -> user.accountId()).orElse("");
        Comparator<Filter> order = Orders.name(arguments.value("orderBy")).equals("id") ? Comparator.comparing(Filter::id) : Comparator.comparing(Filter::name, String.CASE_INSENSITIVE_ORDER);
        List<Filter> filters = call.scope().catalog().filters().stream()
                .filter(filter -> call.scope().user().isPresent() && (filter.shared() || filter.owner().equals(caller) || (arguments.flag("overrideSharePermissions") && call.scope().administrates())))
                .filter(filter -> contains(filter.name(), arguments.text("filterName")))
                .filter(filter -> arguments.text("accountId").isEmpty() || arguments.value("accountId").equals(filter.owner()))
                .filter(filter -> !arguments.given("id") || arguments.numbers("id").contains(filter.id()))
                .sorted(Orders.by(arguments.value("orderBy"), order))
                .toList();
        return Pages.list(call, filters, MAX_PAGE, filter -> json(call, filter));
    }

    private static ObjectNode json(RestCall call, Filter filter)
    {
        List<String> expand = call.arguments().texts("expand");
        ObjectNode json = Json.object().put("self", call.json().api() + "/filter/" + filter.id()).put("id", Long.toString(filter.id())).put("name", filter.name());
        json.put("expand", "description,owner,jql,viewUrl,searchUrl,favourite,favouritedCount,sharePermissions,editPermissions,isWritable,approximateLastUsed,subscriptions");
        if (expand.contains("description") && filter.description() != null) {
            json.put("description", filter.description());
        }
        if (expand.contains("owner")) {
            json.set("owner", call.json().user(filter.owner()));
        }
        if (expand.contains("jql")) {
            json.put("jql", filter.jql());
        }
        if (expand.contains("favourite")) {
            json.put("favourite", filter.id() % 2 == 0);
        }
        if (expand.contains("favouritedCount")) {
            json.put("favouritedCount", filter.id() % 2 == 0 ? 1 : 0);
        }
        if (expand.contains("viewUrl")) {
            json.put("viewUrl", "%s/issues/?filter=%s".formatted(call.scope().baseUrl(), filter.id()));
        }
        if (expand.contains("sharePermissions")) {
            var permissions = json.putArray("sharePermissions");
            if (filter.shared()) {
                permissions.addObject().put("id", filter.id()).put("type", "authenticated");
            }
        }
        return json;
    }

    private static RestResult dashboards(RestCall call)
    {
        Arguments arguments = call.arguments();
        Comparator<Dashboard> order = Orders.name(arguments.value("orderBy")).equals("id") ? Comparator.comparing(Dashboard::id) : Comparator.comparing(Dashboard::name, String.CASE_INSENSITIVE_ORDER);
        List<Dashboard> dashboards = call.scope().catalog().dashboards().stream()
                .filter(_ -> call.scope().user().isPresent() && arguments.text("status").orElse("active").equals("active"))
                .filter(dashboard -> contains(dashboard.name(), arguments.text("dashboardName")))
                .filter(dashboard -> arguments.text("accountId").isEmpty() || arguments.value("accountId").equals(dashboard.owner()))
                .sorted(Orders.by(arguments.value("orderBy"), order))
                .toList();
        return Pages.list(call, dashboards, MAX_PAGE, dashboard -> json(call, dashboard));
    }

    private static ObjectNode json(RestCall call, Dashboard dashboard)
    {
        List<String> expand = call.arguments().texts("expand");
        ObjectNode json = Json.object().put("id", Long.toString(dashboard.id())).put("name", dashboard.name()).put("isFavourite", false).put("popularity", dashboard.popularity());
        json.put("self", call.json().api() + "/dashboard/" + dashboard.id()).put("view", "%s/jira/dashboards/%s".formatted(call.scope().baseUrl(), dashboard.id()));
        json.putArray("sharePermissions").addObject().put("type", "authenticated");
        json.putArray("editPermissions");
        if (expand.contains("description") && dashboard.description() != null) {
            json.put("description", dashboard.description());
        }
        if (expand.contains("owner") && dashboard.owner() != null) {
            ObjectNode owner = call.json().user(dashboard.owner());
            owner.remove(List.of("emailAddress", "timeZone", "accountType"));
            json.set("owner", owner);
        }
        return json.put("isWritable", false).put("systemDashboard", dashboard.owner() == null);
    }

    private static Dashboard dashboard(RestCall call, String variable)
    {
        long id = call.id(variable);
        return call.scope().catalog().dashboards().stream()
                .filter(dashboard -> call.scope().user().isPresent() && dashboard.id() == id)
                .findFirst()
                .orElseThrow(() -> RestException.notFound("The dashboard with id '%s' does not exist.".formatted(id)));
    }

    private static RestResult dashboard(RestCall call)
    {
        return RestResult.objects(json(call, dashboard(call, "id")), 1);
    }

    private static RestResult gadgets(RestCall call)
    {
        Arguments arguments = call.arguments();
        Dashboard dashboard = dashboard(call, "dashboardId");
        List<Gadget> gadgets = call.scope().catalog().gadgets().stream()
                .filter(gadget -> gadget.dashboardId() == dashboard.id())
                .filter(gadget -> !arguments.given("moduleKey") || arguments.texts("moduleKey").contains(gadget.moduleKey()))
                .filter(gadget -> !arguments.given("uri") || arguments.texts("uri").contains(gadget.uri()))
                .filter(gadget -> !arguments.given("gadgetId") || arguments.numbers("gadgetId").contains(gadget.id()))
                .toList();
        ObjectNode json = Json.object();
        json.set("gadgets", Json.array(gadgets, SharedEndpoints::json));
        return RestResult.objects(json, gadgets.size());
    }

    private static ObjectNode json(Gadget gadget)
    {
        ObjectNode json = Json.object().put("id", gadget.id()).put("color", gadget.color()).put("title", gadget.title());
        json.putObject("position").put("row", gadget.row()).put("column", gadget.column());
        return gadget.moduleKey() == null ? json.put("uri", gadget.uri()) : json.put("moduleKey", gadget.moduleKey());
    }
}
