package io.omnisql.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.quickstart.SqlClient.Result;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The showcase: what OmniSQL does, played on the running system, each claim checked.
 */
public final class Showcase
{
    private static final String ALICE = "acme/alice@acme.com";
    private static final String BOB = "acme/bob@acme.com";
    private static final String GINA = "globex/gina@globex.com";
    private static final List<String> CONNECTORS = List.of("github", "jira", "salesforce");
    private static final int OMNISQL_RATE_LIMITED = 0x0512_0100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Stage stage;
    private final State state;
    private final JsonApi controlPlane;
    private final JsonApi sandbox;
    private final SandboxConnections others;
    private final String server;
    private final Map<String, SqlClient> clients = new HashMap<>();

    private Showcase(Stage stage, State state, String controlUrl, String sandboxUrl, SandboxConnections others, String server)
    {
        this.others = others;
        this.stage = stage;
        this.state = state;
        this.controlPlane = new JsonApi(controlUrl, Optional.of(state.secret("admin-token")));
        this.sandbox = new JsonApi(sandboxUrl, Optional.empty());
        this.server = server;
    }

    /**
     * @param arguments base URLs of the control plane, the GitHub sandbox, Trino, the Jira sandbox and the Salesforce sandbox
     */
    public static void main(String[] arguments)
    {
        long began = System.nanoTime();
        Stage stage = new Stage(System.console() != null && System.getenv("NO_COLOR") == null);
        SandboxConnections others = new SandboxConnections(arguments[3], arguments[4]);
        new Showcase(stage, State.fromSystemProperty(), arguments[0], arguments[1], others, arguments[2]).play();
        if (!stage.finish((System.nanoTime() - began) / 1_000_000_000)) {
            System.exit(1);
        }
    }

    private void play()
    {
        stage.scene("The same question, each tenant's own answer", this::ownRows);
        stage.scene("Another tenant's names do not exist", this::foreignNames);
        stage.scene("A count of 3,000 open issues is one request", this::count);
        stage.scene("The ten issues that changed last are one request", this::topN);
        stage.scene("Asked again, nothing is requested, and the age is told", this::cached);
        stage.scene("A webhook makes the next read fresh", this::webhook);
        stage.scene("A policy hides rows and masks a column, for one user and not for another", this::policy);
        stage.scene("GitHub issues joined with a table of another catalog", this::federatedJoin);
        new ServiceScenes(stage, this::run, sql -> as(ALICE).query(sql)).play();
        stage.scene("A user over the limit is told when to come back", this::rateLimit);
        stage.scene("The control plane is killed, and queries go on", this::controlPlaneDown);
    }

    private SqlClient as(String user)
            throws SQLException
    {
        SqlClient client = clients.get(user);
        if (client == null) {
            client = new SqlClient(server, state.certificate(), user, state.demoKeys().get(user));
            clients.put(user, client);
        }
        return client;
    }

    /**
     * Runs a statement and prints it with its rows, what was pushed down, and the requests that the service saw.
     */
    private Observed run(String user, String sql)
            throws SQLException
    {
        stage.statement(user, sql);
        List<String> pushed = sql.startsWith("SELECT") ? as(user).pushedDown(sql) : List.of();
        long before = remoteRequests();
        Result result = as(user).query(sql);
        long requests = remoteRequests() - before;
        stage.table(result);
        pushed.stream().filter(scan -> CONNECTORS.stream().anyMatch(scan::startsWith)).forEach(scan -> stage.note("pushed down", Stage.shortened(scan)));
        stage.note("cost", "%,d remote request%s, %,d ms".formatted(requests, requests == 1 ? "" : "s", result.millis()));
        return new Observed(result, requests);
    }

    record Observed(Result result, long requests) {}

    private long remoteRequests()
    {
        return sandbox.get("/_sandbox/counters").path("total").asLong() + others.jiraRequests() + others.salesforceRequests();
    }

    private void ownRows()
            throws SQLException
    {
        String sql = "SELECT owner, count(*) AS repositories FROM github.main.repositories GROUP BY owner";
        Observed acme = run(ALICE, sql);
        Observed globex = run(GINA, sql);
        stage.expect(acme.result().single().equals("acme") && acme.result().rows().size() == 1, "acme sees acme's repositories only");
        stage.expect(globex.result().single().equals("globex") && globex.result().rows().size() == 1, "globex sees globex's repositories only");
        Observed schemas = run(GINA, "SHOW SCHEMAS FROM github");
        stage.expect(schemas.result().rows().equals(List.of(List.of("information_schema"), List.of("main"), List.of("system"))), "SHOW SCHEMAS shows only the tenant's own");
    }

