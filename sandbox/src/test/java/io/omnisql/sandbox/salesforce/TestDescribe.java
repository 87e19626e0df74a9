package io.omnisql.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.salesforce.SalesforceClient.Answer;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.CustomObject;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestDescribe
{
    private static final SObjectType NATION = SObjectType.custom("Nation__c", "n00", List.of(
            SField.number("Nationkey__c", FieldType.DOUBLE, 18, 0),
            SField.string("Comment__c", 152)));

    private final SalesforceSandbox sandbox = SalesforceSandbox.start(SalesforceSandbox.Options.defaults().withManyObjects().withObjects(List.of(
            new CustomObject("acme", NATION, IntStream.range(0, 25).mapToObj(i -> Map.<String, Object>of("Name", "NATION " + i, "Nationkey__c", i, "Comment__c", "comment " + i)).toList()))));
    private final SalesforceClient acme = SalesforceClient.of(sandbox, ConnectedApp.ACME);

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    private JsonNode field(String object, String name)
    {
        JsonNode fields = acme.get("%s/sobjects/%s/describe".formatted(SalesforceClient.BASE, object)).json().get("fields");
        return StreamSupport.stream(fields.spliterator(), false).filter(field -> field.get("name").textValue().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void testGlobal()
    {
        JsonNode json = acme.get(SalesforceClient.BASE + "/sobjects").json();
        assertThat(json.get("encoding").textValue()).isEqualTo("UTF-8");
        assertThat(json.get("sobjects")).hasSizeGreaterThanOrEqualTo(800);
        Set<String> names = new HashSet<>();
        Set<String> prefixes = new HashSet<>();
        json.get("sobjects").forEach(object -> {
            names.add(object.get("name").textValue());
            prefixes.add(object.get("keyPrefix").textValue());
        });
        assertThat(names).hasSameSizeAs(json.get("sobjects")).contains("Account", "Task", "Everything__c", "Nation__c");
        assertThat(prefixes).hasSameSizeAs(names);
    }

    @Test
    void testKeysAreThoseOfRealDescriptions()
    {
        assertThat(field("Account", "Name").properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet())).containsExactlyInAnyOrder(
                "aggregatable",
                "aiPredictionField",
                "autoNumber",
                "byteLength",
                "calculated",
                "calculatedFormula",
                "cascadeDelete",
                "caseSensitive",
                "compoundFieldName",
                "controllerName",
                "createable",
                "custom",
                "defaultValue",
                "defaultValueFormula",
                "defaultedOnCreate",
                "dependentPicklist",
                "deprecatedAndHidden",
                "digits",
                "displayLocationInDecimal",
                "encrypted",
                "externalId",
                "extraTypeInfo",
                "filterable",
                "filteredLookupInfo",
                "formulaTreatNullNumberAsZero",
                "groupable",
                "highScaleNumber",
                "htmlFormatted",
                "idLookup",
                "inlineHelpText",
                "label",
                "length",
                "mask",
                "maskType",
                "name",
                "nameField",
                "namePointing",
                "nillable",
                "permissionable",
                "picklistValues",
                "polymorphicForeignKey",
                "precision",
                "queryByDistance",
                "referenceTargetField",
                "referenceTo",
                "relationshipName",
                "relationshipOrder",
                "restrictedDelete",
                "restrictedPicklist",
                "scale",
                "searchPrefilterable",
                "soapType",
                "sortable",
                "type",
                "unique",
                "updateable",
                "writeRequiresMasterRead");
    }

    private void assertFlags(String object, String name, String type, String flags)
    {
        JsonNode field = field(object, name);
        assertThat(field.get("type").textValue()).isEqualTo(type);
        String actual = (field.get("filterable").booleanValue() ? "F" : "-") + (field.get("sortable").booleanValue() ? "S" : "-") + (field.get("groupable").booleanValue() ? "G" : "-") + (field.get("aggregatable").booleanValue() ? "A" : "-");
        assertThat(actual).as(name).isEqualTo(flags);
    }

    @Test
    void testFlags()
    {
        assertFlags("Account", "Id", "id", "FSGA");
        assertFlags("Account", "OwnerId", "reference", "FSGA");
        assertFlags("Account", "Industry", "picklist", "FSGA");
        assertFlags("Account", "AnnualRevenue", "currency", "FS-A");
        assertFlags("Account", "NumberOfEmployees", "int", "FSGA");
        assertFlags("Account", "Description", "textarea", "----");
        assertFlags("Account", "BillingStreet", "textarea", "FSGA");
        assertFlags("Account", "BillingAddress", "address", "F---");
        assertFlags("Account", "BillingLatitude", "double", "FS-A");
        assertFlags("Account", "IsDeleted", "boolean", "FSG-");
        assertFlags("Account", "CreatedDate", "datetime", "FS-A");
        assertFlags("Account", "LastActivityDate", "date", "FSGA");
        assertFlags("Account", "ChannelProgramName", "string", "--GA");
        assertFlags("Opportunity", "HasOpenActivity", "boolean", "--G-");
        assertFlags("Opportunity", "Probability", "percent", "FS-A");
        assertFlags("Case", "CaseNumber", "string", "FS-A");
        assertFlags("Case", "Comments", "textarea", "-S-A");
        assertFlags("Event", "ActivityDate", "date", "FSG-");
        assertFlags("Event", "Subject", "combobox", "FS-A");
        assertFlags("Everything__c", "Tags__c", "multipicklist", "F---");
        assertFlags("Everything__c", "Secret__c", "encryptedstring", "----");
    }

    @Test
    void testDetails()
    {
        assertThat(field("Opportunity", "Amount").get("precision").intValue()).isEqualTo(18);
        assertThat(field("Opportunity", "Amount").get("scale").intValue()).isEqualTo(2);
        assertThat(field("Account", "NumberOfEmployees").get("digits").intValue()).isEqualTo(8);
        assertThat(field("Account", "Name").get("nameField").booleanValue()).isTrue();
        assertThat(field("Account", "BillingCity").get("compoundFieldName").textValue()).isEqualTo("BillingAddress");
        assertThat(field("Account", "Industry").get("restrictedPicklist").booleanValue()).isFalse();
        assertThat(field("Account", "Industry").at("/picklistValues/0/value").textValue()).isEqualTo("Agriculture");
        assertThat(field("Invoice__c", "Status__c").get("restrictedPicklist").booleanValue()).isTrue();
        assertThat(field("Invoice__c", "Account__c").get("relationshipName").textValue()).isEqualTo("Account__r");
        assertThat(field("Invoice__c", "External_Key__c").get("caseSensitive").booleanValue()).isTrue();
        assertThat(field("Opportunity", "ContactId").get("relationshipName").isNull()).isTrue();
        assertThat(field("Everything__c", "Formula_Text__c").get("calculated").booleanValue()).isTrue();
        assertThat(field("Task", "WhoId").get("polymorphicForeignKey").booleanValue()).isTrue();
        assertThat(acme.get(SalesforceClient.BASE + "/sobjects/ActivityHistory/describe").json().get("queryable").booleanValue()).isFalse();
        assertThat(acme.get(SalesforceClient.BASE + "/sobjects/Nothing__c/describe").status()).isEqualTo(404);
    }

    @Test
    void testConditional()
    {
        Answer answer = acme.get(SalesforceClient.BASE + "/sobjects/Account/describe");
        String modified = answer.header("Last-Modified");
        assertThat(modified).endsWith(" GMT");
        assertThat(acme.get(SalesforceClient.BASE + "/sobjects/Account/describe", "If-Modified-Since", modified).status()).isEqualTo(304);
        assertThat(acme.get(SalesforceClient.BASE + "/sobjects/Account/describe", "If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT").status()).isEqualTo(200);
    }

    @Test
    void testInstalledObject()
    {
        assertThat(acme.values("SELECT Name FROM Nation__c WHERE Nationkey__c >= 23 ORDER BY Nationkey__c")).containsExactly("NATION 23", "NATION 24");
        assertThat(sandbox.data().org("acme").rows("Nation__c")).hasSize(25).allMatch(row -> row.get("Id").toString().startsWith("n00") && row.get("OwnerId") != null);
        try (SalesforceClient globex = SalesforceClient.of(sandbox, ConnectedApp.GLOBEX)) {
            assertThat(globex.error("SELECT Name FROM Nation__c")).isEqualTo("INVALID_TYPE");
        }
    }
}
