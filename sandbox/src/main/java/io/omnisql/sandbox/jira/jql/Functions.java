package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.FieldOption;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.User;
import io.omnisql.sandbox.jira.data.Version;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The functions that searches may call.
 */
public final class Functions
{
    /**
     * @param list whether it stands for several values
     */
    public record Description(String signature, boolean list, String type) {}

    public static final List<Description> ALL = List.of(
            new Description("currentUser()", false, "com.atlassian.jira.user.ApplicationUser"),
            new Description("now()", false, "java.util.Date"),
            new Description("startOfDay()", false, "java.util.Date"),
            new Description("endOfDay()", false, "java.util.Date"),
            new Description("startOfWeek()", false, "java.util.Date"),
            new Description("startOfMonth()", false, "java.util.Date"),
            new Description("startOfYear()", false, "java.util.Date"),
            new Description("membersOf(\"\")", true, "com.atlassian.jira.user.ApplicationUser"),
            new Description("openSprints()", true, "java.lang.String"),
            new Description("closedSprints()", true, "java.lang.String"),
            new Description("futureSprints()", true, "java.lang.String"),
            new Description("releasedVersions()", true, "com.atlassian.jira.project.version.Version"),
            new Description("unreleasedVersions()", true, "com.atlassian.jira.project.version.Version"),
            new Description("standardIssueTypes()", true, "java.lang.String"),
            new Description("subtaskIssueTypes()", true, "java.lang.String"),
            new Description("cascadeOption(\"\")", true, "com.atlassian.jira.issue.customfields.option.Option"),
            new Description("linkedIssues(\"\")", true, "com.atlassian.jira.issue.Issue"),
            new Description("watchedIssues()", true, "com.atlassian.jira.issue.Issue"),
            new Description("votedIssues()", true, "com.atlassian.jira.issue.Issue"));

    private final Scope scope;
    private final Catalog catalog;

    Functions(Scope scope)
    {
        this.scope = scope;
        this.catalog = scope.catalog();
    }

    List<Operand.Literal> call(Operand.Function function)
    {
        ZonedDateTime now = scope.now().atZone(scope.zone());
        ZonedDateTime day = now.truncatedTo(ChronoUnit.DAYS);
        return switch (function.name().toLowerCase(Locale.ROOT)) {
            case "currentuser" -> List.of(Operand.Literal.word(user().accountId()));
            case "now" -> time(function, now);
            case "startofday" -> time(function, day);
            case "endofday" -> time(function, day.plusDays(1).minus(1, ChronoUnit.MILLIS));
            case "startofweek" -> time(function, day.minusDays(day.getDayOfWeek().getValue() % DayOfWeek.SUNDAY.getValue()));
            case "startofmonth" -> time(function, day.withDayOfMonth(1));
            case "startofyear" -> time(function, day.withDayOfYear(1));
            case "membersof" -> members(argument(function));
            case "opensprints" -> sprints("active");
            case "closedsprints" -> sprints("closed");
            case "futuresprints" -> sprints("future");
            case "releasedversions" -> versions(Version::released);
            case "unreleasedversions" -> versions(version -> !version.released());
            case "standardissuetypes" -> catalog.issueTypes().stream().filter(type -> !type.subtask()).map(type -> Operand.Literal.id(type.id())).toList();
            case "subtaskissuetypes" -> catalog.issueTypes().stream().filter(type -> type.subtask()).map(type -> Operand.Literal.id(type.id())).toList();
            case "cascadeoption" -> cascade(function);
            case "linkedissues" -> linked(argument(function));
            case "watchedissues" -> issues(issue -> issue.watchers().contains(user().accountId()));
            case "votedissues" -> issues(issue -> issue.voters().contains(user().accountId()));
            default -> throw new JqlException("Unable to find JQL function '%s(%s)'.".formatted(function.name(), String.join(", ", function.arguments())));
        };
    }

    private User user()
    {
        return scope.user().orElseThrow(() -> new JqlException("The function 'currentUser' needs a user who is logged in."));
    }

    private static String argument(Operand.Function function)
    {
        if (function.arguments().size() != 1) {
            throw new JqlException("Function '%s' expected '1' arguments but received '%s'.".formatted(function.name(), function.arguments().size()));
        }
        return function.arguments().getFirst();
    }

    private static List<Operand.Literal> time(Operand.Function function, ZonedDateTime time)
    {
        if (!function.arguments().isEmpty()) {
            throw JqlException.notSimulated("The sandbox does not know arguments of the function '%s'".formatted(function.name()));
        }
        return List.of(Operand.Literal.id(time.toInstant().toEpochMilli()));
    }

    private List<Operand.Literal> members(String group)
    {
        return catalog.groups().stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(group))
                .findFirst()
                .orElseThrow(() -> new JqlException("Function 'membersOf' can not generate a list of usernames for group '%s'; the group does not exist.".formatted(group)))
                .members().stream().map(Operand.Literal::word).toList();
    }

    private List<Operand.Literal> sprints(String state)
    {
        return catalog.sprints().stream().filter(sprint -> sprint.state().equals(state)).map(sprint -> Operand.Literal.id(sprint.id())).toList();
    }

    private List<Operand.Literal> versions(Predicate<Version> wanted)
    {
        return catalog.versions().stream()
                .filter(wanted)
                .filter(version -> scope.browses(catalog.project(version.projectId())) && !catalog.project(version.projectId()).archived())
                .map(version -> Operand.Literal.id(version.id()))
                .toList();
    }

    private List<Operand.Literal> cascade(Operand.Function function)
    {
        if (function.arguments().isEmpty() || function.arguments().size() > 2) {
            throw new JqlException("Function '%s' expected '1' or '2' arguments but received '%s'.".formatted(function.name(), function.arguments().size()));
        }
        List<FieldOption> found = catalog.options().stream()
                .filter(option -> option.parentId() == null && option.value().equalsIgnoreCase(function.arguments().getFirst()))
                .toList();
        if (function.arguments().size() == 2) {
            List<Long> parents = found.stream().map(FieldOption::id).toList();
            found = catalog.options().stream()
                    .filter(option -> parents.contains(option.parentId()) && option.value().equalsIgnoreCase(function.arguments().getLast()))
                    .toList();
        }
        if (found.isEmpty()) {
            throw new JqlException("The option '%s' for function 'cascadeOption' does not exist.".formatted(function.arguments().getLast()));
        }
        return found.stream().map(option -> Operand.Literal.id(option.id())).toList();
    }

    private List<Operand.Literal> linked(String key)
    {
        Issue issue = scope.issue(key).orElseThrow(() -> new JqlException("Issue '%s' could not be found in function 'linkedIssues'.".formatted(key)));
        return scope.data().links(issue.id()).stream()
                .flatMap(link -> Stream.of(link.sourceId(), link.destinationId()))
                .filter(id -> id != issue.id())
                .flatMap(id -> scope.data().issue(id).filter(scope::sees).stream())
                .map(other -> Operand.Literal.id(other.id()))
                .toList();
    }

    private List<Operand.Literal> issues(Predicate<Issue> wanted)
    {
        return scope.data().issues().stream().filter(scope::sees).filter(wanted).map(issue -> Operand.Literal.id(issue.id())).toList();
    }
}
