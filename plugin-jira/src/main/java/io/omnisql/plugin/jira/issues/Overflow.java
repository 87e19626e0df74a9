package io.omnisql.plugin.jira.issues;

import static java.util.Objects.requireNonNull;

/**
 * Where the rows of an issue are when there are more of them than the issue itself carries.
 *
 * @param path below the issue's, e.g. {@code /comment}
 * @param rows path of the rows in that answer
 * @param pageSize most rows of one answer
 * @param transform the {@link IssueTransforms} that takes the rows away from issues that do not carry all of them
 */
public record Overflow(String path, String rows, int pageSize, String transform)
{
    public Overflow
    {
        requireNonNull(path, "path is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(transform, "transform is null");
    }
}
