package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.project.Project;
import io.omnisql.sandbox.github.data.project.ProjectGenerator;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * Projects of organisations with their fields and items.
 */
final class ProjectFields
{
    private ProjectFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Account.class, "Organization")
                .fetch("projectV2", ProjectFields::project)
                .fetch("projectsV2", ProjectFields::projects);
        TypeFields.of(wiring, Project.class, "ProjectV2")
                .field("closed", project -> project.closedAt() != null)
                .field("closedAt", Project::closedAt)
                .field("createdAt", Project::createdAt)
                .field("creator", Project::creator)
                .field("databaseId", project -> Ids.databaseId(project.id()))
                .fetch("field", environment -> field(environment.getSource(), environment.getArgument("name")).orElse(null))
                .fetch("fields", ProjectFields::fields)
                .field("id", project -> new NodeId(NodeId.Type.PROJECT, 0, project.id()).toString())
                .fetch("items", ProjectFields::items)
                .field("number", Project::number)
                .field("owner", Project::owner)
                .field("public", Project::isPublic)
                .field("readme", _ -> null)
                .field("resourcePath", ProjectFields::path)
                .field("shortDescription", Project::shortDescription)
                .field("template", _ -> false)
                .field("title", Project::title)
                .field("updatedAt", Project::updatedAt)
                .scoped("url", (project, scope) -> scope.urls().html() + path(project));
        TypeFields.of(wiring, ProjectNodes.Field.class, "ProjectV2Field", "ProjectV2SingleSelectField")
                .field("createdAt", node -> node.project().createdAt())
                .field("dataType", node -> node.field().kind())
                .field("databaseId", node -> Ids.databaseId(node.field().id()))
                .field("id", node -> new NodeId(NodeId.Type.PROJECT_FIELD, 0, node.field().id()).toString())
                .field("name", node -> node.field().name())
                .field("project", ProjectNodes.Field::project)
                .field("updatedAt", node -> node.project().createdAt());
        TypeFields.of(wiring, ProjectNodes.Field.class, "ProjectV2SingleSelectField")
                .field("options", node -> node.field().options().stream().map(option -> Map.of("id", optionId(option), "name", option, "description", "", "color", "GRAY")).toList());
        items(wiring);
    }

    private static void items(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, ProjectNodes.Item.class, "ProjectV2Item")
                .scoped("content", ProjectFields::content)
                .field("createdAt", node -> node.item().createdAt())
                .field("creator", node -> node.item().creator())
                .field("databaseId", node -> Ids.databaseId(node.item().id()))
                .fetch("fieldValueByName", environment -> value(environment.getSource(), environment.getArgument("name")).orElse(null))
                .fetch("fieldValues", ProjectFields::values)
                .field("fullDatabaseId", node -> node.item().id())
                .field("id", node -> new NodeId(NodeId.Type.PROJECT_ITEM, 0, node.item().id()).toString())
                .field("isArchived", node -> node.item().archived())
                .field("project", ProjectNodes.Item::project)
                .scoped("type", ProjectFields::type)
                .field("updatedAt", node -> node.item().updatedAt());
        TypeFields.of(wiring, ProjectNodes.Draft.class, "DraftIssue")
                .field("body", _ -> "")
                .field("bodyText", _ -> "")
                .field("createdAt", node -> node.item().createdAt())
                .field("creator", node -> node.item().creator())
                .field("id", node -> "DI_" + node.item().id())
                .field("title", node -> node.item().draftTitle())
                .field("updatedAt", node -> node.item().updatedAt());
        TypeFields.of(wiring, ProjectNodes.Value.class, "ProjectV2ItemFieldTextValue", "ProjectV2ItemFieldNumberValue", "ProjectV2ItemFieldDateValue", "ProjectV2ItemFieldSingleSelectValue")
                .field("createdAt", node -> node.item().item().createdAt())
                .field("creator", node -> node.item().item().creator())
                .field("databaseId", node -> Ids.databaseId(node.id()))
                .field("field", node -> new ProjectNodes.Field(node.item().project(), node.field()))
                .field("id", node -> new NodeId(NodeId.Type.PROJECT_FIELD_VALUE, 0, node.id()).toString())
                .field("item", ProjectNodes.Value::item)
                .field("updatedAt", node -> node.item().item().updatedAt());
        TypeFields.of(wiring, ProjectNodes.Value.class, "ProjectV2ItemFieldTextValue").field("text", ProjectNodes.Value::value);
        TypeFields.of(wiring, ProjectNodes.Value.class, "ProjectV2ItemFieldNumberValue").field("number", ProjectNodes.Value::value);
        TypeFields.of(wiring, ProjectNodes.Value.class, "ProjectV2ItemFieldDateValue").field("date", ProjectNodes.Value::value);
        TypeFields.of(wiring, ProjectNodes.Value.class, "ProjectV2ItemFieldSingleSelectValue")
                .field("color", _ -> "GRAY")
                .field("description", _ -> "")
                .field("name", ProjectNodes.Value::value)
                .field("optionId", node -> optionId((String) node.value()));
    }

    private static String optionId(String option)
    {
        return "%08x".formatted(option.hashCode());
    }

    private static String path(Project project)
    {
        return "/orgs/%s/projects/%s".formatted(project.owner().login(), project.number());
    }

    private static Project project(DataFetchingEnvironment environment)
    {
        int number = environment.getArgument("number");
        return scope(environment).projects(environment.getSource()).stream()
                .filter(project -> project.number() == number)
                .findFirst()
                .orElseThrow(() -> GithubException.notFound("Could not resolve to a ProjectV2 with the number %s.".formatted(number)));
    }

    private static Map<String, Object> projects(DataFetchingEnvironment environment)
    {
        String query = environment.getArgument("query");
        if (query != null && query.contains(":") && !query.matches("is:(open|closed)")) {
            throw new GithubException("SANDBOX_UNSUPPORTED", "The sandbox searches projects by is:open, is:closed or words, not by '%s'".formatted(query));
        }
        List<Project> matching = scope(environment).projects(environment.getSource()).stream()
                .filter(project -> query == null || (query.startsWith("is:") ? query.equals("is:open") == (project.closedAt() == null) : project.title().toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT))))
                .toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Project> order = switch (Connections.orderField(orderBy, "NUMBER")) {
            case "TITLE" -> RowOrder.byName(Project::title, Project::id);
            case "CREATED_AT" -> RowOrder.byTime(Project::createdAt, Project::id);
            case "UPDATED_AT" -> RowOrder.byTime(Project::updatedAt, Project::id);
            default -> RowOrder.byId(Project::number);
        };
        return Connections.page(environment, matching, order.descending(Connections.descending(orderBy)), project -> project);
    }

    private static Optional<ProjectNodes.Field> field(Project project, String name)
    {
        return project.fields().stream().filter(field -> field.name().equals(name)).findFirst().map(field -> new ProjectNodes.Field(project, field));
    }

    private static Map<String, Object> fields(DataFetchingEnvironment environment)
    {
        Project project = environment.getSource();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Project.Field> order = Connections.orderField(orderBy, "POSITION").equals("NAME") ? RowOrder.byName(Project.Field::name, Project.Field::id) : RowOrder.byId(Project.Field::id);
        return Connections.page(environment, project.fields(), order.descending(Connections.descending(orderBy)), field -> new ProjectNodes.Field(project, field));
    }

    private static Map<String, Object> items(DataFetchingEnvironment environment)
    {
        Project project = environment.getSource();
        boolean descending = Connections.descending(environment.getArgument("orderBy"));
        return Connections.page(environment, project.items(), RowOrder.byId(Project.Item::id).descending(descending), item -> new ProjectNodes.Item(project, item));
    }

    /**
     * The issue or pull request of an item, empty when it is a draft or does not exist for the caller.
     */
    private static Optional<Conversation> conversation(ProjectNodes.Item node, Scope scope)
    {
        return scope.data().repository(node.item().repositoryId())
                .filter(scope::sees)
                .flatMap(repository -> scope.data().contents(repository.id()).conversation(node.item().number()));
    }

    private static Object content(ProjectNodes.Item node, Scope scope)
    {
        return node.item().isDraft() ? new ProjectNodes.Draft(node.project(), node.item()) : conversation(node, scope).orElse(null);
    }

    private static String type(ProjectNodes.Item node, Scope scope)
    {
        return node.item().isDraft() ? "DRAFT_ISSUE" : conversation(node, scope).map(conversation -> conversation.isPullRequest() ? "PULL_REQUEST" : "ISSUE").orElse("REDACTED");
    }

    private static Optional<ProjectNodes.Value> value(ProjectNodes.Item node, String name)
    {
        return node.project().fields().stream()
                .filter(field -> field.name().equals(name) && node.item().values().containsKey(name))
                .findFirst()
                .map(field -> new ProjectNodes.Value(node, field, node.item().values().get(name)));
    }

    private static Map<String, Object> values(DataFetchingEnvironment environment)
    {
        ProjectNodes.Item node = environment.getSource();
        // what the caller may not see has no title either
        boolean redacted = type(node, scope(environment)).equals("REDACTED");
        List<ProjectNodes.Value> values = node.project().fields().stream()
                .filter(field -> !redacted || !field.name().equals(ProjectGenerator.TITLE))
                .flatMap(field -> value(node, field.name()).stream())
                .toList();
        boolean descending = Connections.descending(environment.getArgument("orderBy"));
        return Connections.page(environment, values, RowOrder.byId(ProjectNodes.Value::id).descending(descending), value -> value);
    }
}
