package io.omnisql.quickstart;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;

/**
 * Trino's JDBC driver, logged in as one user.
 */
final class SqlClient
        implements AutoCloseable
{
    private final Connection connection;

    /**
     * @param server e.g. {@code https://localhost:8443}
     */
    SqlClient(String server, Path certificate, String user, String key)
            throws SQLException
    {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", key);
        properties.setProperty("SSL", "true");
        properties.setProperty("SSLTrustStorePath", certificate.toString());
        connection = DriverManager.getConnection(server.replaceFirst("^https:", "jdbc:trino:") + "/github/main", properties);
    }

    /**
     * A result: the columns' names and the rows as text, NULL as null.
     */
    record Result(List<String> columns, List<List<String>> rows, long millis)
    {
        String single()
        {
            return rows.getFirst().getFirst();
        }
    }

    Result query(String sql)
            throws SQLException
    {
        long began = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return new Result(List.of(), List.of(), (System.nanoTime() - began) / 1_000_000);
            }
            try (ResultSet rows = statement.getResultSet()) {
                ResultSetMetaData metadata = rows.getMetaData();
                int count = metadata.getColumnCount();
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= count; i++) {
                    columns.add(metadata.getColumnName(i));
                }
                List<List<String>> result = new ArrayList<>();
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= count; i++) {
                        Object value = rows.getObject(i);
                        row.add(value == null ? null : value.toString());
                    }
                    result.add(row);
                }
                return new Result(columns, result, (System.nanoTime() - began) / 1_000_000);
            }
        }
    }

    /**
     * What the plan says of the pushed-down part: the lines of EXPLAIN that show the table scan.
     */
    List<String> pushedDown(String sql)
            throws SQLException
    {
        String plan = query("EXPLAIN " + sql).single();
        List<String> lines = plan.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(lines::get)
                .filter(line -> line.contains("[table = "))
                .map(line -> line.substring(line.indexOf("table = ") + "table = ".length()).replaceFirst("(, (filterPredicate|projectLocality|protectedBarrier|dynamicFilters).*)?]$", ""))
                .toList();
    }

    @Override
    public void close()
            throws SQLException
    {
        connection.close();
    }
}
