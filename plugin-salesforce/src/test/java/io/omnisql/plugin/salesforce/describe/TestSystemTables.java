package io.omnisql.plugin.salesforce.describe;

import io.omnisql.plugin.salesforce.SalesforceQueryRunner;
import io.omnisql.plugin.salesforce.SalesforceQueryRunner.Answer;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What the schema {@code system} says of an organisation's objects, with the requests that it takes. Nothing is remembered without asking.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestSystemTables
{
    private final SalesforceQueryRunner runner;
    private final Org org;

    TestSystemTables()
            throws Exception
    {
        runner = new SalesforceQueryRunner(
                SalesforceSandbox.Options.defaults().withManyObjects(),
                ConnectedApp.ACME,
                ConnectedApp.ACME_RESTRICTED,
                Map.of("omnisql.schema-cache-ttl", "1ms"));
        org = runner.sandbox().data().org(ConnectedApp.ACME.org());
    }

    @AfterEach
    void reset()
    {
        runner.sandbox().faults().set(List.of());
    }

    @AfterAll
    void close()
    {
        runner.close();
    }

    @Test
    void testObjects()
    {
        Answer answer = runner.ask("SELECT table_name, object_name, label, key_prefix, custom FROM system.objects WHERE connection = 'default'");
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.rows()).hasSize((int) org.types().stream().filter(SObjectType::queryable).count()).doesNotHaveDuplicates();
        assertThat(answer.rows()).filteredOn(row -> row.getField(0).equals("everything__c"))
                .singleElement()
                .satisfies(row -> assertThat(row.getFields()).containsExactly("everything__c", "Everything__c", "Everything", "a02", true));
        assertThat(runner.rows("SELECT * FROM system.objects WHERE connection = 'other'")).isEmpty();
        assertThat(runner.rows("SELECT * FROM restricted.system.objects WHERE table_name = 'lead'")).isEmpty();
        assertThat(runner.rows("SELECT * FROM system.objects WHERE table_name = 'lead'")).hasSize(1);
    }

    @Test
    void testFieldsOfAnObject()
    {
        Answer answer = runner.ask("SELECT column_name, field_name, field_type, sql_type, length, precision, scale, nullable, reference_to, relationship_name FROM system.fields WHERE table_name = 'contact'");
        assertThat(answer.counters().byKind()).containsOnly(Map.entry("describeGlobal", 1L), Map.entry("describe", 1L));
        SObjectType contact = org.type("Contact").orElseThrow();
        assertThat(answer.column(1)).isEqualTo(contact.fields().stream().map(SField::name).toList());
        assertThat(answer.rows()).filteredOn(row -> row.getField(1).equals("AccountId"))
                .singleElement()
                .satisfies(row -> assertThat(row.getFields()).containsExactly("accountid", "AccountId", "reference", "varchar(18)", 18L, null, null, true, "Account", "Account"));
        assertThat(answer.rows()).filteredOn(row -> row.getField(2).equals("address")).isNotEmpty().allSatisfy(row -> assertThat(row.getField(0)).isNull());
        assertThat(runner.rows("SELECT * FROM restricted.system.fields WHERE table_name = 'contact' AND column_name = 'birthdate'")).isEmpty();
        assertThat(runner.rows("SELECT * FROM system.fields WHERE table_name = 'contact' AND column_name = 'birthdate'")).hasSize(1);
    }

    @Test
    void testFieldsOfAllObjects()
    {
        Answer answer = runner.ask("SELECT table_name, column_name, sql_type FROM system.fields WHERE column_name IS NOT NULL");
        assertThat(answer.requests()).isLessThanOrEqualTo(10);
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(
                runner.rows("SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'default'"));
    }

    @Test
    void testPicklistValues()
    {
        Answer answer = runner.ask("SELECT position, value, label, active, default_value, restricted FROM system.picklist_values WHERE table_name = 'everything__c' AND column_name = 'colour__c' ORDER BY position");
        assertThat(answer.requests()).isEqualTo(2);
        assertThat(answer.rows()).extracting(row -> row.getFields().toString()).containsExactly(
                "[1, Red, Red, true, false, true]",
                "[2, Green, Green, true, false, true]",
                "[3, Blue, Blue, true, false, true]");
        assertThat(runner.rows("SELECT DISTINCT restricted FROM system.picklist_values WHERE table_name = 'everything__c' AND column_name = 'size__c'"))
                .singleElement()
                .satisfies(row -> assertThat(row.getField(0)).isEqualTo(false));
    }

    @Test
    void testRecordCounts()
    {
        Answer answer = runner.ask("SELECT table_name, records FROM system.record_counts WHERE table_name IN ('contact', 'account', 'nothing')");
        assertThat(answer.counters().byKind()).containsOnly(Map.entry("describeGlobal", 1L), Map.entry("recordCount", 1L));
        assertThat(answer.rows()).extracting(row -> row.getFields().toString()).containsExactlyInAnyOrder(
                "[account, %s]".formatted(live("Account")),
                "[contact, %s]".formatted(live("Contact")));
        assertThat(runner.rows("SELECT table_name, records FROM system.record_counts")).hasSize((int) org.types().stream().filter(SObjectType::queryable).count());
        assertThatThrownBy(() -> runner.rows("SELECT * FROM restricted.system.record_counts"))
                .hasMessageContaining("The connection's user may not read this");
    }

    private long live(String object)
    {
        return org.table(object).stream().filter(row -> !row.isDeleted()).count();
    }

    @Test
    void testDescriptionsThatStay()
    {
        runner.rows("DESCRIBE lead");
        Answer unchanged = runner.ask("DESCRIBE lead");
        assertThat(unchanged.counters().byKind()).containsOnlyKeys("describe");
        assertThat(unchanged.counters().notModified()).isEqualTo(unchanged.requests());

        org.change(org.type("Lead").orElseThrow().withField(SField.string("Added__c", 20)), Instant.parse("2026-02-01T00:00:00Z"));
        Answer changed = runner.ask("DESCRIBE lead");
        assertThat(changed.column(0)).contains("added__c");
        assertThat(changed.counters().notModified()).isLessThan(changed.requests());
        Answer again = runner.ask("DESCRIBE lead");
        assertThat(again.rows()).isEqualTo(changed.rows());
        assertThat(again.counters().notModified()).isEqualTo(again.requests());
    }

    @Test
    void testUserWithoutSoap()
    {
        List<?> expected = runner.rows("SELECT table_name, column_name, sql_type, label FROM system.fields");
        runner.sandbox().faults().set(List.of(new Fault("soap-describe", null, null, null, 1000, Fault.Action.STATUS, 500, null, null, "API_DISABLED_FOR_ORG: API is not enabled for this Organization or Partner")));
        Answer batches = runner.ask("SELECT table_name, column_name, sql_type, label FROM system.fields");
        assertThat(batches.rows()).isEqualTo(expected);
        assertThat(batches.counters().byKind()).containsEntry("soap-describe", 1L).containsEntry("composite-batch", (org.types().size() + 24) / 25L).doesNotContainKey("describe");

        runner.sandbox().faults().set(List.of(
                new Fault("soap-describe", null, null, null, 1000, Fault.Action.STATUS, 404, null, null, null),
                new Fault("composite-batch", null, null, null, 1000, Fault.Action.STATUS, 404, null, null, null)));
        Answer single = runner.ask("SELECT table_name, column_name, sql_type, label FROM system.fields WHERE table_name IN ('account', 'contact', 'lead')");
        assertThat(single.counters().byKind()).containsEntry("describe", 3L);
        assertThat(single.rows()).containsExactlyInAnyOrderElementsOf(runner.rows("SELECT table_name, column_name, sql_type, label FROM system.fields WHERE table_name IN ('account', 'contact', 'lead')"));
        assertThat(single.column(0).stream().map(name -> name.toString().toLowerCase(ROOT)).distinct()).containsExactlyInAnyOrder("account", "contact", "lead");
    }
}