    private void foreignNames()
    {
        controlPlane.create("/v1/tenants/acme/connections", Map.of(
                "name", "acme_secret_project",
                "connector", "github",
                "url", "https://api.github.com",
                "properties", Map.of("owners", "acme"),
                "secrets", Map.of("token", "not-used")));
        String foreign = refusal(GINA, "SELECT * FROM github.acme_secret_project.issues");
        String unknown = refusal(GINA, "SELECT * FROM github.no_such_schema.issues");
        stage.expect(foreign.replace("acme_secret_project", "?").equals(unknown.replace("no_such_schema", "?")), "globex gets the same error for acme's schema and for one that does not exist");
        controlPlane.send("DELETE", "/v1/tenants/acme/connections/github/acme_secret_project", Optional.empty(), Optional.of("*"));
        String running = refusal(GINA, "SELECT * FROM system.runtime.queries");
        stage.expect(running.contains("Access Denied"), "nobody reads other tenants' queries");
    }

    private String refusal(String user, String sql)
    {
        stage.statement(user, sql);
        try {
            stage.table(as(user).query(sql));
            return "not refused";
        }
        catch (SQLException e) {
            stage.refused(e);
            return e.getMessage().replaceFirst("^Query failed \\([^)]*\\): ", "");
        }
    }

    private void count()
            throws SQLException
    {
        Observed observed = run(ALICE, "SELECT count(*) AS open_issues FROM github.main.issues WHERE repository = 'platform' AND state = 'open'");
        stage.expect(observed.result().single().equals("3000"), "3,000 open issues");
        stage.expect(observed.requests() == 1, "one remote request");
    }

    private static final String TOP_TEN = "SELECT number, title, updated_at FROM github.main.issues WHERE repository = 'platform' ORDER BY updated_at DESC LIMIT 10";

    private void topN()
            throws SQLException
    {
        Observed observed = run(ALICE, TOP_TEN);
        stage.expect(observed.result().rows().size() == 10, "ten rows");
        stage.expect(observed.requests() == 1, "one remote request");
    }

    private void cached()
            throws SQLException, InterruptedException
    {
        Thread.sleep(1_100);
        Observed again = run(ALICE, TOP_TEN);
        stage.expect(again.requests() == 0, "no remote request");
        Observed age = run(ALICE, TOP_TEN.replace("SELECT number, title, updated_at", "SELECT number, title, updated_at, \"$source\", date_diff('millisecond', \"$as_of\", now()) AS age_ms"));
        stage.expect(age.requests() == 0 && age.result().rows().stream().allMatch(row -> row.get(3).equals("memory") && Long.parseLong(row.get(4)) >= 1_000), "\"$source\" and \"$as_of\" tell that and how old it is");
        Observed live = run(ALICE, "SELECT count(*) AS open_issues FROM github.main.issues WHERE repository = 'platform' AND state = 'open'");
        stage.expect(live.requests() == 0, "the count costs nothing either");
    }

    private void webhook()
            throws SQLException, InterruptedException
    {
        String title = "The coffee machine answers 418 " + System.currentTimeMillis();
        sandbox.post("/_sandbox/issues/acme/platform", Map.of("title", title));
        stage.note("at GitHub", "somebody opens the issue “%s”".formatted(title));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Result fresh = as(ALICE).query(TOP_TEN);
        while (fresh.rows().stream().noneMatch(row -> row.contains(title)) && System.nanoTime() < deadline) {
            Thread.sleep(100);
            fresh = as(ALICE).query(TOP_TEN);
        }
        stage.statement(ALICE, TOP_TEN);
        stage.table(fresh);
        stage.expect(fresh.rows().stream().anyMatch(row -> row.contains(title)), "the next read has it, though the cache would have served the old page for minutes");
    }

