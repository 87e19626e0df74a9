package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import java.util.Set;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.closed;
import static io.omnisql.plugin.github.scan.RestFilters.states;
import static io.omnisql.plugin.github.scan.RestFilters.text;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * What analyses of the code found.
 */
public final class CodeScanningAlertsTable
{
    private CodeScanningAlertsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "code_scanning_alerts",
                        "Findings of code scanning",
                        "/code-scanning/alerts",
                        column("number", BIGINT, "/number", "Number within the repository").notNull(),
                        column("state", VARCHAR, "/state", "open, dismissed or fixed")
                                .filteredBy(states("state", "open", "dismissed", "fixed")),
                        column("tool_name", VARCHAR, "/tool/name", "Name of the tool")
                                .filteredBy(text("tool_name")),
                        column("tool_version", VARCHAR, "/tool/version", "Version of the tool"),
                        column("rule_id", VARCHAR, "/rule/id", "Identifier of the rule"),
                        column("rule_name", VARCHAR, "/rule/name", "Name of the rule"),
                        column("rule_severity", VARCHAR, "/rule/severity", "none, note, warning or error")
                                .filteredBy(closed(Set.of("none", "note", "warning", "error"))),
                        column("security_severity_level", VARCHAR, "/rule/security_severity_level", "low, medium, high or critical; NULL where it is no matter of security")
                                .filteredBy(closed(Set.of("low", "medium", "high", "critical"))),
                        column("rule_description", VARCHAR, "/rule/description", "What the rule is about"),
                        column("ref", VARCHAR, "/most_recent_instance/ref", "Branch or pull request of the latest finding"),
                        column("commit_sha", VARCHAR, "/most_recent_instance/commit_sha", "Commit of the latest finding"),
                        column("path", VARCHAR, "/most_recent_instance/location/path", "File of the latest finding"),
                        column("start_line", BIGINT, "/most_recent_instance/location/start_line", "First line of the latest finding"),
                        column("end_line", BIGINT, "/most_recent_instance/location/end_line", "Last line of the latest finding"),
                        column("message", VARCHAR, "/most_recent_instance/message/text", "What the tool says of the latest finding"),
                        column("dismissed_by_login", VARCHAR, "/dismissed_by/login", "Login of who dismissed it"),
                        column("dismissed_reason", VARCHAR, "/dismissed_reason", "Why it was dismissed"),
                        column("dismissed_comment", VARCHAR, "/dismissed_comment", "What was said when it was dismissed"),
                        column("created_at", INSTANT, "/created_at", "When it was found").notNull()
                                .orderedBy("created"),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed"),
                        column("dismissed_at", INSTANT, "/dismissed_at", "When it was dismissed"),
                        column("fixed_at", INSTANT, "/fixed_at", "When it was fixed"),
                        column("html_url", VARCHAR, "/html_url", "Address of its page").notNull())
                .ordered("created")
                .switchable()
                .ofOrganizationsToo()
                .addressed());
    }
}
