package io.omnisql.plugin.salesforce.describe;

import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.omnisql.plugin.salesforce.Tables.field;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSalesforceCatalog
{
    private final SalesforceCatalog catalog = new SalesforceCatalog(new ObjectSizes());

    @Test
    void testWholeOrganisation()
    {
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(SalesforceSandbox.Options.defaults().withManyObjects());
                SandboxReader reader = new SandboxReader(sandbox, ConnectedApp.ACME)) {
            List<TableDefinition> tables = catalog.all(reader.connection(), reader);
            assertThat(sandbox.requests().counters().requests()).isLessThanOrEqualTo(10);
            assertThat(tables).hasSizeGreaterThanOrEqualTo(790);
            assertThat(tables).extracting(TableDefinition::name).isEqualTo(catalog.names(reader.connection(), reader).stream().map(TableName::name).toList());
            TableDefinition described = tables.stream().filter(table -> table.name().equals("everything__c")).findFirst().orElseThrow();
            sandbox.requests().reset();
            // REST and SOAP describe alike
            assertThat(described).isEqualTo(catalog.find(reader.connection(), "everything__c", reader).orElseThrow());
            assertThat(sandbox.requests().counters().requests()).isEqualTo(1);
        }
    }

    /**
     * The objects beside one that Salesforce lists and does not know are described all the same, one request for 25 of them.
     */
    @Test
    void testObjectThatIsNotKnown()
    {
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(SalesforceSandbox.Options.defaults().withManyObjects());
                SandboxReader reader = new SandboxReader(sandbox, ConnectedApp.ACME)) {
            List<TableDefinition> tables = catalog.all(reader.connection(), reader);
            sandbox.requests().reset();
            RemoteReader listsGhost = request -> request.path().endsWith("/sobjects") ? withObject(reader.read(request), "Ghost__c") : reader.read(request);
            assertThat(catalog.names(reader.connection(), listsGhost)).extracting(TableName::name).contains("ghost__c");
            assertThat(catalog.all(reader.connection(), listsGhost)).isEqualTo(tables);
            // the list once, the objects by hundreds, and four requests for the hundred with the unknown one
            assertThat(sandbox.requests().counters().requests()).isEqualTo(1 + Math.ceilDiv(tables.size() + 1, 100) + 4);
        }
    }

    private static RemoteResponse withObject(RemoteResponse list, String name)
    {
        String body = new String(list.body(), UTF_8).replaceFirst("\"sobjects\"\\s*:\\s*\\[", "$0{\"name\":\"%s\",\"label\":\"Ghost\",\"queryable\":true},".formatted(name));
        return new RemoteResponse(list.status(), list.headers(), body.getBytes(UTF_8), list.readAt(), list.source());
    }

    @Test
    void testUserWhoSeesLess()
    {
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(); SandboxReader reader = new SandboxReader(sandbox, ConnectedApp.ACME_RESTRICTED)) {
            assertThat(catalog.find(reader.connection(), "lead", reader)).isEmpty();
            assertThat(catalog.find(reader.connection(), "account", reader).orElseThrow().column("annualrevenue")).isEmpty();
            assertThat(catalog.find(reader.connection(), "account$all", reader).orElseThrow().comment()).isEqualTo("Account, with deleted and archived records");
            assertThat(SalesforceObject.of(catalog.find(reader.connection(), "account$all", reader).orElseThrow()).includesDeleted()).isTrue();
        }
    }

    @Test
    void testTypes()
    {
        TableDefinition table = Tables.table(
                "Thing__c",
                field("Parent__c", "reference", "FSGAN"),
                field("Text__c", "string", "FSGAN").put("length", 80),
                field("Formula__c", "string", "FSNC").put("length", 1300),
                field("Html__c", "textarea", "N").put("length", 32768).put("htmlFormatted", true),
                field("Int__c", "int", "FSGA"),
                field("Money__c", "currency", "FSAN"),
                field("At__c", "datetime", "FSAN"),
                field("Time__c", "time", "FSN"),
                field("Any__c", "anyType", "N"),
                field("Key__c", "reference", "FSN").put("length", 40).put("referenceTargetField", "ExternalId__c"));
        assertThat(types(table)).isEqualTo(Map.ofEntries(
                Map.entry("id", ValueType.varchar(18)),
                Map.entry("parent__c", ValueType.varchar(18)),
                Map.entry("text__c", ValueType.varchar(80)),
                // formulas may be longer than described, and markup longer than the text
                Map.entry("formula__c", ValueType.VARCHAR),
                Map.entry("html__c", ValueType.VARCHAR),
                Map.entry("int__c", ValueType.INTEGER),
                Map.entry("money__c", ValueType.DOUBLE),
                Map.entry("at__c", ValueType.INSTANT),
                Map.entry("time__c", ValueType.TIME),
                Map.entry("any__c", ValueType.VARCHAR),
                Map.entry("key__c", ValueType.varchar(40))));
        assertThat(table.column("int__c").orElseThrow().nullable()).isFalse();
        assertThat(table.column("text__c").orElseThrow().nullable()).isTrue();
        assertThat(table.column("any__c").orElseThrow().valueCase()).isEqualTo(ColumnDefinition.ValueCase.JSON);
        assertThat(Field.of(table.column("parent__c").orElseThrow()).name()).isEqualTo("Parent__c");
    }

    @Test
    void testCompoundColumns()
    {
        TableDefinition table = Tables.table(Tables.connection(Map.of("compound-columns", "true")), "Thing__c", field("Place__c", "location", "FN"), field("Address", "address", "FN"));
        assertThat(types(table).get("place__c").toString()).isEqualTo("row(latitude double, longitude double)");
        assertThat(types(table).get("address").toString()).startsWith("row(street varchar, city varchar, ");
        assertThat(Tables.table("Thing__c", field("Place__c", "location", "FN")).column("place__c")).isEmpty();
    }

    private static Map<String, ValueType> types(TableDefinition table)
    {
        return table.columns().stream().collect(toMap(ColumnDefinition::name, ColumnDefinition::type));
    }
}
