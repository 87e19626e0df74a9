package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Cascade;
import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.CustomField;
import io.omnisql.sandbox.jira.data.FieldOption;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.RichText;
import io.omnisql.sandbox.jira.data.Sprint;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The site's own fields.
 */
final class CustomJqlFields
{
    private static final List<Operator> CHOICE = JqlField.operators(Operator.EQUALITY, Operator.EMPTINESS);
    private static final List<Operator> FULL = JqlField.operators(Operator.EQUALITY, Operator.RELATION, Operator.EMPTINESS);

    private final Scope scope;
    private final Catalog catalog;
    private final TimeLiterals literals;

    CustomJqlFields(Scope scope, TimeLiterals literals)
    {
        this.scope = scope;
        this.catalog = scope.catalog();
        this.literals = literals;
    }

    List<JqlField> fields()
    {
        return catalog.customFields().stream().filter(field -> field.type().searchable()).map(this::field).toList();
    }

    private JqlField field(CustomField field)
    {
        List<String> names = List.of(field.name(), field.name() + "[" + field.type().displayName() + "]", "cf[" + field.number() + "]");
        Function<Issue, List<?>> values = issue -> issue.custom(field.id());
        return switch (field.type()) {
            case FLOAT, STORY_POINT_ESTIMATE -> new NumberField(names, FULL, issue -> (Double) issue.customValues().get(field.id()), false);
            case TEXT, TEXTAREA -> new TextField(names, JqlField.operators(Operator.MATCH, Operator.EMPTINESS), issue -> texts(issue.custom(field.id())), true);
            case SELECT, RADIO, MULTI_SELECT, CHECKBOXES, CASCADING -> options(field, names);
            case USER, MULTI_USER -> new PeopleFields(scope).user(names, values);
            case GROUP -> new PeopleFields(scope).group(names, values);
            case VERSION -> new ChoiceFields(scope).version(names, FULL, values);
            case DATE -> new DateField(names, issue -> (LocalDate) issue.customValues().get(field.id()), literals);
            case DATETIME -> new TimeField(names, FULL, values, literals, true);
            case LABELS, URL -> new OpenChoiceField(names, CHOICE, issue -> texts(issue.custom(field.id())));
            case RANK -> new OpenChoiceField(names, List.of(), issue -> texts(issue.custom(field.id())));
            case SPRINT -> sprint(names, values);
            case EPIC_LINK -> new KeyField(names, CHOICE, scope, issue -> (Long) issue.customValues().get(field.id()));
            case APP_DATA -> throw new IllegalArgumentException("Not searchable: " + field.name());
        };
    }

    private static List<String> texts(List<?> values)
    {
        return values.stream().map(value -> value instanceof RichText rich ? rich.text() : (String) value).toList();
    }

    private JqlField options(CustomField field, List<String> names)
    {
        List<IdentityField.Choice<Long>> choices = catalog.options(field.id()).stream()
                .map(option -> new IdentityField.Choice<>(option.id(), Long.toString(option.id()), option.parentId() == null ? List.of(option.value()) : List.of()))
                .toList();
        List<Long> ids = catalog.options(field.id()).stream().map(FieldOption::id).toList();
        Function<Issue, Collection<?>> values = issue -> issue.custom(field.id()).stream()
                .flatMap(value -> value instanceof Cascade cascade ? Stream.of(cascade.optionId(), cascade.childId()).filter(Objects::nonNull) : Stream.of(value))
                .toList();
        return new IdentityField<>(names, "com.atlassian.jira.issue.customfields.option.Option", CHOICE, choices, values, new IdentityField.Options<>(true, Comparator.comparing(ids::indexOf), null));
    }

    private JqlField sprint(List<String> names, Function<Issue, List<?>> values)
    {
        List<IdentityField.Choice<Long>> choices = catalog.sprints().stream().map(sprint -> new IdentityField.Choice<>(sprint.id(), Long.toString(sprint.id()), List.of(sprint.name()))).toList();
        List<Long> ids = catalog.sprints().stream().map(Sprint::id).toList();
        return new IdentityField<>(names, "java.lang.String", CHOICE, choices, values, new IdentityField.Options<>(false, Comparator.comparing(ids::indexOf), null));
    }
}
