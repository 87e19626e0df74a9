package io.omnisql.plugin.jira.field;

import io.omnisql.plugin.jira.jql.ClauseKind;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * Makes columns of fields, each with the pushdown that its kind and the site's operators allow together.
 */
final class FieldColumns
{
    private final IssueField field;
    private final SiteTraits site;

    FieldColumns(IssueField field, SiteTraits site)
    {
        this.field = requireNonNull(field, "field is null");
        this.site = requireNonNull(site, "site is null");
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
     * A column whose values the site knows: a search for another fails. A site that does not tell them is not asked.
     */
    ColumnDefinition checked(String name, ValueType type, String path, ClauseKind kind, String comment)
    {
        if (!site.cloud()) {
            return searched(name, type, path, ClauseKind.PRESENCE, comment);
        }
        return searched(read(name, type, path, comment), IssueClause.of(field.id(), field.clause(), kind).withCheck());
    }

    ColumnDefinition searched(ColumnDefinition column, IssueClause clause)
    {
        if (field.clause().isEmpty()) {
            return column;
        }
        return column
                .withFilter(support(clause.kind().orElseThrow()))
                .withAttributes(clause.withOperators(field.operatorText()).withZone(clause.kind().get() == ClauseKind.INSTANT ? site.zone() : Optional.empty()).attributes());
    }

    private FilterSupport support(ClauseKind kind)
    {
        FilterSupport emptiness = FilterSupport.NONE.withNullTest(allowed(EXACT, "is", "is not"));
        return switch (kind) {
            case KEY, ID -> FilterSupport.equality(EXACT);
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
