package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.list;
import static io.omnisql.plugin.github.scan.RestFilters.stateList;
import static io.omnisql.plugin.github.scan.RestFilters.states;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Secrets that were found in repositories. The secrets themselves are never asked for.
 */
public final class SecretScanningAlertsTable
{
    private SecretScanningAlertsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "secret_scanning_alerts",
                        "Secrets that secret scanning found, without the secrets",
                        "/secret-scanning/alerts",
                        column("number", BIGINT, "/number", "Number within the repository").notNull(),
                        column("state", VARCHAR, "/state", "open or resolved").notNull()
                                .filteredBy(states("state", "open", "resolved")),
                        column("secret_type", VARCHAR, "/secret_type", "Kind of the secret").notNull()
                                .filteredBy(list("secret_type")),
                        column("secret_type_display_name", VARCHAR, "/secret_type_display_name", "Kind of the secret, for people"),
                        column("validity", VARCHAR, "/validity", "active, inactive or unknown")
                                .filteredBy(stateList("validity", "active", "inactive", "unknown")),
                        column("resolution", VARCHAR, "/resolution", "Why it was resolved; NULL while it is open")
                                .filteredBy(stateList("resolution", "false_positive", "wont_fix", "revoked", "pattern_edited", "pattern_deleted", "used_in_tests")),
                        column("resolution_comment", VARCHAR, "/resolution_comment", "What was said when it was resolved"),
                        column("resolved_by_login", VARCHAR, "/resolved_by/login", "Login of who resolved it"),
                        column("publicly_leaked", BOOLEAN, "/publicly_leaked", "Whether it was found in public"),
                        column("multi_repo", BOOLEAN, "/multi_repo", "Whether it was found in other repositories, too"),
                        column("push_protection_bypassed", BOOLEAN, "/push_protection_bypassed", "Whether it was pushed against a warning"),
                        column("push_protection_bypassed_by_login", VARCHAR, "/push_protection_bypassed_by/login", "Login of who pushed it against a warning"),
                        column("push_protection_bypassed_at", INSTANT, "/push_protection_bypassed_at", "When it was pushed against a warning"),
                        column("created_at", INSTANT, "/created_at", "When it was found").notNull()
                                .orderedBy("created"),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed"),
                        column("resolved_at", INSTANT, "/resolved_at", "When it was resolved"),
                        column("html_url", VARCHAR, "/html_url", "Address of its page").notNull())
                .with("hide_secret", "true")
                .ordered("created")
                .switchable()
                .ofOrganizationsToo()
                .addressed());
    }
}
