package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.Component;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.IssueType;
import io.omnisql.sandbox.jira.data.Priority;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.ProjectCategory;
import io.omnisql.sandbox.jira.data.Resolution;
import io.omnisql.sandbox.jira.data.SecurityLevel;
import io.omnisql.sandbox.jira.data.Status;
import io.omnisql.sandbox.jira.data.StatusCategory;
import io.omnisql.sandbox.jira.data.Version;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The system's fields whose values are chosen from lists.
 */
final class ChoiceFields
{
    private static final List<Operator> CHOICE = JqlField.operators(Operator.EQUALITY, Operator.EMPTINESS);
    private static final List<Operator> RANKED = JqlField.operators(Operator.EQUALITY, Operator.RELATION, Operator.EMPTINESS);

    private final Scope scope;
    private final Catalog catalog;

    ChoiceFields(Scope scope)
    {
        this.scope = scope;
        this.catalog = scope.catalog();
    }

    List<JqlField> fields()
    {
        return List.of(
                project(),
                choice(List.of("issuetype", "type"), catalog.issueTypes(), IssueType::id, IssueType::name, issue -> List.of(issue.typeId()), Comparator.naturalOrder()),
                choice(List.of("status"), catalog.statuses(), Status::id, Status::name, issue -> List.of(issue.statusId()), ranked(catalog.statuses().stream().map(Status::id).toList())),
                statusCategory(),
                ranked("priority", catalog.priorities().stream().sorted(Comparator.comparing(Priority::rank)).toList(), Priority::id, Priority::name, issue -> List.of(issue.priorityId())),
                ranked("resolution", catalog.resolutions().stream().sorted(Comparator.comparing(Resolution::rank)).toList(), Resolution::id, Resolution::name, issue -> optional(issue.resolutionId())),
                component(),
                version("affectedVersion", Issue::affectedVersionIds),
                version("fixVersion", Issue::fixVersionIds),
                category(),
                choice(List.of("level"), catalog.securityLevels(), SecurityLevel::id, SecurityLevel::name, issue -> optional(issue.securityLevelId()), Comparator.naturalOrder()),
                projectType());
    }

    static List<Long> optional(Long value)
    {
        return value == null ? List.of() : List.of(value);
    }

    private static Comparator<Long> ranked(List<Long> ids)
    {
        return Comparator.comparing(ids::indexOf);
    }

    private static <R> JqlField choice(List<String> names, List<R> rows, ToLongFunction<R> id, Function<R, String> name, Function<Issue, Collection<Long>> values, Comparator<Long> order)
    {
        List<IdentityField.Choice<Long>> choices = rows.stream()
                .map(row -> new IdentityField.Choice<>(id.applyAsLong(row), Long.toString(id.applyAsLong(row)), List.of(name.apply(row))))
                .toList();
        return new IdentityField<>(names, "java.lang.String", CHOICE, choices, values, new IdentityField.Options<>(false, order, null));
    }

    /**
     * @param rows lowest first
     */
    private static <R> JqlField ranked(String fieldName, List<R> rows, ToLongFunction<R> id, Function<R, String> name, Function<Issue, Collection<Long>> values)
    {
        List<IdentityField.Choice<Long>> choices = rows.stream()
                .map(row -> new IdentityField.Choice<>(id.applyAsLong(row), Long.toString(id.applyAsLong(row)), List.of(name.apply(row))))
                .toList();
        Comparator<Long> order = ranked(choices.stream().map(IdentityField.Choice::value).toList());
        return new IdentityField<>(List.of(fieldName), "java.lang.String", RANKED, choices, values, new IdentityField.Options<>(false, order, (_, _) -> true));
    }

    private List<Project> projects()
    {
        return catalog.projects().stream().filter(scope::browses).filter(project -> !project.archived()).toList();
    }

    private JqlField project()
    {
        List<IdentityField.Choice<Long>> choices = projects().stream()
                .map(project -> new IdentityField.Choice<>(project.id(), Long.toString(project.id()), Stream.concat(Stream.of(project.key(), project.name()), project.formerKeys().stream()).toList()))
                .toList();
        Comparator<Long> order = Comparator.comparing(id -> catalog.project(id).key());
        return new IdentityField<>(List.of("project"), "com.atlassian.jira.project.Project", CHOICE, choices, issue -> List.of(issue.projectId()), new IdentityField.Options<>(false, order, null));
    }

    private JqlField statusCategory()
    {
        List<IdentityField.Choice<StatusCategory>> choices = Arrays.stream(StatusCategory.values())
                .map(category -> new IdentityField.Choice<>(category, Integer.toString(category.id()), List.of(category.displayName(), category.key())))
                .toList();
        return new IdentityField<>(
                List.of("statusCategory"), "java.lang.String", Operator.EQUALITY, choices, issue -> List.of(catalog.status(issue.statusId()).category()), new IdentityField.Options<>(false, null, null));
    }

    private JqlField component()
    {
        List<Long> projects = projects().stream().map(Project::id).toList();
        List<Component> rows = catalog.components().stream()
                .filter(component -> projects.contains(component.projectId()))
                .sorted(Comparator.comparing((Component component) -> catalog.project(component.projectId()).key()).thenComparing(Component::name))
                .toList();
        return choice(List.of("component"), rows, Component::id, Component::name, Issue::componentIds, ranked(rows.stream().map(Component::id).toList()));
    }

    private JqlField version(String name, Function<Issue, Collection<Long>> values)
    {
        return version(List.of(name), RANKED, values);
    }

    JqlField version(List<String> names, List<Operator> operators, Function<Issue, ? extends Collection<?>> values)
    {
        List<Long> projects = projects().stream().map(Project::id).toList();
        List<Version> rows = catalog.versions().stream()
                .filter(version -> projects.contains(version.projectId()))
                .sorted(Comparator.comparing((Version version) -> catalog.project(version.projectId()).key()).thenComparing(Version::sequence))
                .toList();
        List<IdentityField.Choice<Long>> choices = rows.stream().map(row -> new IdentityField.Choice<>(row.id(), Long.toString(row.id()), List.of(row.name()))).toList();
        Comparator<Long> order = ranked(rows.stream().map(Version::id).toList());
        return new IdentityField<>(
                names,
                "com.atlassian.jira.project.version.Version",
                operators,
                choices,
                values,
                new IdentityField.Options<>(false, order, (left, right) -> catalog.version(left).projectId() == catalog.version(right).projectId()));
    }

    private JqlField category()
    {
        Function<Issue, Collection<Long>> values = issue -> optional(catalog.project(issue.projectId()).categoryId());
        return choice(List.of("category"), catalog.projectCategories(), ProjectCategory::id, ProjectCategory::name, values, null);
    }

    private JqlField projectType()
    {
        List<IdentityField.Choice<String>> choices = Stream.of("software", "service_desk", "business").map(key -> new IdentityField.Choice<>(key, null, List.of(key))).toList();
        return new IdentityField<>(List.of("projectType"), "java.lang.String", Operator.EQUALITY, choices, issue -> Optional.of(catalog.project(issue.projectId()).typeKey()).stream().toList(), new IdentityField.Options<>(false, null, null));
    }
}
