package io.omnisql.plugin.salesforce.soap;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.plugin.salesforce.auth.SalesforceAuthorizer;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.adapter.TokenIssuer.ACCESS_TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Salesforce's own client sends the same requests and reads the same answers.
 */
final class TestWscEquivalence
{
    private static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "crm", "https://acme.my.salesforce.com", Map.of(), 1);
    /**
     * As Salesforce's documents and clients show answers of the partner API.
     */
    private static final String RECORDS =
            """
            <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sf="urn:sobject.partner.soap.sforce.com"><soapenv:Header><LimitInfoHeader><limitInfo><current>47</current>\
            <limit>15000</limit><type>API REQUESTS</type></limitInfo></LimitInfoHeader></soapenv:Header><soapenv:Body><%1$sResponse><result xsi:type="QueryResult"><done>false</done>\
            <queryLocator>01gD0000002HU6KIAW-2000</queryLocator>\
            <records xsi:type="sf:sObject"><sf:type>Contact</sf:type><sf:Id>0035g00000AAAAAAA1</sf:Id><sf:Id>0035g00000AAAAAAA1</sf:Id><sf:Name>J&#xFC;rgen &lt;&amp;&gt; 😀</sf:Name>\
            <sf:Rate__c>1.23456789012E9</sf:Rate__c><sf:Phone xsi:nil="true"/><sf:Account xsi:type="sf:sObject"><sf:type>Account</sf:type><sf:Id xsi:nil="true"/><sf:Name>Acme</sf:Name></sf:Account></records>\
            <records xsi:type="sf:sObject"><sf:type>Contact</sf:type><sf:Id>0035g00000AAAAAAA2</sf:Id><sf:Id>0035g00000AAAAAAA2</sf:Id><sf:Name>
            two lines</sf:Name><sf:Rate__c xsi:nil="true"/><sf:Phone>1</sf:Phone><sf:Account xsi:nil="true"/></records>\
            <size>4711</size></result></%1$sResponse></soapenv:Body></soapenv:Envelope>""";
    private static final String DESCRIPTIONS =
            """
            <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><describeSObjectsResponse></describeSObjectsResponse></soapenv:Body></soapenv:Envelope>""";

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT Id FROM Account",
            "SELECT Id FROM Account WHERE Name = '<a & b>' AND Site LIKE '%\\'\"ü😀\\\\%' AND N__c < 5 AND M__c > 1",
            "SELECT Id FROM Account WHERE Name = ']]>' OR Name = '<?omnisql-session?>' OR Name = '<!-- x -->'",
            "SELECT Id\nFROM\tAccount",
    })
    void testQuery(String soql)
            throws ConnectionException
    {
        WscCapture query = new WscCapture(RECORDS.formatted("query"));
        connection(query).query(soql);
        assertSame(query, SoapQueries.query(CONNECTION, soql, false).request());

        WscCapture queryAll = new WscCapture(RECORDS.formatted("queryAll"));
        connection(queryAll).queryAll(soql);
        assertSame(queryAll, SoapQueries.query(CONNECTION, soql, true).request());
    }

    @Test
    void testQueryMore()
            throws ConnectionException
    {
        WscCapture wsc = new WscCapture(RECORDS.formatted("queryMore"));
        connection(wsc).queryMore("01gD0000002HU6KIAW-2000");
        assertSame(wsc, SoapQueries.queryMore(CONNECTION, "01gD0000002HU6KIAW-2000").request());
    }

    @Test
    void testDescribe()
            throws ConnectionException
    {
        WscCapture wsc = new WscCapture(DESCRIPTIONS);
        wsc.connection().describeSObjects(new String[] {"Account", "Custom__c"});
        assertSame(wsc, SoapDescribes.request(CONNECTION, List.of("Account", "Custom__c")));
    }

    @Test
    void testRecords()
            throws ConnectionException
    {
        String answer = RECORDS.formatted("query");
        QueryResult expected = connection(new WscCapture(answer)).query("SELECT Id FROM Contact");
        PageRequest page = SoapQueries.query(CONNECTION, "SELECT Id FROM Contact", false);
        JsonNode json = json(SoapQueries.transforms().get(page.transform().orElseThrow()).toJson(page, answer.getBytes(UTF_8)));

        assertThat(json.at(SoapQueries.DONE).booleanValue()).isEqualTo(expected.isDone()).isFalse();
        assertThat(json.at(SoapQueries.LOCATOR).textValue()).isEqualTo(expected.getQueryLocator());
        assertThat(json.at(SoapQueries.TOTAL).intValue()).isEqualTo(expected.getSize());
        List<JsonNode> records = ImmutableList.copyOf(json.at(page.rows()));
        assertThat(records).hasSameSizeAs(expected.getRecords()).hasSize(2);
        for (int i = 0; i < records.size(); i++) {
            SObject record = expected.getRecords()[i];
            assertThat(records.get(i).at("/attributes/type").textValue()).isEqualTo(record.getType());
            for (String field : List.of("Id", "Name", "Rate__c", "Phone")) {
                assertThat(records.get(i).get(field).textValue()).as(field).isEqualTo(record.getField(field));
            }
        }
        assertThat(records.get(0).at("/Account/Name").textValue()).isEqualTo(expected.getRecords()[0].getChild("Account").getField("Name")).isEqualTo("Acme");
        assertThat(records.get(0).get("Account").has("Id")).isFalse();
        assertThat(records.get(1).get("Account").isNull()).isTrue();
        assertThat(records.get(0).get("Name").textValue()).isEqualTo("Jürgen <&> 😀");
    }

    private static PartnerConnection connection(WscCapture wsc)
    {
        PartnerConnection connection = wsc.connection();
        connection.setQueryOptions(2_000);
        return connection;
    }

    private static void assertSame(WscCapture wsc, RemoteRequest request)
    {
        String body = new SalesforceAuthorizer().authorizeBody(CONNECTION, Map.of(ACCESS_TOKEN, WscCapture.SESSION), request.body().orElseThrow());
        assertThat(request.body().orElseThrow()).doesNotContain(WscCapture.SESSION);
        assertThat(XmlTree.parse(body)).isEqualTo(XmlTree.parse(wsc.sent()));
        assertThat(wsc.url()).endsWith(request.path());
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers())
                .containsEntry("SOAPAction", wsc.headers().get("SOAPAction"))
                .containsEntry("Content-Type", wsc.headers().get("Content-Type"));
    }

    private static JsonNode json(byte[] body)
    {
        return SandboxReader.json(body);
    }
}
