package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.RestSpec;
import io.omnisql.plugin.github.scan.RestTable;

import static io.omnisql.plugin.github.scan.RestColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * Who wrote repositories. GitHub counts them every few hours, and knows the accounts of the first 500 e-mail addresses.
 */
public final class ContributorsTable
{
    private ContributorsTable() {}

    public static GithubTable create()
    {
        return new RestTable(RestSpec.ofRepository(
                        "contributors",
                        "Who wrote commits of repositories; those without an account are known by name and e-mail address",
                        "/contributors",
                        column("login", VARCHAR, "/login", "Login; NULL where the e-mail address belongs to no account"),
                        column("id", BIGINT, "/id", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "/node_id", "Identifier in GraphQL"),
                        column("type", VARCHAR, "/type", "User, Bot or Anonymous").notNull(),
                        column("name", VARCHAR, "/name", "Name of who has no account"),
                        column("email", VARCHAR, "/email", "E-mail address of who has no account"),
                        column("contributions", BIGINT, "/contributions", "Number of commits").notNull(),
                        column("html_url", VARCHAR, "/html_url", "Address of its page"))
                .with("anon", "1")
                .switchable());
    }
}
