package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.EpochMillis;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.phrase;
import static io.omnisql.plugin.github.scan.RestFilters.phraseOfDays;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * The audit log of organizations, oldest entries first.
 */
public final class AuditLogTable
{
    private AuditLogTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofOrganization(
                        "audit_log",
                        "What was done in organizations of GitHub Enterprise Cloud; for credentials of their owners",
                        "/audit-log",
                        column("document_id", VARCHAR, "/_document_id", "Identifier of the entry"),
                        column("action", VARCHAR, "/action", "What was done, e.g. repo.create")
                                .filteredBy(phrase("action", "[a-z0-9_]+\\.[a-z0-9_.]+")),
                        column("actor", VARCHAR, "/actor", "Login of who did it, of a bot with the suffix [bot]")
                                .filteredBy(phrase("actor", "[A-Za-z0-9_-]+")),
                        column("actor_id", BIGINT, "/actor_id", "Identifier of who did it"),
                        column("user", VARCHAR, "/user", "Login of whom it was done to")
                                .filteredBy(phrase("user", "[A-Za-z0-9_-]+")),
                        column("repo", VARCHAR, "/repo", "Owner and name of the repository that it was done to")
                                .filteredBy(phrase("repo", "[A-Za-z0-9_-]+/[A-Za-z0-9._-]+")),
                        column("team", VARCHAR, "/team", "Owner and name of the team that it was done to"),
                        column("operation_type", VARCHAR, "/operation_type", "create, access, modify, remove, authentication, transfer or restore"),
                        column("transport_protocol_name", VARCHAR, "/transport_protocol_name", "Protocol of an event of git"),
                        column("visibility", VARCHAR, "/visibility", "Visibility of the repository"),
                        column("created_at", INSTANT, "/created_at", "When it was done").rendered(EpochMillis.NAME)
                                .filteredBy(phraseOfDays("created")))
                .with("include", "all")
                .with("order", "asc"));
    }
}
