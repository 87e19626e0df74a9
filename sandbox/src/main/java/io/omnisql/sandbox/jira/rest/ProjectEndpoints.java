package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.Version;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Projects and their versions.
 */
final class ProjectEndpoints
{
    private static final int MAX_PROJECTS = 100;
    private static final int MAX_FILTERS = 50;
    private static final int MAX_PAGE = 50;
    private static final Parameter EXPAND = Parameter.expand("description", "projectKeys", "lead", "issueTypes", "url", "insight");

    private ProjectEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> search = List.of(
                Parameter.START_AT,
                Parameter.maxResults(50),
                Parameter.orderBy("key", "name", "category", "owner", "issueCount", "lastIssueUpdatedDate", "archivedDate", "deletedDate"),
                Parameter.integers("id"),
                Parameter.texts("keys"),
                Parameter.text("query"),
                Parameter.texts("typeKey", "software", "service_desk", "business"),
                Parameter.integer("categoryId"),
                Parameter.oneOf("action", "view", "browse", "edit", "create"),
                EXPAND,
                Parameter.texts("status", "live", "archived", "deleted"));
        List<Parameter> versions = List.of(
                Parameter.START_AT,
                Parameter.maxResults(MAX_PAGE),
                Parameter.orderBy("sequence", "name", "releaseDate", "startDate", "description"),
                Parameter.text("query"),
                Parameter.texts("status", "released", "unreleased", "archived"),
                Parameter.expand("issuesstatus", "operations", "driver", "approvers"));
        return List.of(
                RestEndpoint.get("/rest/api/3/project/search", "project-search", search, ProjectEndpoints::search),
                RestEndpoint.get("/rest/api/3/project", "project-list", List.of(EXPAND), ProjectEndpoints::all),
                RestEndpoint.get("/rest/api/3/project/{projectIdOrKey}", "project", List.of(EXPAND), ProjectEndpoints::project),
                RestEndpoint.get("/rest/api/3/project/{projectIdOrKey}/version", "version-list", versions, ProjectEndpoints::versions),
                RestEndpoint.get("/rest/api/3/project/{projectIdOrKey}/versions", "version-all", List.of(), ProjectEndpoints::allVersions),
                RestEndpoint.get("/rest/api/3/projectCategory", "project-category", List.of(), ProjectEndpoints::categories));
    }

    private static List<Project> live(Scope scope)
    {
        return scope.catalog().projects().stream().filter(scope::browses).filter(project -> !project.archived()).toList();
    }

    private static RestResult all(RestCall call)
    {
        List<Project> projects = live(call.scope());
        return RestResult.objects(Json.array(projects, project -> json(call, project)), projects.size());
    }

    private static RestResult project(RestCall call)
    {
        return RestResult.objects(json(call, call.project()), 1);
    }

    private static RestResult search(RestCall call)
    {
        Arguments arguments = call.arguments();
        if (arguments.texts("id").size() > MAX_FILTERS || arguments.texts("keys").size() > MAX_FILTERS) {
            throw RestException.of(400, "No more than %s ids or keys can be given.".formatted(MAX_FILTERS));
        }
        List<String> states = arguments.given("status") ? arguments.texts("status") : List.of("live");
        String query = arguments.text("query").orElse("").toLowerCase(Locale.ROOT);
        Set<String> keys = Set.copyOf(arguments.texts("keys").stream().map(key -> key.toUpperCase(Locale.ROOT)).toList());
        List<Project> projects = call.scope().catalog().projects().stream()
                .filter(call.scope()::browses)
                .filter(project -> states.contains(project.archived() ? "archived" : "live"))
                .filter(project -> !arguments.given("id") || arguments.numbers("id").contains(project.id()))
                .filter(project -> keys.isEmpty() || keys.contains(project.key()) || project.formerKeys().stream().anyMatch(keys::contains))
                .filter(project -> project.key().toLowerCase(Locale.ROOT).contains(query) || project.name().toLowerCase(Locale.ROOT).contains(query))
                .filter(project -> !arguments.given("typeKey") || arguments.texts("typeKey").contains(project.typeKey()))
                .filter(project -> arguments.number("categoryId").isEmpty() || arguments.number("categoryId").get().equals(project.categoryId()))
                .sorted(Orders.by(arguments.value("orderBy"), order(call, Orders.name(arguments.value("orderBy")))))
                .toList();
        return Pages.list(call, projects, MAX_PROJECTS, project -> json(call, project));
    }

    private static Comparator<Project> order(RestCall call, String name)
    {
        Comparator<Project> byKey = Comparator.comparing(Project::key);
        return switch (name) {
            case "key" -> byKey;
            case "name" -> Comparator.comparing(Project::name, String.CASE_INSENSITIVE_ORDER).thenComparing(byKey);
            case "category" -> Comparator.comparing(Project::categoryId, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(byKey);
            case "owner" -> Comparator.comparing(Project::leader).thenComparing(byKey);
            case "issueCount" -> Comparator.comparing((Project project) -> issues(call.scope(), project).size()).thenComparing(byKey);
            case "lastIssueUpdatedDate" -> Comparator.comparing((Project project) -> lastUpdate(call.scope(), project), Comparator.nullsFirst(Comparator.naturalOrder())).thenComparing(byKey);
            default -> Comparator.comparing(Project::archivedAt, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(byKey);
        };
    }

    /**
     * All of a project's issues, also those that the caller may not see.
     */
    private static List<Issue> issues(Scope scope, Project project)
    {
        return scope.data().issues().stream().filter(issue -> issue.projectId() == project.id()).toList();
    }

    private static Instant lastUpdate(Scope scope, Project project)
    {
        return issues(scope, project).stream().map(Issue::updated).max(Comparator.naturalOrder()).orElse(null);
    }

    private static ObjectNode json(RestCall call, Project project)
    {
        List<String> expand = call.arguments().texts("expand");
        boolean whole = call.variables().containsKey("projectIdOrKey");
        ObjectNode json = call.json().project(project).put("style", project.teamManaged() ? "next-gen" : "classic").put("isPrivate", project.isPrivate());
        json.put("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight");
        json.putObject("properties");
        if (expand.contains("description") || whole) {
            json.put("description", project.description());
        }
        if (expand.contains("lead") || whole) {
            json.set("lead", call.json().user(project.leader()));
        }
        if (expand.contains("issueTypes") || whole) {
            json.set("issueTypes", Json.array(project.issueTypeIds(), id -> call.json().issueType(call.scope().catalog().issueType(id))));
        }
        if (expand.contains("projectKeys")) {
            json.set("projectKeys", Json.array(Stream.concat(Stream.of(project.key()), project.formerKeys().stream()).toList(), JsonNodeFactory.instance::textNode));
        }
        if (expand.contains("insight")) {
            ObjectNode insight = json.putObject("insight").put("totalIssueCount", issues(call.scope(), project).size());
            Instant last = lastUpdate(call.scope(), project);
            if (last != null) {
                insight.put("lastIssueUpdateTime", call.json().time(last));
            }
        }
        if (project.archived()) {
            json.put("archived", true).put("archivedDate", call.json().time(project.archivedAt()));
        }
        return json;
    }

    private static List<Version> versionsOf(RestCall call)
    {
        Project project = call.project();
        return call.scope().catalog().versions().stream().filter(version -> version.projectId() == project.id()).toList();
    }

    private static RestResult allVersions(RestCall call)
    {
        List<Version> versions = versionsOf(call);
        return RestResult.objects(Json.array(versions, version -> json(call, version)), versions.size());
    }

    private static RestResult versions(RestCall call)
    {
        Arguments arguments = call.arguments();
        String query = arguments.text("query").orElse("").toLowerCase(Locale.ROOT);
        List<String> states = arguments.texts("status");
        Comparator<Version> order = switch (Orders.name(arguments.value("orderBy"))) {
            case "name" -> Comparator.comparing(Version::name, String.CASE_INSENSITIVE_ORDER);
            case "releaseDate" -> Comparator.comparing(Version::releaseDate, Comparator.nullsLast(Comparator.naturalOrder()));
            case "startDate" -> Comparator.comparing(Version::startDate, Comparator.nullsLast(Comparator.naturalOrder()));
            case "description" -> Comparator.comparing(Version::description, Comparator.nullsLast(Comparator.naturalOrder()));
            default -> Comparator.comparing(Version::sequence);
        };
        List<Version> versions = versionsOf(call).stream()
                .filter(version -> states.isEmpty() || states.contains(version.archived() ? "archived" : version.released() ? "released" : "unreleased"))
                .filter(version -> version.name().toLowerCase(Locale.ROOT).contains(query) || (version.description() != null && version.description().toLowerCase(Locale.ROOT).contains(query)))
                .sorted(Orders.by(arguments.value("orderBy"), order))
                .toList();
        return Pages.list(call, versions, MAX_PAGE, version -> json(call, version));
    }

    private static ObjectNode json(RestCall call, Version version)
    {
        ObjectNode json = call.json().version(version).put("projectId", version.projectId());
        if (version.startDate() != null) {
            json.put("startDate", version.startDate().toString());
        }
        return json;
    }

    private static RestResult categories(RestCall call)
    {
        return RestResult.of(Json.array(call.scope().catalog().projectCategories(), category -> call.json().category(category.id())));
    }
}
