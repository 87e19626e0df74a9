package io.omnisql.system;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Trino's JDBC driver against the packaged server, as a BI tool uses it.
 */
@Tag("system")
@ExtendWith(OmniSqlSystem.Running.class)
public class TestJdbc
{
    private final OmniSqlSystem system;

    public TestJdbc(OmniSqlSystem system)
    {
        this.system = system;
    }

    @Test
    public void testMetadata()
            throws SQLException
    {
        try (Connection connection = system.connect("acme/alice@acme.com")) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(values(metadata.getCatalogs(), "TABLE_CAT")).contains("github", "jira", "salesforce").doesNotContain("jmx");
            assertThat(values(metadata.getSchemas("github", null), "TABLE_SCHEM")).contains("main");
            assertThat(values(metadata.getTables("github", "main", null, null), "TABLE_NAME")).contains("issues", "pull_requests", "repositories");
            assertThat(values(metadata.getColumns("github", "main", "issues", null), "COLUMN_NAME"))
                    .contains("owner", "repository", "number", "title", "state", "labels", "updated_at")
                    .doesNotContain("$as_of");
        }
    }

    @Test
    public void testPreparedStatement()
            throws SQLException
    {
        try (Connection connection = system.connect("acme/alice@acme.com");
                PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM issues WHERE repository = ? AND state = ?")) {
            statement.setString(1, "platform");
            statement.setString(2, "open");
            ResultSet result = statement.executeQuery();
            assertThat(result.next()).isTrue();
            assertThat(result.getLong(1)).isGreaterThanOrEqualTo(3_000);
        }
    }

    @Test
    public void testWrongKey()
    {
        assertThatThrownBy(() -> {
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:trino://localhost:%s/github/main?SSL=true&SSLVerification=NONE".formatted(system.port("TRINO")), "acme/alice@acme.com", system.demoKey("globex/gina@globex.com"))) {
                connection.createStatement().executeQuery("SELECT 1");
            }
        })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Authentication failed");
    }

    private static List<String> values(ResultSet result, String column)
            throws SQLException
    {
        List<String> values = new ArrayList<>();
        while (result.next()) {
            values.add(result.getString(column));
        }
        return values;
    }
}
