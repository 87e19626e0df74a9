package io.omnisql.plugin.salesforce.soap;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ScanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(300)
final class TestSoapDescribes
{
    @Test
    void testSameAsRest()
    {
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(); SandboxReader reader = new SandboxReader(sandbox, ConnectedApp.ACME)) {
            List<String> names = List.of("Everything__c", "Account", "Contact", "Task");
            List<JsonNode> objects = SoapDescribes.read(reader.read(SoapDescribes.request(reader.connection(), names)));
            assertThat(objects).extracting(object -> object.path("name").asText()).containsExactlyElementsOf(names);
            for (JsonNode object : objects) {
                String path = "%s/sobjects/%s/describe".formatted(SalesforceApi.data(reader.connection()), object.path("name").asText());
                JsonNode expected = SandboxReader.json(reader.read(SandboxReader.get(path, List.of())).body());
                assertThat(object.path("fields")).hasSameSizeAs(expected.path("fields")).isNotEmpty();
                assertSubset(object, expected);
                for (String flag : List.of("queryable", "custom", "label", "keyPrefix")) {
                    assertThat(object.path(flag)).isEqualTo(expected.path(flag));
                }
                for (int i = 0; i < expected.path("fields").size(); i++) {
                    assertValuesAreThere(object.path("fields").get(i), expected.path("fields").get(i));
                }
            }
        }
    }

    @Test
    void testTypes()
    {
        String answer =
                """
                <e xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><describeSObjectsResponse><result><childRelationships><cascadeDelete>true</cascadeDelete><childSObject>B</childSObject>\
                </childRelationships><fields><defaultValue>true</defaultValue><label>true</label><length>10</length><name>1</name><picklistValues><active>true</active>\
                <defaultValue>false</defaultValue><label>12</label><value>true</value></picklistValues><referenceTo>A</referenceTo><relationshipName xsi:nil="true"/><unique>false</unique></fields>\
                <name>A</name><recordTypeInfos><available>true</available></recordTypeInfos></result></describeSObjectsResponse></e>""";
        assertThat(SoapDescribes.read(response(answer))).singleElement().satisfies(object -> assertThat(object).isEqualTo(SandboxReader.json(
                """
                {"childRelationships": [{"junctionIdListNames": [], "junctionReferenceTo": [], "cascadeDelete": true, "childSObject": "B"}], "name": "A",
                "fields": [{"defaultValue": "true", "label": "true", "length": 10, "name": "1", "referenceTo": ["A"], "relationshipName": null, "unique": false,
                "picklistValues": [{"active": true, "defaultValue": false, "label": "12", "value": "true"}]}]}""".getBytes(UTF_8))));
    }

    @Test
    void testNoDescription()
    {
        for (String answer : List.of("", "<e/>", "<e><describeSObjectsResponse><result><fields><length>x</length></fields></result></describeSObjectsResponse></e>", "<e><describeSObjectsResponse>")) {
            assertThatThrownBy(() -> SoapDescribes.read(response(answer)))
                    .isInstanceOfSatisfying(ScanException.class, e -> assertThat(e.kind()).isEqualTo(REJECTED))
                    .hasMessage("Salesforce's description of objects is not understood");
        }
    }

    @Test
    void testTooMany()
    {
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(); SandboxReader reader = new SandboxReader(sandbox, ConnectedApp.ACME)) {
            assertThatThrownBy(() -> SoapDescribes.request(reader.connection(), Collections.nCopies(101, "Account"))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /**
     * What is told is what REST tells, of the same type.
     */
    private static void assertSubset(JsonNode actual, JsonNode expected)
    {
        if (actual.isObject()) {
            actual.properties().stream()
                    .filter(member -> expected.has(member.getKey()) && !member.getKey().equals("childRelationships"))
                    .forEach(member -> assertSubset(member.getValue(), expected.get(member.getKey())));
        }
        else if (actual.isArray()) {
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < actual.size(); i++) {
                assertSubset(actual.get(i), expected.get(i));
            }
        }
        else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static void assertValuesAreThere(JsonNode actual, JsonNode expected)
    {
        expected.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .forEach(member -> assertThat(actual.has(member.getKey())).as(member.getKey()).isTrue());
    }

    private static RemoteResponse response(String body)
    {
        return new RemoteResponse(200, Map.of(), body.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
    }
}
