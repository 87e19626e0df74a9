package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.ConnectionSpec;
import io.omnisql.plugin.github.scan.ConnectionTable;
import io.omnisql.plugin.github.scan.GithubTable;
import io.omnisql.plugin.github.scan.GlobalKey;
import io.omnisql.plugin.github.scan.Key;

import java.util.Optional;

import static io.omnisql.plugin.github.scan.ConnectionField.connection;
import static io.omnisql.plugin.github.scan.ConnectionFilters.closed;
import static io.omnisql.plugin.github.scan.ConnectionFilters.flag;
import static io.omnisql.plugin.github.scan.ConnectionFilters.orderedTime;
import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;

/**
 * Repositories of the connection's owners, as far as its credentials see them.
 */
public final class RepositoriesTable
{
    private RepositoriesTable() {}

    public static GithubTable create()
    {
        return new ConnectionTable(ConnectionSpec.ofOwner(
                        "repositories",
                        "Repositories of the connection's owners",
                        connection("repositories").with("ownerAffiliations: [OWNER]").orderedByTime("RepositoryOrder", "CREATED_AT", "created_at"),
                        Optional.of(Key.name("repository", "repository")),
                        column("id", BIGINT, "databaseId", "Identifier across GitHub"),
                        column("node_id", VARCHAR, "id", "Identifier in GraphQL").notNull(),
                        column("full_name", VARCHAR, "nameWithOwner", "Owner and name, separated by a slash").notNull(),
                        column("description", VARCHAR, "description", "Description"),
                        column("homepage", VARCHAR, "homepageUrl", "Address of the home page"),
                        column("private", BOOLEAN, "isPrivate", "Whether it is not public").notNull(),
                        column("visibility", VARCHAR, "visibility", "public, private or internal").notNull().lowerCase()
                                .filteredBy(closed("public", "private", "internal")),
                        column("fork", BOOLEAN, "isFork", "Whether it is a fork").notNull()
                                .filteredBy(flag("isFork")),
                        column("archived", BOOLEAN, "isArchived", "Whether it is archived: read only").notNull()
                                .filteredBy(flag("isArchived")),
                        column("disabled", BOOLEAN, "isDisabled", "Whether it is disabled").notNull(),
                        column("is_template", BOOLEAN, "isTemplate", "Whether it is a template").notNull(),
                        column("default_branch", VARCHAR, "defaultBranchRef { name }", "/defaultBranchRef/name", "Name of the default branch; NULL when there is no commit"),
                        column("language", VARCHAR, "primaryLanguage { name }", "/primaryLanguage/name", "The most used programming language"),
                        column("license", VARCHAR, "licenseInfo { spdxId }", "/licenseInfo/spdxId", "SPDX identifier of the license"),
                        column("topics", VARCHAR_ARRAY, "repositoryTopics(first: 100) { nodes { topic { name } } }", "/repositoryTopics/nodes/*/topic/name", "Names of the topics").notNull(),
                        column("size", BIGINT, "diskUsage", "Size in kilobytes"),
                        column("stargazers_count", BIGINT, "stargazerCount", "Number of stars").notNull()
                                .orderedBy("STARGAZERS"),
                        column("forks_count", BIGINT, "forkCount", "Number of forks").notNull(),
                        column("open_issues_count", BIGINT, "openIssues: issues(states: OPEN, first: 1) { totalCount }", "/openIssues/totalCount", "Number of open issues, without pull requests").notNull(),
                        column("open_pull_requests_count", BIGINT, "openPullRequests: pullRequests(states: OPEN, first: 1) { totalCount }", "/openPullRequests/totalCount", "Number of open pull requests").notNull(),
                        column("has_issues", BOOLEAN, "hasIssuesEnabled", "Whether it has issues").notNull(),
                        column("pushed_at", INSTANT, "pushedAt", "When something was last pushed; NULL when nothing was"),
                        column("created_at", INSTANT, "createdAt", "When it was created").notNull()
                                .filteredBy(orderedTime("CREATED_AT", "createdAt"))
                                .orderedBy("CREATED_AT"),
                        column("updated_at", INSTANT, "updatedAt", "When it last changed").notNull()
                                .filteredBy(orderedTime("UPDATED_AT", "updatedAt"))
                                .orderedBy("UPDATED_AT"),
                        column("html_url", VARCHAR, "url", "Address of its page").notNull())
                .ofNodes("Repository")
                .lookedUpBy(GlobalKey.fullName("full_name")));
    }
}
