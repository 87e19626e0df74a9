package io.omnisql.plugin.jira.field;

import io.omnisql.plugin.jira.jql.ClauseKind;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;

import java.time.ZoneId;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * Makes columns of fields, each with the pushdown that its kind and the site's operators allow together.
 */
final class FieldColumns
{
    private final IssueField field;
    private final Optional<ZoneId> zone;

    /**
     * @param zone of the user who searches, where points in time are to be told on that user's clock
     */
    FieldColumns(IssueField field, Optional<ZoneId> zone)
    {
        this.field = field;
        this.zone = zone;
    }

    /**
     * @param path of the value below the field's
     */
    ColumnDefinition read(String name, ValueType type, String path, String comment)
    {
        return ColumnDefinition.column(name, type, "/fields/" + field.id() + path, comment)
                .withAttributes(IssueClause.read(field.id()).attributes());
    }

    ColumnDefinition searched(String name, ValueType type, String path, ClauseKind kind, String comment)
    {
        return searched(read(name, type, path, comment), IssueClause.of(field.id(), field.clause(), kind));
    }

    /**
     * A column whose values the site knows: a search for another fails.
     */
    ColumnDefinition checked(String name, ValueType type, String path, ClauseKind kind, String comment)
    {
        return searched(read(name, type, path, comment), IssueClause.of(field.id(), field.clause(), kind).withCheck());
    }

    ColumnDefinition searched(ColumnDefinition column, IssueClause clause)
    {
        if (field.clause().isEmpty()) {
            return column;
        }
        return column
                .withFilter(support(clause.kind().orElseThrow()))
                .withAttributes(clause.withOperators(field.operatorText()).withZone(clause.kind().get() == ClauseKind.INSTANT ? zone : Optional.empty()).attributes());
    }

    private FilterSupport support(ClauseKind kind)
    {
        FilterSupport emptiness = FilterSupport.NONE.withNullTest(allowed(EXACT, "is", "is not"));
        return switch (kind) {
            case KEY -> FilterSupport.equality(SUPERSET);
            case ID -> FilterSupport.equality(EXACT);
            case CHOICE -> emptiness.withEquality(allowed(EXACT, "=", "in")).withExclusion(allowed(EXACT, "!=", "not in"));
            case USER -> emptiness.withEquality(allowed(EXACT, "=", "in"));
            case INSTANT -> emptiness.withEquality(allowed(SUPERSET, ">=", "<")).withRange(allowed(EXACT, ">=", "<")).withExclusion(NEVER);
            case DATE -> emptiness.withEquality(allowed(EXACT, "=", "in")).withRange(allowed(EXACT, ">=", "<", ">", "<=")).withExclusion(NEVER);
            case NUMBER -> emptiness.withEquality(allowed(EXACT, "=", "in")).withRange(allowed(EXACT, ">=", "<", ">", "<=")).withExclusion(allowed(EXACT, "!=", "not in"));
            case WORDS -> emptiness.withEquality(allowed(SUPERSET, "~"));
            case NAME, ISSUE -> emptiness.withEquality(allowed(SUPERSET, "=", "in"));
            case LIST -> emptiness.withContains(allowed(SUPERSET, "="));
            case PRESENCE -> emptiness;
        };
    }

    private Verdict allowed(Verdict verdict, String... operators)
    {
        return field.allows(operators) ? verdict : NEVER;
    }
}
