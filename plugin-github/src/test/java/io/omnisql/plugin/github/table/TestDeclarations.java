package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.Scans;
import io.omnisql.toolkit.adapter.TableDefinition;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all tables have in common.
 */
final class TestDeclarations
{
    private static final List<String> TABLES = List.of(
            "repositories",
            "issues",
            "pull_requests",
            "commits",
            "branches",
            "tags",
            "releases",
            "release_assets",
            "issue_comments",
            "pull_request_reviews",
            "pull_request_review_comments",
            "pull_request_files",
            "pull_request_commits",
            "issue_events",
            "labels",
            "milestones",
            "users",
            "organizations",
            "organization_members",
            "teams",
            "team_members",
            "team_repositories",
            "collaborators",
            "outside_collaborators",
            "contributors",
            "stargazers",
            "watchers",
            "forks",
            "workflows",
            "workflow_runs",
            "workflow_jobs",
            "workflow_job_steps",
            "artifacts",
            "runners",
            "actions_caches",
            "actions_secrets",
            "actions_variables",
            "deployments",
            "deployment_statuses",
            "environments",
            "check_runs",
            "check_suites",
            "check_run_annotations",
            "dependabot_alerts",
            "code_scanning_alerts",
            "secret_scanning_alerts",
            "security_advisories",
            "branch_protections",
            "rulesets",
            "discussions",
            "discussion_comments",
            "projects",
            "project_items",
            "issue_reactions",
            "sub_issues",
            "audit_log",
            "rate_limit");
    /**
     * Identifiers that are no numbers at GitHub.
     */
    private static final Set<String> TEXTS = Set.of("node_id", "deployment_node_id", "ghsa_id", "cve_id", "rule_id", "external_id", "document_id", "commit_id", "original_commit_id");

    @Test
    void testTables()
    {
        assertThat(tables()).extracting(TableDefinition::name).containsExactlyInAnyOrderElementsOf(TABLES);
        assertThat(tables()).allSatisfy(table -> assertThat(table.comment()).describedAs(table.name()).isNotBlank());
    }

    @Test
    void testColumnsAreCommented()
    {
        assertThat(tables()).allSatisfy(table -> assertThat(table.columns()).describedAs(table.name()).isNotEmpty()
                .allSatisfy(column -> assertThat(column.comment()).describedAs(column.name()).isNotBlank()));
    }

    @Test
    void testIdentifiersAreNumbers()
    {
        assertThat(tables()).allSatisfy(table -> assertThat(table.columns())
                .filteredOn(column -> column.name().equals("id") || column.name().endsWith("_id") || column.name().endsWith("number"))
                .allSatisfy(column -> assertThat(column.type()).describedAs(table.name() + "." + column.name()).isEqualTo(TEXTS.contains(column.name()) ? VARCHAR : BIGINT)));
    }

    @Test
    void testListsAreArrays()
    {
        assertThat(tables()).allSatisfy(table -> assertThat(table.columns())
                .filteredOn(column -> column.pointer().startsWith("/") && column.pointer().contains("*"))
                .allSatisfy(column -> assertThat(column.type()).describedAs(table.name() + "." + column.name()).isEqualTo(VARCHAR_ARRAY)));
    }

    private static List<TableDefinition> tables()
    {
        return ADAPTER.tables().all(CONNECTION, Scans.noReader());
    }
}
