package io.omnisql.sandbox.salesforce;

import com.sforce.soap.partner.DescribeGlobalSObjectResult;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.FieldType;
import com.sforce.soap.partner.GetUserInfoResult;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.SessionHeader_element;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.fault.InvalidFieldFault;
import com.sforce.soap.partner.fault.InvalidQueryLocatorFault;
import com.sforce.soap.partner.fault.InvalidSObjectFault;
import com.sforce.soap.partner.fault.MalformedQueryFault;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.SessionRenewer;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import javax.xml.namespace.QName;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The SOAP form of the API as Salesforce's own client for Java speaks it.
 */
@TestInstance(PER_CLASS)
final class TestSoap
{
    private final SalesforceSandbox sandbox = SalesforceSandbox.start();

    @AfterAll
    void close()
    {
        sandbox.close();
    }

    private ConnectorConfig config(String token)
    {
        ConnectorConfig config = new ConnectorConfig();
        config.setManualLogin(true);
        config.setSessionId(token);
        config.setServiceEndpoint(sandbox.url() + "/services/Soap/u/65.0");
        return config;
    }

    private PartnerConnection connection(ConnectedApp app)
    {
        try {
            return new PartnerConnection(config(sandbox.accessToken(app)));
        }
        catch (ConnectionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void testQueryMore()
            throws Exception
    {
        PartnerConnection connection = connection(ConnectedApp.ACME);
        connection.setQueryOptions(2000);
        List<SObject> rows = new ArrayList<>();
        QueryResult result = connection.query("SELECT Id, Name, AnnualRevenue, Owner.Name, Parent.Name FROM Account");
        assertThat(result.getRecords()).hasSize(2000);
        while (true) {
            rows.addAll(List.of(result.getRecords()));
            if (result.isDone()) {
                break;
            }
            result = connection.queryMore(result.getQueryLocator());
        }
        List<Map<String, Object>> expected = sandbox.data().org("acme").rows("Account").stream().filter(row -> !Boolean.TRUE.equals(row.get("IsDeleted"))).toList();
        assertThat(result.getSize()).isEqualTo(expected.size());
        Map<String, SObject> byId = rows.stream().collect(Collectors.toMap(SObject::getId, row -> row));
        assertThat(byId).hasSize(expected.size());
        Map<Object, Object> names = sandbox.data().org("acme").rows("User").stream().collect(Collectors.toMap(user -> user.get("Id"), user -> user.get("Name")));
        for (Map<String, Object> row : expected) {
            SObject actual = byId.get((String) row.get("Id"));
            assertThat(actual.getField("Name")).isEqualTo(row.get("Name"));
            assertThat(actual.getChild("Owner").getField("Name")).isEqualTo(names.get(row.get("OwnerId")));
            assertThat(actual.getField("AnnualRevenue") == null ? null : new BigDecimal((String) actual.getField("AnnualRevenue")))
                    .usingComparator((left, right) -> left == null || right == null ? (left == right ? 0 : 1) : left.compareTo(right))
                    .isEqualTo(row.get("AnnualRevenue"));
            assertThat(actual.getField("Parent") == null).isEqualTo(row.get("ParentId") == null);
        }
        assertThat(rows).anyMatch(row -> String.valueOf(row.getField("AnnualRevenue")).contains("E"));
    }

    @Test
    void testAggregates()
            throws Exception
    {
        PartnerConnection connection = connection(ConnectedApp.ACME);
        QueryResult result = connection.query("SELECT IsClosed, COUNT(Id) n FROM Opportunity GROUP BY IsClosed ORDER BY IsClosed");
        assertThat(result.getRecords()).hasSize(2);
        assertThat(result.getRecords()[0].getType()).isEqualTo("AggregateResult");
        assertThat(result.getRecords()[0].getField("IsClosed")).isEqualTo("false");
        long open = sandbox.data().org("acme").rows("Opportunity").stream().filter(row -> row.get("IsClosed").equals(false) && row.get("IsDeleted").equals(false)).count();
        assertThat(result.getRecords()[0].getField("n")).isEqualTo(Long.toString(open));
        assertThat(connection.query("SELECT COUNT() FROM Opportunity").getSize()).isGreaterThan(5000);
    }

    @Test
    void testDescribe()
            throws Exception
    {
        PartnerConnection connection = connection(ConnectedApp.ACME);
        assertThat(connection.describeGlobal().getSobjects()).extracting(DescribeGlobalSObjectResult::getName).contains("Account", "Everything__c", "Task");
        DescribeSObjectResult[] described = connection.describeSObjects(new String[] {"Everything__c", "Task", "Account"});
        Map<String, Field> fields = Arrays.stream(described[0].getFields()).collect(Collectors.toMap(Field::getName, field -> field));
        assertThat(fields.get("Number__c").getType()).isEqualTo(FieldType._double);
        assertThat(fields.get("Number__c").getPrecision()).isEqualTo(18);
        assertThat(fields.get("Tags__c").getType()).isEqualTo(FieldType.multipicklist);
        assertThat(fields.get("Colour__c").getPicklistValues()).extracting("value").containsExactly("Red", "Green", "Blue");
        assertThat(fields.get("Key__c").isCaseSensitive()).isTrue();
        assertThat(fields.get("Place__c").getType()).isEqualTo(FieldType.location);
        Field whatId = Arrays.stream(described[1].getFields()).filter(field -> field.getName().equals("WhatId")).findFirst().orElseThrow();
        assertThat(whatId.isPolymorphicForeignKey()).isTrue();
        assertThat(whatId.getReferenceTo()).containsExactly("Account", "Opportunity", "Case");
        assertThatThrownBy(() -> connection.describeSObjects(IntStream.range(0, 101).mapToObj(_ -> "Account").toArray(String[]::new)))
                .isInstanceOfSatisfying(ApiFault.class, fault -> assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.EXCEEDED_MAX_TYPES_LIMIT));
        assertThatThrownBy(() -> connection.describeSObjects(new String[] {"Nothing__c"})).isInstanceOf(InvalidSObjectFault.class);
    }

    @Test
    void testUserAndTime()
            throws Exception
    {
        PartnerConnection connection = connection(ConnectedApp.GLOBEX_RESTRICTED);
        GetUserInfoResult user = connection.getUserInfo();
        assertThat(user.getUserName()).isEqualTo("restricted@globex.example");
        assertThat(user.getOrganizationId()).isEqualTo(sandbox.data().org("globex").id());
        assertThat(connection.getServerTimestamp().getTimestamp().toInstant()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(connection.getLimitInfoHeader().getLimitInfo()[0].getCurrent()).isPositive();
    }

    @Test
    void testFaults()
    {
        PartnerConnection connection = connection(ConnectedApp.ACME);
        assertThatThrownBy(() -> connection.query("SELECT Id FROM")).isInstanceOf(MalformedQueryFault.class);
        assertThatThrownBy(() -> connection.query("SELECT Nothing FROM Account"))
                .isInstanceOfSatisfying(InvalidFieldFault.class, fault -> {
                    assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_FIELD);
                    assertThat(fault.getExceptionMessage()).contains("No such column 'Nothing' on entity 'Account'");
                });
        assertThatThrownBy(() -> connection.query("SELECT Id FROM Nothing__c")).isInstanceOf(InvalidSObjectFault.class);
        assertThatThrownBy(() -> connection.queryMore("0r8000000000001AAA-2000")).isInstanceOf(InvalidQueryLocatorFault.class);
    }

    @Test
    void testLongStatement()
            throws Exception
    {
        PartnerConnection connection = connection(ConnectedApp.ACME);
        List<String> ids = sandbox.data().org("acme").rows("Account").stream().filter(row -> row.get("IsDeleted").equals(false)).map(row -> (String) row.get("Id")).limit(4700).toList();
        String soql = "SELECT Id FROM Account WHERE Id IN (%s)".formatted(ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",")));
        assertThat(soql.length()).isBetween(95_000, 100_000);
        assertThat(connection.query(soql).getSize()).isEqualTo(4700);
        assertThatThrownBy(() -> connection.query(soql.replace("(", "(" + " ".repeat(5000)))).isInstanceOf(MalformedQueryFault.class);
    }

    @Test
    void testSessionRenewal()
            throws Exception
    {
        ConnectorConfig config = config("00Dstale!token");
        List<String> renewed = new ArrayList<>();
        config.setSessionRenewer(_ -> {
            renewed.add("once");
            SessionRenewer.SessionRenewalHeader header = new SessionRenewer.SessionRenewalHeader();
            header.name = new QName("urn:partner.soap.sforce.com", "SessionHeader");
            SessionHeader_element session = new SessionHeader_element();
            session.setSessionId(sandbox.accessToken(ConnectedApp.ACME));
            header.headerElement = session;
            return header;
        });
        assertThat(new PartnerConnection(config).query("SELECT Id FROM User").getSize()).isGreaterThan(5);
        assertThat(renewed).hasSize(1);
        assertThat(sandbox.requests().matching(request -> request.kind().equals("soap-query") && "SELECT Id FROM User".equals(request.body()))).hasSize(1);
    }

    @Test
    void testAwkwardValues()
            throws Exception
    {
        PartnerConnection connection = connection(ConnectedApp.ACME);
        Map<String, Map<String, Object>> expected = sandbox.data().org("acme").rows("Everything__c").stream().collect(Collectors.toMap(row -> (String) row.get("Id"), row -> row));
        QueryResult result = connection.query("SELECT Id, Text__c, Area__c, Instant__c, Time__c, Date__c FROM Everything__c");
        for (SObject row : result.getRecords()) {
            Map<String, Object> truth = expected.get(row.getId());
            assertThat(row.getField("Text__c")).isEqualTo(truth.get("Text__c"));
            assertThat(row.getField("Area__c")).isEqualTo(truth.get("Area__c"));
            assertThat(row.getField("Instant__c")).isEqualTo(truth.get("Instant__c") == null ? null : truth.get("Instant__c").toString().replace("Z", ".000Z"));
            assertThat(row.getField("Date__c")).isEqualTo(truth.get("Date__c") == null ? null : truth.get("Date__c").toString());
        }
    }

    /**
     * The client needs more libraries for these, so they are read as they are.
     */
    @Test
    void testCompoundsAndDocumentTypes()
    {
        Map<String, Object> located = sandbox.data().org("acme").rows("Account").stream().filter(row -> row.get("BillingLatitude") != null && row.get("IsDeleted").equals(false)).findFirst().orElseThrow();
        String answer = raw("", "SELECT BillingAddress FROM Account WHERE Id = '%s'".formatted(located.get("Id")));
        assertThat(answer).contains("<sf:BillingAddress xsi:type=\"address\">", "<city>%s</city>".formatted(located.get("BillingCity")));
        assertThat(raw("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>", "SELECT Id FROM User")).contains("Fault").doesNotContain("<records");
    }

    private String raw(String prolog, String soql)
    {
        String envelope = "%s<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"urn:partner.soap.sforce.com\"><e:Header><SessionHeader><sessionId>%s</sessionId></SessionHeader></e:Header><e:Body><query><queryString>%s</queryString></query></e:Body></e:Envelope>"
                .formatted(prolog, sandbox.accessToken(ConnectedApp.ACME), soql);
        try (SalesforceClient client = SalesforceClient.anonymous(sandbox)) {
            return client.send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/services/Soap/u/65.0")).POST(HttpRequest.BodyPublishers.ofString(envelope)), "SOAPAction", "\"\"").text();
        }
    }
}
