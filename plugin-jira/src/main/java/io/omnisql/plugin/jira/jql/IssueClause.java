package io.omnisql.plugin.jira.jql;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.jira.jql.Choice.Part;
import io.omnisql.toolkit.adapter.ColumnDefinition;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What planning needs to know of a column, as it stands in the column's attributes.
 *
 * @param field the field that holds the column's values, as answers name it; empty for the issue's own id and key
 * @param clause how searches call the field; empty when they do not
 * @param kind empty when nothing can be pushed down
 * @param choice the list that the values are chosen from, only for {@link ClauseKind#CHOICE}
 * @param part what the column shows of an entry of the list
 * @param checked whether a value that the site does not have makes searches fail
 * @param operators the site's own, for people
 * @param zone of the user who searches, where points in time are to be told on that user's clock
 */
public record IssueClause(
        String field,
        String clause,
        Optional<ClauseKind> kind,
        Optional<Choice> choice,
        Part part,
        boolean checked,
        String operators,
        Optional<ZoneId> zone)
{
    public static final String FIELD = "field";
    public static final String OPERATORS = "operators";

    private static final String CLAUSE = "clause";
    private static final String KIND = "kind";
    private static final String CHOICE = "choice";
    private static final String PART = "part";
    private static final String CHECKED = "checked";
    private static final String ZONE = "zone";

    public IssueClause
    {
        requireNonNull(field, "field is null");
        requireNonNull(clause, "clause is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(choice, "choice is null");
        requireNonNull(part, "part is null");
        requireNonNull(operators, "operators is null");
        requireNonNull(zone, "zone is null");
    }

    /**
     * A field that is only read.
     */
    public static IssueClause read(String field)
    {
        return new IssueClause(field, "", Optional.empty(), Optional.empty(), Part.NAME, false, "", Optional.empty());
    }

    public static IssueClause of(String field, String clause, ClauseKind kind)
    {
        return new IssueClause(field, clause, Optional.of(kind), Optional.empty(), Part.NAME, false, "", Optional.empty());
    }

    public static IssueClause choice(String field, String clause, Choice choice, Part part)
    {
        return new IssueClause(field, clause, Optional.of(ClauseKind.CHOICE), Optional.of(choice), part, false, "", Optional.empty());
    }

    public IssueClause withCheck()
    {
        return new IssueClause(field, clause, kind, choice, part, true, operators, zone);
    }

    public IssueClause withOperators(String operators)
    {
        return new IssueClause(field, clause, kind, choice, part, checked, operators, zone);
    }

    public IssueClause withZone(Optional<ZoneId> zone)
    {
        return new IssueClause(field, clause, kind, choice, part, checked, operators, zone);
    }

    public Map<String, String> attributes()
    {
        ImmutableMap.Builder<String, String> attributes = ImmutableMap.builder();
        attributes.put(FIELD, field);
        attributes.put(CLAUSE, clause);
        attributes.put(OPERATORS, operators);
        attributes.put(PART, part.name());
        attributes.put(CHECKED, Boolean.toString(checked));
        kind.ifPresent(value -> attributes.put(KIND, value.name()));
        choice.ifPresent(value -> attributes.put(CHOICE, value.name()));
        zone.ifPresent(value -> attributes.put(ZONE, value.getId()));
        return attributes.buildOrThrow();
    }

    public static IssueClause of(ColumnDefinition column)
    {
        Map<String, String> attributes = column.attributes();
        return new IssueClause(
                attributes.getOrDefault(FIELD, ""),
                attributes.getOrDefault(CLAUSE, ""),
                Optional.ofNullable(attributes.get(KIND)).map(ClauseKind::valueOf),
                Optional.ofNullable(attributes.get(CHOICE)).map(Choice::valueOf),
                Part.valueOf(attributes.getOrDefault(PART, Part.NAME.name())),
                Boolean.parseBoolean(attributes.get(CHECKED)),
                attributes.getOrDefault(OPERATORS, ""),
                Optional.ofNullable(attributes.get(ZONE)).map(ZoneId::of));
    }
}
