package io.omnisql.plugin.salesforce.soap;

import com.fasterxml.jackson.databind.JsonNode;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.plugin.salesforce.SandboxReader.UnexpectedOutcomeException;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
@Timeout(300)
final class TestSoapQueries
{
    private static final String EVERYTHING = "SELECT Id, Text__c, Area__c, Long_Text__c, Colour__c, Tags__c, Number__c, Money__c, Integer__c, Long__c, Flag__c, Date__c, Instant__c, Time__c, Place__c, Other__r.Text__c FROM Everything__c";

    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SandboxReader reader = new SandboxReader(sandbox, ConnectedApp.ACME);

    @AfterAll
    void close()
    {
        reader.close();
        sandbox.close();
    }

    @Test
    void testSameRecordsAsByRest()
    {
        List<JsonNode> expected = reader.records(EVERYTHING);
        List<JsonNode> actual = records(EVERYTHING, false);
        assertThat(expected).isNotEmpty();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertSame(actual.get(i), expected.get(i));
        }
    }

    @Test
    void testPages()
    {
        int rows = reader.records("SELECT Id FROM Contact").size();
        sandbox.requests().reset();
        assertThat(records("SELECT Id FROM Contact", false)).hasSize(rows);
        assertThat(sandbox.requests().counters().requests()).isEqualTo((rows + 1_999) / 2_000);
        assertThat(records("SELECT Id FROM Contact", true)).hasSizeGreaterThan(rows);
    }

    @Test
    void testWhatSalesforcesClientReads()
            throws ConnectionException
    {
        PartnerConnection wsc = WscCapture.connection(sandbox.url(), sandbox.accessToken(ConnectedApp.ACME));
        QueryResult expected = wsc.query("SELECT Id, LastName, Account.Name FROM Contact ORDER BY Id LIMIT 200");
        List<JsonNode> actual = records("SELECT Id, LastName, Account.Name FROM Contact ORDER BY Id LIMIT 200", false);
        assertThat(actual).hasSize(expected.getRecords().length).isNotEmpty();
        for (int i = 0; i < actual.size(); i++) {
            SObject record = expected.getRecords()[i];
            assertThat(actual.get(i).get("Id").textValue()).isEqualTo(record.getId());
            assertThat(actual.get(i).get("LastName").textValue()).isEqualTo(record.getField("LastName"));
            Object account = record.getChild("Account") == null ? null : record.getChild("Account").getField("Name");
            assertThat(actual.get(i).at("/Account/Name").textValue()).isEqualTo(account);
        }
    }

    @Test
    void testAggregates()
    {
        List<JsonNode> groups = records("SELECT IsDeleted d, COUNT(Id) n FROM Contact GROUP BY IsDeleted", false);
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.get("d").textValue()).isEqualTo("false");
            assertThat(group.get("n").textValue()).isEqualTo(Integer.toString(reader.records("SELECT Id FROM Contact").size()));
        });
    }

    @Test
    void testLongStatement()
    {
        List<String> ids = reader.records("SELECT Id FROM Contact").stream().limit(700).map(row -> row.get("Id").textValue()).toList();
        String soql = "SELECT Id FROM Contact WHERE Id IN (%s)".formatted(ids.stream().map("'%s'"::formatted).collect(joining(", ")));
        assertThat(SoapQueries.isNeeded(soql)).isTrue();
        assertThatThrownBy(() -> reader.records(soql)).isInstanceOf(UnexpectedOutcomeException.class);
        assertThat(records(soql, false)).extracting(row -> row.get("Id").textValue()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void testWhenSoapIsNeeded()
    {
        assertThat(SoapQueries.isNeeded("a".repeat(12_000))).isFalse();
        assertThat(SoapQueries.isNeeded("a".repeat(12_001))).isTrue();
        assertThat(SoapQueries.isNeeded(" ".repeat(4_000))).isFalse();
        assertThat(SoapQueries.isNeeded("ü".repeat(2_001))).isTrue();
        assertThat(SoapQueries.isNeeded("😀".repeat(1_001))).isTrue();
    }

    @Test
    void testCharactersThatXmlCannotHold()
    {
        String body = SoapQueries.query(reader.connection(), "a\u0001b\rc\td\ne\uFFFFf\uD800g😀", false).request().body().orElseThrow();
        assertThat(body).contains("<queryString>a\\u0001b\\u000Dc\td\ne\\uFFFFf\\uD800g😀</queryString>");
    }

    @Test
    void testFaults()
    {
        assertThat(failure("SELECT Nonsense FROM Contact").kind()).isEqualTo(Kind.STALE_SCHEMA);
        assertThat(failure("SELECT Id FORM Contact").kind()).isEqualTo(Kind.REJECTED);
        sandbox.sessions().expireAll();
        try (SandboxReader another = new SandboxReader(sandbox, ConnectedApp.ACME)) {
            sandbox.sessions().expireAll();
            assertThatThrownBy(() -> another.read(SoapQueries.query(another.connection(), "SELECT Id FROM Contact", false).request()))
                    .isInstanceOfSatisfying(UnexpectedOutcomeException.class, e -> assertThat(((Outcome.Failure) e.outcome()).kind()).isEqualTo(Kind.UNAUTHENTICATED));
        }
    }

    @Test
    void testManyEntities()
    {
        String record = "<records><type>A</type><Name>" + "&amp;".repeat(200) + "</Name></records>";
        String answer = "<e><result><done>true</done>" + record.repeat(2_000) + "<size>2000</size></result></e>";
        assertThat(json(answer).at("/records/1999/Name").textValue()).isEqualTo("&".repeat(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "",
            "{}",
            "<e/>",
            "<e><result><done>true</done></result></e>",
            "<e><result><done>true</done><records><Name>secret</Name>",
            "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><e><result><done>true</done><records><Name>&x;</Name></records><size>1</size></result></e>",
    })
    void testNoAnswer(String body)
    {
        assertThatThrownBy(() -> json(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the answer is no envelope with the records of a query")
                .hasNoCause();
    }

    private Outcome.Failure failure(String soql)
    {
        try {
            records(soql, false);
        }
        catch (UnexpectedOutcomeException e) {
            return (Outcome.Failure) e.outcome();
        }
        throw new AssertionError("no failure");
    }

    private List<JsonNode> records(String soql, boolean includeDeleted)
    {
        List<JsonNode> records = new ArrayList<>();
        PageRequest page = SoapQueries.query(reader.connection(), soql, includeDeleted);
        while (true) {
            JsonNode answer = SandboxReader.json(SoapQueries.transforms().get(page.transform().orElseThrow()).toJson(page, reader.read(page.request()).body()));
            answer.at(page.rows()).forEach(records::add);
            if (answer.at(SoapQueries.DONE).booleanValue()) {
                return records;
            }
            page = SoapQueries.queryMore(reader.connection(), answer.at(SoapQueries.LOCATOR).textValue());
        }
    }

    private static JsonNode json(String body)
    {
        return SandboxReader.json(new SoapRecords().toJson(body.getBytes(UTF_8)));
    }

    /**
     * Compares with what REST answers, which has types and another way to write times.
     */
    private static void assertSame(JsonNode actual, JsonNode expected)
    {
        if (expected.isObject()) {
            expected.properties().stream()
                    .filter(field -> !field.getKey().equals("attributes"))
                    .forEach(field -> assertSame(actual.path(field.getKey()), field.getValue()));
        }
        else if (expected.isNumber()) {
            assertThat(new BigDecimal(actual.textValue())).isEqualByComparingTo(expected.decimalValue());
        }
        else if (expected.isNull()) {
            assertThat(actual.isNull() || actual.isMissingNode()).as("%s", actual).isTrue();
        }
        else {
            assertThat(actual.textValue()).isEqualTo(expected.asText().replaceFirst("(T.*)\\+0000$", "$1Z"));
        }
    }
}
