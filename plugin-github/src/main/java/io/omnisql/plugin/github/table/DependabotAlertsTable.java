package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import java.util.Set;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.closed;
import static io.omnisql.plugin.github.scan.RestFilters.enumeratedList;
import static io.omnisql.plugin.github.scan.RestFilters.list;
import static io.omnisql.plugin.github.scan.RestFilters.stateList;
import static io.omnisql.plugin.github.scan.RestFilters.states;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.DOUBLE;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Vulnerable dependencies.
 */
public final class DependabotAlertsTable
{
    private DependabotAlertsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "dependabot_alerts",
                        "Vulnerable dependencies that Dependabot found",
                        "/dependabot/alerts",
                        column("number", BIGINT, "/number", "Number within the repository").notNull(),
                        column("state", VARCHAR, "/state", "auto_dismissed, dismissed, fixed or open").notNull()
                                .filteredBy(stateList("state", "auto_dismissed", "dismissed", "fixed", "open")),
                        column("severity", VARCHAR, "/security_advisory/severity", "low, medium, high or critical").notNull()
                                .filteredBy(stateList("severity", "low", "medium", "high", "critical")),
                        column("ecosystem", VARCHAR, "/dependency/package/ecosystem", "npm, maven, pip, ...")
                                .filteredBy(enumeratedList("ecosystem", "composer", "go", "maven", "npm", "nuget", "pip", "pub", "rubygems", "rust")),
                        column("package", VARCHAR, "/dependency/package/name", "Name of the package")
                                .filteredBy(list("package")),
                        column("manifest", VARCHAR, "/dependency/manifest_path", "File that names the dependency")
                                .filteredBy(list("manifest")),
                        column("scope", VARCHAR, "/dependency/scope", "Where it is needed: development or runtime")
                                .filteredBy(states("scope", "development", "runtime")),
                        column("relationship", VARCHAR, "/dependency/relationship", "direct, transitive, inconclusive or unknown")
                                .filteredBy(closed(Set.of("direct", "transitive", "inconclusive", "unknown"))),
                        column("ghsa_id", VARCHAR, "/security_advisory/ghsa_id", "Identifier of the advisory").notNull(),
                        column("cve_id", VARCHAR, "/security_advisory/cve_id", "Identifier of the vulnerability; NULL where it has none"),
                        column("summary", VARCHAR, "/security_advisory/summary", "Title of the advisory").notNull(),
                        column("cvss_score", DOUBLE, "/security_advisory/cvss/score", "Severity from 0 to 10"),
                        column("epss_percentage", DOUBLE, "/security_advisory/epss/percentage", "Likelihood that it will be exploited, from 0 to 1"),
                        column("vulnerable_version_range", VARCHAR, "/security_vulnerability/vulnerable_version_range", "Versions that are vulnerable").notNull(),
                        column("first_patched_version", VARCHAR, "/security_vulnerability/first_patched_version/identifier", "First version that is not; NULL where there is none"),
                        column("dismissed_by_login", VARCHAR, "/dismissed_by/login", "Login of who dismissed it"),
                        column("dismissed_reason", VARCHAR, "/dismissed_reason", "Why it was dismissed"),
                        column("dismissed_comment", VARCHAR, "/dismissed_comment", "What was said when it was dismissed"),
                        column("created_at", INSTANT, "/created_at", "When it was found").notNull()
                                .orderedBy("created"),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed").notNull()
                                .orderedBy("updated"),
                        column("dismissed_at", INSTANT, "/dismissed_at", "When it was dismissed"),
                        column("auto_dismissed_at", INSTANT, "/auto_dismissed_at", "When a rule dismissed it"),
                        column("fixed_at", INSTANT, "/fixed_at", "When it was fixed"),
                        column("html_url", VARCHAR, "/html_url", "Address of its page").notNull())
                .ordered("created")
                .switchable()
                .ofOrganizationsToo("manifest")
                .addressed());
    }
}
