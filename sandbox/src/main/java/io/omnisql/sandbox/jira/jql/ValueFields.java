package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Attachment;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.RichText;
import io.omnisql.sandbox.jira.data.Worklog;
import io.omnisql.sandbox.jira.json.ActivityJson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The system's fields of texts, times, numbers and issues.
 */
final class ValueFields
{
    private static final List<Operator> FULL = JqlField.operators(Operator.EQUALITY, Operator.RELATION, Operator.EMPTINESS);
    private static final List<Operator> COUNT = JqlField.operators(Operator.EQUALITY, Operator.RELATION);
    private static final List<Operator> TEXT = JqlField.operators(Operator.MATCH, Operator.EMPTINESS);

    private final Scope scope;
    private final TimeLiterals literals;
    private final ActivityJson activity;

    ValueFields(Scope scope, TimeLiterals literals)
    {
        this.scope = scope;
        this.literals = literals;
        this.activity = new ActivityJson(scope);
    }

    List<JqlField> fields()
    {
        List<JqlField> fields = new ArrayList<>(times());
        fields.addAll(numbers());
        fields.addAll(texts());
        fields.add(new KeyField(List.of("key", "id", "issue", "issuekey"), JqlField.operators(Operator.EQUALITY, Operator.RELATION, Operator.MATCH), scope, Issue::id));
        fields.add(new KeyField(List.of("parent"), Operator.EQUALITY, scope, Issue::parentId));
        fields.add(new OpenChoiceField(List.of("labels"), JqlField.operators(Operator.EQUALITY, Operator.EMPTINESS), Issue::labels));
        return fields;
    }

    private List<JqlField> times()
    {
        return List.of(
                time(List.of("created", "createdDate"), Issue::created),
                time(List.of("updated", "updatedDate"), Issue::updated),
                time(List.of("resolved", "resolutiondate"), Issue::resolved),
                time(List.of("statusCategoryChangedDate"), Issue::statusChanged),
                time(List.of("lastViewed"), _ -> null),
                new TimeField(List.of("worklogDate"), FULL, issue -> scope.data().worklogs(issue.id()).stream().map(Worklog::started).toList(), literals, false),
                new DateField(List.of("due", "duedate"), Issue::due, literals));
    }

    private JqlField time(List<String> names, Function<Issue, Instant> value)
    {
        return new TimeField(names, FULL, issue -> Stream.of(issue).map(value).filter(Objects::nonNull).toList(), literals, true);
    }

    private List<JqlField> numbers()
    {
        return List.of(
                duration(List.of("originalEstimate", "timeoriginalestimate"), Issue::originalEstimate),
                duration(List.of("remainingEstimate", "timeestimate"), Issue::remainingEstimate),
                duration(List.of("timeSpent"), Issue::timeSpent),
                new NumberField(List.of("workratio"), FULL, ValueFields::workRatio, false),
                new NumberField(List.of("votes"), COUNT, issue -> (double) issue.voters().size(), false),
                new NumberField(List.of("watchers"), COUNT, issue -> (double) issue.watchers().size(), false),
                new NumberField(List.of("hierarchyLevel"), COUNT, issue -> (double) scope.catalog().issueType(issue.typeId()).hierarchyLevel(), false));
    }

    private static JqlField duration(List<String> names, Function<Issue, Long> seconds)
    {
        return new NumberField(names, FULL, issue -> seconds.apply(issue) == null ? null : seconds.apply(issue).doubleValue(), true);
    }

    private static Double workRatio(Issue issue)
    {
        return issue.originalEstimate() == null ? null : (double) (Objects.requireNonNullElse(issue.timeSpent(), 0L) * 100 / issue.originalEstimate());
    }

    private List<JqlField> texts()
    {
        return List.of(
                new TextField(List.of("summary"), TEXT, issue -> List.of(issue.summary()), true),
                new TextField(List.of("description"), TEXT, issue -> text(issue.description()), true),
                new TextField(List.of("environment"), TEXT, issue -> text(issue.environment()), true),
                new TextField(List.of("comment"), Operator.MATCH, this::comments, false),
                new TextField(List.of("worklogComment"), List.of(Operator.LIKE), issue -> scope.data().worklogs(issue.id()).stream().flatMap(worklog -> text(worklog.comment()).stream()).toList(), false),
                new TextField(List.of("text", "textfields"), List.of(Operator.LIKE), this::allTexts, false),
                new TextField(List.of("attachments"), Operator.EMPTINESS, issue -> scope.data().attachments(issue.id()).stream().map(Attachment::filename).toList(), false));
    }

    static List<String> text(RichText text)
    {
        return text == null ? List.of() : List.of(text.text());
    }

    private List<String> comments(Issue issue)
    {
        return activity.visibleComments(issue.id()).stream().map(comment -> comment.body().text()).toList();
    }

    private List<String> allTexts(Issue issue)
    {
        List<String> texts = new ArrayList<>(List.of(issue.summary()));
        texts.addAll(text(issue.description()));
        texts.addAll(text(issue.environment()));
        texts.addAll(comments(issue));
        issue.customValues().values().forEach(value -> {
            if (value instanceof RichText rich) {
                texts.add(rich.text());
            }
            if (value instanceof String plain) {
                texts.add(plain);
            }
        });
        return texts;
    }
}