    private void policy()
            throws SQLException
    {
        String sql = "SELECT repository, count(*) AS issues, max(user_login) AS a_login FROM github.main.issues WHERE state = 'closed' AND repository IN ('website', 'mobile-app') GROUP BY repository";
        Observed alice = run(ALICE, sql);
        Observed bob = run(BOB, sql);
        stage.expect(alice.result().rows().size() == 2, "alice sees both repositories");
        stage.expect(bob.result().rows().size() == 1 && bob.result().rows().getFirst().getFirst().equals("website"), "bob, a contractor, sees one");
        stage.expect(!alice.result().rows().getFirst().get(2).equals("***") && bob.result().rows().getFirst().get(2).equals("***"), "and the authors are masked for him");
        JsonNode policy = controlPlane.get("/v1/tenants/acme/policies").path("items").path(0);
        stage.note("policy", "role %s: rows where %s, columns masked %s; both users work through the tenant's one service account".formatted(policy.path("roles"), policy.path("rowFilter").asText(), policy.path("columnMasks")));
    }

    private void federatedJoin()
            throws SQLException
    {
        as(ALICE).query("CREATE SCHEMA IF NOT EXISTS memory.acme");
        as(ALICE).query("DROP TABLE IF EXISTS memory.acme.teams");
        stage.statement(ALICE, "CREATE TABLE memory.acme.teams AS VALUES ('platform', 'Core'), ('website', 'Growth'), ('mobile-app', 'Growth')");
        as(ALICE).query("CREATE TABLE memory.acme.teams AS SELECT * FROM (VALUES (VARCHAR 'platform', VARCHAR 'Core'), ('website', 'Growth'), ('mobile-app', 'Growth')) AS t (repository, team)");
        Observed observed = run(ALICE, "SELECT t.team, count(*) AS open_issues FROM github.main.issues i JOIN memory.acme.teams t ON i.repository = t.repository WHERE i.state = 'open' GROUP BY t.team ORDER BY t.team");
        stage.expect(observed.result().rows().size() == 2, "issues by team");
        String foreign = refusal(GINA, "SELECT * FROM memory.acme.teams");
        stage.expect(!foreign.equals("not refused"), "the table is acme's own");
    }

    private void rateLimit()
            throws SQLException
    {
        Map<String, Object> limits = new HashMap<>();
        controlPlane.get("/v1/tenants/globex/limits").properties().forEach(limit -> limits.put(limit.getKey(), limit.getValue().asLong()));
        Map<String, Object> tight = new HashMap<>(limits);
        tight.put("userQueriesPerMinute", 5);
        controlPlane.replace("/v1/tenants/globex/limits", tight);
        stage.note("limit", "globex: 5 queries a minute for each user");
        try {
            String sql = "SELECT count(*) FROM github.main.repositories";
            SQLException refused = null;
            // the limit is in force once the data plane has heard of it
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (refused == null && System.nanoTime() < deadline) {
                try {
                    as(GINA).query(sql);
                    Thread.sleep(50);
                }
                catch (SQLException e) {
                    refused = e;
                }
            }
            stage.statement(GINA, sql);
            stage.expect(refused != null, "the user is refused");
            if (refused != null) {
                stage.refused(refused);
                stage.expect(refused.getErrorCode() == OMNISQL_RATE_LIMITED && refused.getMessage().matches("(?s).*retry in \\d+ s.*"), "with OMNISQL_RATE_LIMITED and the time to wait");
            }
            stage.expect(as(ALICE).query("SELECT 1").single().equals("1"), "acme is not touched by globex's limit");
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finally {
            controlPlane.replace("/v1/tenants/globex/limits", limits);
        }
    }

    private void controlPlaneDown()
            throws SQLException, InterruptedException
    {
        ProcessHandle process = ProcessHandle.of(state.pid("control-plane")).orElseThrow(() -> new IllegalStateException("The control plane does not run"));
        process.destroyForcibly();
        process.onExit().join();
        stage.note("kill -9", "control plane, pid %s".formatted(process.pid()));
        Thread.sleep(2_000);
        Observed observed = run(ALICE, "SELECT number, title FROM github.main.issues WHERE repository = 'platform' AND state = 'open' ORDER BY created_at DESC LIMIT 3");
        stage.expect(observed.result().rows().size() == 3, "queries go on: the data plane holds a signed snapshot and the policies");
        stage.expect(observed.requests() == 1, "with fresh rows from the service");
        Observed bob = run(BOB, "SELECT DISTINCT repository FROM github.main.issues WHERE state = 'closed' AND repository IN ('website', 'mobile-app')");
        stage.expect(bob.result().rows().equals(List.of(List.of("website"))), "and the policy still holds");
    }
}
