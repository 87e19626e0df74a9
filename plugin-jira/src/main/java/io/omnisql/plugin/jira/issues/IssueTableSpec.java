package io.omnisql.plugin.jira.issues;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import static java.util.Objects.requireNonNull;

/**
 * A table of issues, or of what issues carry, as data.
 *
 * @param field the field that carries the rows, empty when the issues themselves are the rows
 * @param rows path of the rows in an answer
 * @param overflow empty when issues carry all of their rows
 */
record IssueTableSpec(
        String name,
        String comment,
        Optional<String> field,
        String rows,
        Optional<Overflow> overflow,
        BiFunction<ConnectionInfo, RemoteReader, List<ColumnDefinition>> columns)
{
    static final String ISSUES = "/issues";

    IssueTableSpec
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(field, "field is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(overflow, "overflow is null");
        requireNonNull(columns, "columns is null");
    }

    boolean isOfIssues()
    {
        return field.isEmpty();
    }
}
