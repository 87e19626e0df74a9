package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import java.util.Set;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.plugin.github.scan.RestFilters.states;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Advisories about repositories' own code.
 */
public final class SecurityAdvisoriesTable
{
    private SecurityAdvisoriesTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "security_advisories",
                        "Advisories about the code of repositories; those that are not published only where the credentials may manage them",
                        "/security-advisories",
                        column("ghsa_id", VARCHAR, "/ghsa_id", "Identifier of the advisory").notNull(),
                        column("cve_id", VARCHAR, "/cve_id", "Identifier of the vulnerability; NULL where it has none"),
                        column("state", VARCHAR, "/state", "triage, draft, published, closed or withdrawn").notNull()
                                .filteredBy(states("state", Set.of("triage", "draft", "published", "closed"), Set.of("withdrawn"))),
                        column("severity", VARCHAR, "/severity", "low, medium, high or critical; NULL while nobody has said"),
                        column("summary", VARCHAR, "/summary", "Summary").notNull(),
                        column("description", VARCHAR, "/description", "Text in Markdown"),
                        column("cwe_ids", VARCHAR_ARRAY, "/cwe_ids", "Identifiers of the kinds of weakness"),
                        column("author_login", VARCHAR, "/author/login", "Login of who wrote it"),
                        column("publisher_login", VARCHAR, "/publisher/login", "Login of who published it"),
                        column("created_at", INSTANT, "/created_at", "When it was created"),
                        column("updated_at", INSTANT, "/updated_at", "When it last changed"),
                        column("published_at", INSTANT, "/published_at", "When it was published"),
                        column("closed_at", INSTANT, "/closed_at", "When it was closed"),
                        column("withdrawn_at", INSTANT, "/withdrawn_at", "When it was withdrawn"),
                        column("html_url", VARCHAR, "/html_url", "Address of its page").notNull())
                .with("sort", "created")
                .with("direction", "asc")
                .addressed());
    }
}
