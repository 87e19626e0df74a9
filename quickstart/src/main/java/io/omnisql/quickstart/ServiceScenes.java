package io.omnisql.quickstart;

import io.omnisql.quickstart.Showcase.Observed;
import io.omnisql.quickstart.SqlClient.Result;

import java.sql.SQLException;
import java.util.List;

/**
 * The scenes of Salesforce and Jira, and of all three services in one query.
 */
final class ServiceScenes
{
    private static final String ALICE = "acme/alice@acme.com";

    private final Stage stage;
    private final Runner runner;
    private final Silent silent;

    /**
     * @param runner runs a statement and shows it with what it cost
     * @param silent runs a statement of alice's and shows nothing
     */
    ServiceScenes(Stage stage, Runner runner, Silent silent)
    {
        this.stage = stage;
        this.runner = runner;
        this.silent = silent;
    }

    interface Runner
    {
        Observed run(String user, String sql)
                throws SQLException;
    }

    interface Silent
    {
        Result query(String sql)
                throws SQLException;
    }

    void play()
    {
        stage.scene("A Salesforce aggregate with groups is one request", this::aggregate);
        stage.scene("A Salesforce table by a bulk job", this::bulk);
        stage.scene("Jira issues by a custom field, typed", this::customField);
        stage.scene("A sprint's burndown, from the history of its issues", this::burndown);
        stage.scene("GitHub pull requests, Jira issues and Salesforce accounts in one query", this::threeServices);
    }

    private Observed alice(String sql)
            throws SQLException
    {
        return runner.run(ALICE, sql);
    }

    private void aggregate()
            throws SQLException
    {
        silent.query("DESCRIBE salesforce.main.opportunity");
        Observed observed = alice("SELECT isclosed, iswon, count(*) AS opportunities, max(closedate) AS latest FROM salesforce.main.opportunity GROUP BY isclosed, iswon");
        stage.expect(observed.result().rows().size() == 3, "open, won and lost");
        stage.expect(observed.requests() == 1, "one remote request");
    }

    private void bulk()
            throws SQLException
    {
        String sql = "SELECT industry, count(*) AS accounts, sum(annualrevenue) AS revenue FROM salesforce.main.account GROUP BY industry ORDER BY accounts DESC";
        silent.query("SET SESSION salesforce.max_staleness = '0s'");
        Observed rest = alice(sql);
        silent.query("SET SESSION salesforce.scan_mode = 'bulk'");
        Observed bulk = alice(sql);
        silent.query("RESET SESSION salesforce.scan_mode");
        silent.query("RESET SESSION salesforce.max_staleness");
        stage.expect(bulk.result().rows().size() > 1 && column(bulk.result(), 1).equals(column(rest.result(), 1)), "the export has the same rows as REST's pages");
    }

    private static List<String> column(Result result, int index)
    {
        return result.rows().stream().map(row -> row.get(index)).toList();
    }

    private void customField()
            throws SQLException
    {
        Observed observed = alice("SELECT project_key, count(*) AS issues, sum(effort) AS effort FROM jira.main.issues WHERE environment_tier = 'Production' AND status_category <> 'done' GROUP BY project_key ORDER BY issues DESC");
        stage.expect(!observed.result().rows().isEmpty(), "an option field as text, a number field as a number");
    }

    private void burndown()
            throws SQLException
    {
        Observed observed = alice("SELECT date_trunc('quarter', c.created) AS quarter, count(*) AS done FROM jira.main.changelogs c JOIN jira.main.issues i ON i.id = c.issue_id "
                + "WHERE contains(i.sprint_ids, BIGINT '1') AND c.field_id = 'status' AND c.to_string = 'Done' GROUP BY 1 ORDER BY 1");
        stage.expect(!observed.result().rows().isEmpty(), "work that was done, by quarter");
        stage.expect(observed.requests() <= 40, "6,660 issues and their histories in a few dozen requests: no request for each issue");
    }

    private void threeServices()
            throws SQLException
    {
        silent.query("CREATE SCHEMA IF NOT EXISTS memory.acme");
        silent.query("DROP TABLE IF EXISTS memory.acme.customers");
        silent.query("CREATE TABLE memory.acme.customers AS SELECT id AS account_id, element_at(ARRAY[VARCHAR 'website', 'mobile-app', 'platform'], n) AS repository, "
                + "element_at(ARRAY[VARCHAR 'WEB', 'SUP', 'OPS'], n) AS project_key "
                + "FROM (SELECT id, CAST(row_number() OVER (ORDER BY id) AS integer) AS n FROM (SELECT id FROM salesforce.main.account ORDER BY id LIMIT 3))");
        Observed observed = alice("SELECT a.name, p.pulls AS open_pull_requests, i.issues AS open_issues FROM memory.acme.customers c "
                + "JOIN salesforce.main.account a ON a.id = c.account_id "
                + "JOIN (SELECT repository, count(*) AS pulls FROM github.main.pull_requests WHERE state = 'open' GROUP BY repository) p ON p.repository = c.repository "
                + "JOIN (SELECT project_key, count(*) AS issues FROM jira.main.issues WHERE status_category <> 'done' GROUP BY project_key) i ON i.project_key = c.project_key ORDER BY a.name");
        stage.expect(observed.result().rows().size() == 3, "three customers, each with work in GitHub and Jira");
        stage.expect(observed.requests() <= 60, "in %s requests to three services".formatted(observed.requests()));
    }
}
