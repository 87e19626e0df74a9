package io.omnisql.plugin.jira.property;

import io.airlift.log.Logger;
import io.omnisql.plugin.jira.JiraQueryRunner;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraData;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Random queries over issues give the same rows as the same SQL over a copy of the rows in the engine's memory: of an administrator in
 * New York, a developer in Kolkata, and a guest in Auckland who sees less.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestIssuesProperty
{
    private static final Logger log = Logger.get(TestIssuesProperty.class);
    private static final List<String> CATALOGS = List.of("jira", "developer", "guest");
    private static final int CASES = Integer.getInteger("omnisql.property.cases", 200);

    private JiraQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new JiraQueryRunner(SandboxAccount.ACME_ADMIN);
        runner.addCatalog("developer", SandboxAccount.ACME_DEVELOPER);
        runner.addCatalog("guest", SandboxAccount.ACME_GUEST);
        for (String catalog : CATALOGS) {
            runner.execute("CREATE TABLE memory.default.%s_issues AS SELECT * FROM %s.default.issues".formatted(catalog, catalog));
        }
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testCopyHoldsTheRowsOfTheService()
    {
        JiraData data = runner.sandbox().data();
        List<List<Object>> expected = data.issues().stream()
                .filter(issue -> !data.catalog().project(issue.projectId()).archived())
                .map(issue -> row(data, issue))
                .toList();
        assertThat(runner.rows("SELECT id, key, summary, status_id, assignee_account_id, resolution_id, parent_id, array_sort(labels), array_sort(component_ids), votes, CAST(due_date AS varchar),"
                + " customer, effort, sprint_ids, to_unixtime(created), to_unixtime(resolution_date) FROM memory.default.jira_issues"))
                .extracting(MaterializedRow::getFields)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(runner.rows("SELECT id FROM memory.default.guest_issues")).hasSizeLessThan(expected.size());
    }

    private static List<Object> row(JiraData data, Issue issue)
    {
        List<Object> row = new ArrayList<>();
        row.add(issue.id());
        row.add(issue.key());
        row.add(issue.summary());
        row.add(issue.statusId());
        row.add(issue.assignee());
        row.add(issue.resolutionId());
        row.add(issue.parentId());
        row.add(issue.labels().stream().sorted().toList());
        row.add(issue.componentIds().stream().sorted().toList());
        row.add((long) issue.voters().size());
        row.add(issue.due() == null ? null : issue.due().toString());
        row.add(issue.customValues().get("customfield_10043"));
        row.add(issue.customValues().get("customfield_10021"));
        row.add(issue.customValues().get("customfield_10020"));
        row.add(issue.created().toEpochMilli() / 1000.0);
        row.add(issue.resolved() == null ? null : issue.resolved().toEpochMilli() / 1000.0);
        return row;
    }

    @Test
    void testRandomQueries()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        Random random = new Random(seed);
        PredicateGenerator predicates = new PredicateGenerator(random, IssueValues.of(runner.sandbox().data(), random));
        log.info("%s random queries with -Domnisql.property.seed=%s", CASES, seed);
        for (int i = 0; i < CASES; i++) {
            String where = " WHERE " + predicates.next();
            check(random, pick(random, CATALOGS.toArray(String[]::new)), where, "seed %s, case %s".formatted(seed, i));
        }
    }

    private void check(Random random, String catalog, String where, String description)
    {
        runner.sandbox().limits().reset();
        int limit = 1 + random.nextInt(150);
        switch (random.nextInt(6)) {
            case 0 -> checkLimit(catalog, where, limit, description);
            case 1, 2 -> checkTopN(
                    catalog,
                    where,
                    pick(random, "created", "updated", "created", "updated", "resolution_date", "due_date", "key", "priority_name", "story_points_cf10026"),
                    pick(random, "ASC", "DESC", "DESC NULLS FIRST"),
                    limit,
                    description);
            case 3 -> checkSame(catalog, "SELECT count(*) FROM %s" + where, description);
            case 4 -> checkSame(catalog, "SELECT " + pick(random, "status_name", "project_key", "severity_cf10040") + ", count(*), count(assignee_account_id), max(updated) FROM %s" + where + " GROUP BY 1", description);
            default -> checkSame(catalog, "SELECT key, project_key, summary, status_name, labels, sprint_names, effort, go_live, updated FROM %s" + where, description);
        }
    }

    private void checkSame(String catalog, String template, String description)
    {
        assertThat(ofJira(catalog, template)).describedAs(description + ": " + template).containsExactlyInAnyOrderElementsOf(ofMemory(catalog, template));
    }

    private void checkLimit(String catalog, String where, int limit, String description)
    {
        String template = "SELECT key, status_name FROM %s" + where;
        List<MaterializedRow> matching = ofMemory(catalog, template);
        List<MaterializedRow> limited = ofJira(catalog, template + " LIMIT " + limit);
        assertThat(limited).describedAs(description + ": " + template + " LIMIT " + limit).hasSize(Math.min(limit, matching.size())).doesNotHaveDuplicates();
        assertThat(matching).describedAs(description + ": " + template + " LIMIT " + limit).containsAll(limited);
    }

    /**
     * Rows with equal keys may stand for each other: the keys must be the same, and the rows must match.
     */
    private void checkTopN(String catalog, String where, String column, String order, int limit, String description)
    {
        String template = "SELECT " + column + " AS sort_key, key FROM %s" + where;
        String sorted = template + " ORDER BY sort_key " + order + ", key LIMIT " + limit;
        List<MaterializedRow> rows = ofJira(catalog, sorted);
        assertThat(rows).describedAs(description + ": " + sorted).isEqualTo(ofMemory(catalog, sorted));
        assertThat(new HashSet<>(rows)).describedAs(description + ": " + sorted).hasSameSizeAs(rows);
    }

    private List<MaterializedRow> ofJira(String catalog, String template)
    {
        try {
            return runner.rows(template.replace("%s", catalog + ".default.issues"));
        }
        catch (RuntimeException e) {
            throw new AssertionError(catalog + ": " + template, e);
        }
    }

    private List<MaterializedRow> ofMemory(String catalog, String template)
    {
        return runner.rows(template.replace("%s", "memory.default." + catalog + "_issues"));
    }

    private static String pick(Random random, String... values)
    {
        return values[random.nextInt(values.length)];
    }
}
