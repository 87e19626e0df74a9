package io.omnisql.plugin.jira.issues;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import static java.util.Objects.requireNonNull;

/**
 * A table of issues, or of what issues carry, as data.
 *
 * @param field the field that carries the rows, empty when the issues themselves are the rows
 * @param expanded whether what carries the rows is no field, and given when it is asked for besides
 * @param list path of the rows below the field's value
 * @param condition JQL that holds for all issues that carry rows, empty when there is none
 * @param overflow empty when issues carry all of their rows
 * @param definition the table by what its connection's site says
 */
public record IssueTableSpec(
        String name,
        String comment,
        Optional<String> field,
        boolean expanded,
        String list,
        Optional<String> condition,
        Optional<Overflow> overflow,
        BiFunction<ConnectionInfo, RemoteReader, TableDefinition> definition)
{
    /**
     * Attributes of a table's definition that stand for {@link #field} and {@link #condition} where these differ between sites.
     */
    public static final String FIELD = "field";
    public static final String CONDITION = "condition";

    private static final String ISSUES = "/issues";

    public IssueTableSpec
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(field, "field is null");
        requireNonNull(list, "list is null");
        requireNonNull(condition, "condition is null");
        requireNonNull(overflow, "overflow is null");
        requireNonNull(definition, "definition is null");
    }

    /**
     * A table of what issues carry, with the same columns at every site.
     */
    public static IssueTableSpec carried(String name, String comment, String field, String list, Optional<String> condition, Optional<Overflow> overflow, List<ColumnDefinition> columns)
    {
        TableDefinition definition = new TableDefinition(name, comment, columns);
        return new IssueTableSpec(name, comment, Optional.of(field), false, list, condition, overflow, (_, _) -> definition);
    }

    boolean isOfIssues()
    {
        return field.isEmpty();
    }

    Optional<String> field(RemoteQuery query)
    {
        return field.map(fixed -> query.definition().attributes().getOrDefault(FIELD, fixed));
    }

    Optional<String> condition(RemoteQuery query)
    {
        return Optional.ofNullable(query.definition().attributes().get(CONDITION)).or(() -> condition);
    }

    /**
     * Path of the rows in an answer.
     */
    String rows(RemoteQuery query)
    {
        return ISSUES + field(query).map(carrier -> (expanded ? "/*/" : "/*/fields/") + carrier + list).orElse("");
    }
}
