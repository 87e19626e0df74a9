package io.omnisql.plugin.salesforce;

import io.omnisql.plugin.salesforce.SalesforceQueryRunner.Answer;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.CustomObject;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Connections that authenticate in other ways, and those that see numbers and compound fields otherwise; the organisation has several currencies.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestConnections
{
    private static final ConnectedApp APP = ConnectedApp.ACME;
    private static final ConnectedApp RESTRICTED = ConnectedApp.ACME_RESTRICTED;

    private final KeyPair key = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    private final SalesforceQueryRunner runner;

    TestConnections(@TempDir Path directory)
            throws Exception
    {
        SObjectType currencies = SObjectType.of("CurrencyType", "01L", List.of(SField.id(), SField.string("IsoCode", 3), SField.number("ConversionRate", FieldType.DOUBLE, 18, 6)));
        SObjectType deals = SObjectType.custom("Deal__c", "a60", List.of(SField.picklist("CurrencyIsoCode", 3, "USD", "JPY", "EUR"), SField.number("Amount__c", FieldType.CURRENCY, 18, 2)));
        runner = new SalesforceQueryRunner(
                SalesforceSandbox.Options.defaults()
                        .withJwtKey(key.getPublic())
                        .withObjects(List.of(
                                new CustomObject(APP.org(), currencies, List.of(rate("USD", "1"), rate("JPY", "150"), rate("EUR", "0.5"))),
                                new CustomObject(APP.org(), deals, List.of(deal("USD", 99), deal("JPY", 9000), deal("EUR", 50))))),
                APP,
                RESTRICTED,
                Map.of());
        runner.addCatalog("jwt", Map.of(
                "salesforce.client-id", RESTRICTED.clientId(),
                "salesforce.username", RESTRICTED.username(),
                "salesforce.private-key-file", privateKey(directory)));
        runner.addCatalog("personal", Map.of(
                "salesforce.client-id", APP.clientId(),
                "salesforce.username", "{user}",
                "salesforce.private-key-file", privateKey(directory),
                "omnisql.cache.default-staleness", "1h"));
        runner.addCatalog("refresh", Map.of("salesforce.client-id", RESTRICTED.clientId(), "salesforce.refresh-token", RESTRICTED.refreshToken()));
        Map<String, String> credentials = Map.of("salesforce.client-id", APP.clientId(), "salesforce.client-secret", APP.clientSecret());
        runner.addCatalog("decimals", with(credentials, "salesforce.numeric-mapping", "DECIMAL"));
        runner.addCatalog("compounds", with(credentials, "salesforce.compound-columns", "true"));
    }

    private static Map<String, Object> rate(String code, String rate)
    {
        return Map.of("IsoCode", code, "ConversionRate", new BigDecimal(rate));
    }

    private static Map<String, Object> deal(String code, int amount)
    {
        return Map.of("Name", code, "CurrencyIsoCode", code, "Amount__c", amount);
    }

    private static Map<String, String> with(Map<String, String> properties, String name, String value)
    {
        Map<String, String> all = new HashMap<>(properties);
        all.put(name, value);
        return all;
    }

    private String privateKey(Path directory)
            throws IOException, GeneralSecurityException
    {
        String pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getPrivate().getEncoded());
        return Files.writeString(directory.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----".formatted(pem)).toString();
    }

    @AfterAll
    void close()
    {
        runner.close();
    }

    @Test
    void testOtherCredentials()
    {
        String count = "SELECT count(*) FROM %s.default.account";
        long seen = (long) runner.rows(count.formatted("restricted")).getFirst().getField(0);
        assertThat(seen).isPositive().isLessThan((long) runner.rows(count.formatted("salesforce")).getFirst().getField(0));
        for (String catalog : List.of("jwt", "refresh")) {
            assertThat(runner.ask(count.formatted(catalog)).value()).describedAs(catalog).isEqualTo(seen);
            assertThat(runner.sandbox().requests().matching(request -> !request.kind().equals("token"))).allMatch(request -> request.account().equals(RESTRICTED.username()));
            runner.sandbox().sessions().expireAll();
            Answer renewed = runner.ask(count.formatted(catalog));
            assertThat(renewed.value()).isEqualTo(seen);
            assertThat(renewed.counters().kind("token")).isEqualTo(1);
            // REST by the session that is over, and by the new one
            assertThat(renewed.requests()).isEqualTo(2);
        }
    }

    @Test
    void testEachUserIsHimself()
    {
        String count = "SELECT count(*) FROM %s.default.account";
        Object all = runner.rows(count.formatted("salesforce")).getFirst().getField(0);
        Object seen = runner.rows(count.formatted("restricted")).getFirst().getField(0);
        // each of them first with nothing remembered, then with all that the others left
        for (int time = 0; time < 2; time++) {
            assertThat(runner.askAs(APP.username(), count.formatted("personal")).value()).isEqualTo(all);
            assertThat(runner.askAs(RESTRICTED.username(), count.formatted("personal")).value()).isEqualTo(seen);
        }
        String columns = "SELECT column_name FROM personal.information_schema.columns WHERE table_schema = 'default' AND table_name = 'account'";
        assertThat(runner.askAs(APP.username(), columns).column(0)).isEqualTo(runner.ask(columns.replace("personal", "salesforce")).column(0));
        assertThat(runner.askAs(RESTRICTED.username(), columns).column(0)).isEqualTo(runner.ask(columns.replace("personal", "restricted")).column(0));
        Answer again = runner.askAs(RESTRICTED.username(), count.formatted("personal"));
        assertThat(again.value()).isEqualTo(seen);
        assertThat(again.requests()).isZero();
        assertThatThrownBy(() -> runner.askAs("nobody@acme.example", count.formatted("personal")))
                .hasMessageContaining("The credentials of connection default are refused: the user has not approved the External Client App");
    }

    @Test
    void testStatementsByAnotherProtocol()
    {
        List<String> ids = rows("Contact").stream().map(row -> row.get("Id").toString()).limit(500).toList();
        String sql = "SELECT id, name FROM %s.default.contact WHERE id IN (" + ids.stream().map(id -> "'" + id + "'").collect(joining(", ")) + ")";
        Answer answer = runner.ask(sql.formatted("salesforce"));
        assertThat(answer.column(0)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(runner.ask(sql.formatted("salesforce")).counters().byKind()).containsOnly(Map.entry("soap-query", 1L));
        runner.sandbox().sessions().expireAll();
        Answer renewed = runner.ask(sql.formatted("salesforce"));
        assertThat(renewed.rows()).containsExactlyInAnyOrderElementsOf(answer.rows());
        assertThat(renewed.counters().byKind()).containsEntry("token", 1L).containsEntry("soap-query", 2L);
        List<MaterializedRow> visible = runner.rows(sql.formatted("restricted"));
        assertThat(runner.rows(sql.formatted("jwt"))).containsExactlyInAnyOrderElementsOf(visible).hasSizeLessThan(500);
    }

    @Test
    void testWhereSoapIsRefused()
    {
        List<String> ids = rows("Contact").stream().map(row -> row.get("Id").toString()).limit(1_200).toList();
        String sql = "SELECT id FROM %s.default.contact WHERE id IN (" + ids.stream().map(id -> "'" + id + "'").collect(joining(", ")) + ")";
        // some names twice, in other letters, which find the same contacts
        Stream<String> names = runner.rows("SELECT DISTINCT lastname FROM contact ORDER BY 1 LIMIT 5").stream()
                .map(row -> row.getField(0).toString().replace("'", "''"))
                .flatMap(name -> Stream.of(name, name.toUpperCase(ROOT)));
        String named = "SELECT id, lastname FROM %s.default.contact WHERE lastname IN ("
                + Stream.concat(names, IntStream.range(0, 900).mapToObj("Nobody %s"::formatted)).map(name -> "'" + name + "'").collect(joining(", ")) + ")";
        List<MaterializedRow> contacts = runner.rows(sql.formatted("salesforce"));
        List<MaterializedRow> persons = runner.rows(named.formatted("salesforce"));
        assertThat(persons).isNotEmpty().doesNotHaveDuplicates();
        String few = sql.replace(ids.stream().skip(500).map(id -> ", '" + id + "'").collect(joining()), "");
        try {
            runner.sandbox().faults().set(List.of(new Fault("soap-query", null, null, null, 1_000, Fault.Action.STATUS, 500, null, null, "API_DISABLED_FOR_ORG: API is not enabled for this Organization or Partner")));
            Answer refused = runner.ask(sql.formatted("compounds"));
            assertThat(refused.rows()).containsExactlyInAnyOrderElementsOf(contacts).hasSize(1_200);
            // the last 200 ids are short enough
            assertThat(refused.counters().kind("soap-query")).isEqualTo(2);
            assertThat(refused.counters().kind("query")).isEqualTo(5);
            // the connection is known now
            Answer known = runner.ask(sql.formatted("compounds"));
            assertThat(known.rows()).containsExactlyInAnyOrderElementsOf(contacts);
            assertThat(known.counters().byKind()).containsOnly(Map.entry("query", 3L));
            Answer one = runner.ask(few.formatted("compounds"));
            assertThat(one.rows()).hasSize(500).doesNotHaveDuplicates().isSubsetOf(contacts);
            assertThat(one.counters().byKind()).containsOnly(Map.entry("query", 2L));
            assertThat(runner.ask(few.formatted("compounds") + " LIMIT 470").rows()).hasSize(470).doesNotHaveDuplicates().isSubsetOf(contacts);
            assertThat(runner.rows(named.formatted("compounds"))).containsExactlyInAnyOrderElementsOf(persons);
            assertThat(runner.rows(named.formatted("decimals"))).containsExactlyInAnyOrderElementsOf(persons);
        }
        finally {
            runner.sandbox().faults().set(List.of());
        }
    }

    @Test
    void testDecimals()
    {
        List<BigDecimal> expected = rows("Everything__c").stream().map(row -> (BigDecimal) row.get("Money__c")).filter(Objects::nonNull).map(value -> value.setScale(2, RoundingMode.HALF_UP)).toList();
        String from = " FROM decimals.default.everything__c";
        assertThat(runner.ask("SELECT money__c" + from + " WHERE money__c IS NOT NULL").column(0)).containsExactlyInAnyOrderElementsOf(List.<Object>copyOf(expected));
        for (BigDecimal value : expected.stream().distinct().limit(12).toList()) {
            String literal = "DECIMAL '" + value.toPlainString() + "'";
            assertThat(runner.rows("SELECT count(*), sum(money__c), max(money__c)" + from + " WHERE money__c = " + literal).getFirst().getField(0))
                    .isEqualTo(expected.stream().filter(value::equals).count());
            assertThat(runner.rows("SELECT count(*)" + from + " WHERE money__c > " + literal).getFirst().getField(0))
                    .isEqualTo(expected.stream().filter(other -> other.compareTo(value) > 0).count());
        }
        assertThat(runner.ask("SELECT sum(money__c)" + from).value()).isEqualTo(expected.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(runner.rows("SELECT max(money__c)" + from).getFirst().getField(0)).isEqualTo(expected.stream().max(BigDecimal::compareTo).orElseThrow());
    }

    @Test
    void testCompounds()
    {
        assertThat(runner.rows("SELECT count(*) FROM compounds.default.everything__c WHERE place__c.latitude IS DISTINCT FROM place__latitude__s OR place__c.longitude IS DISTINCT FROM place__longitude__s").getFirst().getField(0)).isEqualTo(0L);
        assertThat((long) runner.rows("SELECT count(place__c) FROM compounds.default.everything__c").getFirst().getField(0))
                .isEqualTo(rows("Everything__c").stream().filter(row -> row.get("Place__Latitude__s") != null).count());
        assertThat(runner.rows("SELECT count(*) FROM compounds.default.account WHERE billingaddress.city IS DISTINCT FROM billingcity").getFirst().getField(0)).isEqualTo(0L);
        assertThat((long) runner.rows("SELECT count(billingaddress.city) FROM compounds.default.account").getFirst().getField(0)).isPositive();
        // an export has no compound fields
        runner.sandbox().requests().reset();
        assertThat(runner.rows("SELECT place__c FROM compounds.default.everything__c")).isNotEmpty();
        assertThat(runner.sandbox().requests().counters().byKind()).doesNotContainKey("bulk-create");
    }

    @Test
    void testSeveralCurrencies()
    {
        // Salesforce converts amounts before it compares and adds them
        for (String sql : List.of("SELECT max(money__c) FROM everything__c", "SELECT min(money__c), count(*) FROM everything__c", "SELECT money__c FROM everything__c ORDER BY money__c DESC LIMIT 1")) {
            assertThat(runner.ask(sql).statements()).describedAs(sql).isNotEmpty().noneMatch(statement -> statement.contains("(Money__c)") || statement.contains("ORDER BY Money__c"));
        }
        double greatest = rows("Everything__c").stream().map(row -> (BigDecimal) row.get("Money__c")).filter(Objects::nonNull).mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
        assertThat(runner.rows("SELECT max(money__c) FROM everything__c").getFirst().getField(0)).isEqualTo(greatest);
        assertThat(runner.rows("SELECT money__c FROM everything__c WHERE money__c IS NOT NULL ORDER BY money__c DESC LIMIT 1").getFirst().getField(0)).isEqualTo(greatest);
        assertThat(runner.ask("SELECT max(number__c) FROM everything__c").statements()).singleElement().asString().contains("MAX(Number__c)");
    }

    @Test
    void testConvertedAmounts()
    {
        String soql = "SELECT %s FROM TABLE(salesforce.system.soql(query => '%s'))";
        // 50 euros are more than 99 dollars and 9000 yen
        assertThat(runner.rows(soql.formatted("least, most, n", "SELECT MIN(Amount__c) least, MAX(Amount__c) most, COUNT(Id) n FROM Deal__c"))).singleElement()
                .satisfies(row -> assertThat(row.getFields()).containsExactly(60.0, 100.0, 3L));
        assertThat(runner.ask(soql.formatted("name", "SELECT Name FROM Deal__c ORDER BY Amount__c DESC LIMIT 1")).value()).isEqualTo("EUR");
        // a condition sees the number that is stored
        assertThat(runner.ask(soql.formatted("name", "SELECT Name FROM Deal__c WHERE Amount__c > 99")).value()).isEqualTo("JPY");

        assertThat(runner.rows("SELECT min(amount__c), max(amount__c), sum(amount__c), count(amount__c) FROM deal__c")).singleElement()
                .satisfies(row -> assertThat(row.getFields()).containsExactly(50.0, 9000.0, 9149.0, 3L));
        assertThat(runner.ask("SELECT name FROM deal__c ORDER BY amount__c DESC LIMIT 1").value()).isEqualTo("JPY");
        assertThat(runner.ask("SELECT name FROM deal__c WHERE amount__c > 99").value()).isEqualTo("JPY");
        assertThat(runner.rows("SELECT currencyisocode, max(amount__c) FROM deal__c GROUP BY 1 HAVING max(amount__c) > 98")).extracting(row -> row.getField(1)).containsExactlyInAnyOrder(99.0, 9000.0);
        Answer count = runner.ask("SELECT count(amount__c) FROM deal__c");
        assertThat(count.value()).isEqualTo(3L);
        assertThat(count.statements()).singleElement().asString().contains("COUNT(Amount__c)");
    }

    private List<Map<String, Object>> rows(String object)
    {
        return runner.sandbox().data().org(APP.org()).rows(object).stream().filter(row -> !Boolean.TRUE.equals(row.get("IsDeleted"))).toList();
    }
}
