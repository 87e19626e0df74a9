package io.omnisql.quickstart;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Waits until the demo users can query. A server says that it has started a moment before it has a node to run queries on and before it knows its tenants.
 */
public final class AwaitAccess
{
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private AwaitAccess() {}

    /**
     * @param arguments base URL of Trino
     */
    public static void main(String[] arguments)
            throws InterruptedException
    {
        await(arguments[0], State.fromSystemProperty());
    }

    static void await(String server, State state)
            throws InterruptedException
    {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (Map.Entry<String, String> user : state.demoKeys().entrySet()) {
            String obstacle = attempt(server, state, user);
            while (!obstacle.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("%s cannot query: %s".formatted(user.getKey(), obstacle));
                }
                Thread.sleep(PAUSE);
                obstacle = attempt(server, state, user);
            }
        }
    }

    /**
     * What keeps a user from querying, empty when nothing does.
     */
    private static String attempt(String server, State state, Map.Entry<String, String> user)
    {
        try (SqlClient client = new SqlClient(server, state.certificate(), user.getKey(), user.getValue())) {
            client.query("SELECT count(*) FROM tpch.tiny.region");
            boolean connected = client.query("SHOW SCHEMAS FROM github").rows().stream().anyMatch(row -> row.getFirst().equals("main"));
            return connected ? "" : "the connection 'main' is not there";
        }
        catch (SQLException e) {
            return e.getMessage();
        }
    }
}
