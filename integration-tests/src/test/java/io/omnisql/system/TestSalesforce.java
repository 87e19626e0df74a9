package io.omnisql.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A tenant on the packaged server each of whose users reads Salesforce as himself.
 */
@Tag("system")
@ExtendWith(OmniSqlSystem.Running.class)
public class TestSalesforce
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int KEYS = 3_000;

    private final OmniSqlSystem system;
    private final String tenant = "sf" + UUID.randomUUID().toString().substring(0, 8);
    private final String everything = tenant + "/integration@acme.example";
    private final String some = tenant + "/restricted@acme.example";

    public TestSalesforce(OmniSqlSystem system)
    {
        this.system = system;
    }

    @Test
    @Timeout(600)
    public void testPersonalConnection()
            throws Exception
    {
        createTenant();
        JsonNode accounts = sandbox("GET", "rows/acme/Account", "");
        assertJoinByKeys();
        assertRowsOfEachUser(accounts);
        assertAllRecords(accounts);
    }

    /**
     * 500 keys are one request, so that a scan takes fewer: the number of contacts is known, and the keys are the lowest ids, in a range of theirs.
     */
    private void assertJoinByKeys()
            throws SQLException
    {
        system.query(everything, "CREATE SCHEMA memory." + tenant);
        system.query(everything, "CREATE TABLE memory.%s.keys AS SELECT id FROM salesforce.sales.contact LIMIT %s".formatted(tenant, KEYS));
        long before = requests(everything, "contact");
        assertThat(system.query(everything, "SELECT count(DISTINCT c.id), count(c.lastname) FROM salesforce.sales.contact c JOIN memory.%s.keys k ON c.id = k.id".formatted(tenant)))
                .containsExactly(List.of(Integer.toString(KEYS), Integer.toString(KEYS)));
        assertThat(requests(everything, "contact") - before).isLessThan(KEYS / 500);
    }

    private void assertRowsOfEachUser(JsonNode accounts)
            throws SQLException
    {
        Set<String> all = ids(everything, "account");
        assertThat(all).isEqualTo(ids(accounts, row -> !row.path("IsDeleted").asBoolean()));
        Set<String> seen = ids(some, "account");
        Set<String> owners = column(some, "SELECT DISTINCT ownerid FROM salesforce.sales.account");
        assertThat(owners).hasSize(3);
        assertThat(seen).isEqualTo(ids(accounts, row -> !row.path("IsDeleted").asBoolean() && owners.contains(row.path("OwnerId").asText()))).hasSizeLessThan(all.size());
        assertThat(column(some, "SELECT id FROM TABLE(salesforce.system.soql(connection => 'sales', query => 'SELECT Id FROM Account'))")).isEqualTo(seen);
        // whatever is remembered by now is remembered for one of them
        for (Map.Entry<String, Set<String>> user : Map.of(everything, all, some, seen).entrySet()) {
            long before = requests(user.getKey(), "account");
            assertThat(ids(user.getKey(), "account")).isEqualTo(user.getValue());
            assertThat(requests(user.getKey(), "account")).isEqualTo(before);
        }
        assertThat(column(everything, "DESCRIBE salesforce.sales.account")).contains("annualrevenue");
        assertThat(column(some, "DESCRIBE salesforce.sales.account")).contains("name").doesNotContain("annualrevenue");
        assertThat(column(everything, "SHOW TABLES FROM salesforce.sales")).contains("account", "lead");
        assertThat(column(some, "SHOW TABLES FROM salesforce.sales")).contains("account").doesNotContain("lead");
    }

    private void assertAllRecords(JsonNode accounts)
            throws Exception
    {
        Set<String> deleted = ids(accounts, row -> row.path("IsDeleted").asBoolean());
        assertThat(deleted).isNotEmpty();
        assertThat(column(everything, "SELECT id FROM salesforce.sales.\"account$all\" WHERE isdeleted")).isEqualTo(deleted);
        assertThat(ids(everything, "account$all")).isEqualTo(ids(accounts, _ -> true));
        assertThat(column(everything, "DESCRIBE salesforce.sales.\"account$all\"")).contains("annualrevenue");
        String soql = "SELECT name FROM TABLE(salesforce.system.soql(connection => 'sales', query => 'SELECT Name FROM Account LIMIT 5'))";
        assertThat(system.query(some, soql)).hasSize(5);
        assertThat(system.manage("POST", "/v1/tenants/%s/policies".formatted(tenant), Optional.of(
                """
                {"connector": "salesforce", "connection": "sales", "table": "contact", "users": ["restricted@acme.example"], "rowFilter": "lastname = 'Nobody'"}
                """)).statusCode()).isEqualTo(201);
        while (!system.query(some, "SELECT count(*) FROM salesforce.sales.contact").equals(List.of(List.of("0")))) {
            Thread.sleep(100);
        }
        for (String user : List.of(everything, some)) {
            for (String statement : List.of(
                    "SELECT id FROM %s WHERE isdeleted",
                    "SELECT count(*) FROM %s",
                    "DESCRIBE %s",
                    "SHOW CREATE TABLE %s",
                    "SHOW STATS FOR %s",
                    "EXPLAIN SELECT * FROM %s",
                    "CREATE TABLE memory.%2$s.copy AS SELECT * FROM %1$s")) {
                assertThat(system.error(user, statement.formatted("salesforce.sales.\"account$all\"", tenant))).as(statement).contains("Access Denied");
            }
            assertThat(system.error(user, soql)).contains("Access Denied");
            assertThat(ids(user, "account")).isNotEmpty();
        }
    }

    private void createTenant()
            throws Exception
    {
        KeyPair key = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThat(sandbox("POST", "jwt-key", MAPPER.writeValueAsString(Map.of("public_key", pem("PUBLIC KEY", key.getPublic().getEncoded()))))).isEmpty();
        String clientId = sandbox("GET", "tokens", "").valueStream().filter(app -> app.path("name").asText().equals("acme")).findFirst().orElseThrow().path("client_id").asText();
        assertThat(system.manage("POST", "/v1/tenants", Optional.of("{\"id\": \"%1$s\", \"displayName\": \"%1$s\"}".formatted(tenant))).statusCode()).isEqualTo(201);
        assertThat(system.manage("POST", "/v1/tenants/%s/connections".formatted(tenant), Optional.of(MAPPER.writeValueAsString(Map.of(
                "name", "sales",
                "connector", "salesforce",
                "url", "http://127.0.0.1:" + system.port("SALESFORCE_SANDBOX"),
                "properties", Map.of("client-id", clientId, "username", "{user}"),
                "secrets", Map.of("private-key", pem("PRIVATE KEY", key.getPrivate().getEncoded())))))).statusCode()).isEqualTo(201);
        for (String user : List.of(everything, some)) {
            system.addUser(tenant, user.substring(tenant.length() + 1));
            while (!sees(user)) {
                Thread.sleep(100);
            }
        }
    }

    private boolean sees(String user)
    {
        try {
            return system.query(user, "SHOW SCHEMAS FROM salesforce").contains(List.of("sales"));
        }
        catch (SQLException _) {
            // the server has not heard of the user
            return false;
        }
    }

    private Set<String> ids(String user, String table)
            throws SQLException
    {
        return column(user, "SELECT id FROM salesforce.sales.\"%s\"".formatted(table));
    }

    private Set<String> column(String user, String sql)
            throws SQLException
    {
        return system.query(user, sql).stream().map(List::getFirst).collect(toSet());
    }

    private long requests(String user, String table)
            throws SQLException
    {
        return Long.parseLong(system.query(user, "SELECT count(*) FROM salesforce.system.remote_requests WHERE connection = 'sales' AND table_name = '%s'".formatted(table)).getFirst().getFirst());
    }

    private static Set<String> ids(JsonNode rows, Predicate<JsonNode> filter)
    {
        return rows.valueStream().filter(filter).map(row -> row.path("Id").asText()).collect(toSet());
    }

    private JsonNode sandbox(String method, String path, String body)
    {
        return system.json(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/_sandbox/%s".formatted(system.port("SALESFORCE_SANDBOX"), path)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    private static String pem(String name, byte[] encoded)
    {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----".formatted(name, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
    }
}
