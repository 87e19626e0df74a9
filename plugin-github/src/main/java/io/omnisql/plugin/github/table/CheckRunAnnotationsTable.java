package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestItems;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What checks say of lines. GitHub lists it only by check.
 */
public final class CheckRunAnnotationsTable
{
    private CheckRunAnnotationsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "check_run_annotations",
                        "What checks say of lines of code; a query must name the checks, by a filter or by a join",
                        "/check-runs/{key}/annotations",
                        column("path", VARCHAR, "/path", "File").notNull(),
                        column("start_line", BIGINT, "/start_line", "First line").notNull(),
                        column("end_line", BIGINT, "/end_line", "Last line").notNull(),
                        column("start_column", BIGINT, "/start_column", "First column; NULL where more than one line is meant"),
                        column("end_column", BIGINT, "/end_column", "Last column; NULL where more than one line is meant"),
                        column("annotation_level", VARCHAR, "/annotation_level", "notice, warning or failure"),
                        column("title", VARCHAR, "/title", "Title"),
                        column("message", VARCHAR, "/message", "What it says"),
                        column("raw_details", VARCHAR, "/raw_details", "Details"))
                .of(RestItems.named("check_run_id", "Identifier of the check")));
    }
}
