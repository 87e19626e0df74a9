package io.omnisql.sandbox.salesforce;

import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.data.OrgGenerator;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.data.SalesforceData;
import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.schema.SalesforceId;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSalesforceData
{
    private final SalesforceData data = OrgGenerator.generate(7, 0, List.of());

    @Test
    void testRowsFitTheirObjects()
    {
        Set<String> ids = new HashSet<>();
        for (Org org : data.orgs()) {
            for (SObjectType type : org.types()) {
                for (Row row : org.table(type.name())) {
                    assertThat(ids.add(row.id())).isTrue();
                    assertThat(row.id()).startsWith(type.keyPrefix());
                    assertThat(SalesforceId.canonical(row.id())).contains(row.id());
                    type.fields().forEach(field -> check(org, row, field));
                }
            }
        }
    }

    private static void check(Org org, Row row, SField field)
    {
        Object value = row.get(field.name());
        if (value == null) {
            assertThat(field.is(FieldFlag.NILLABLE)).as("%s.%s of %s", row.type(), field.name(), row.id()).isTrue();
            return;
        }
        switch (field.type()) {
            case REFERENCE -> assertThat(org.byId((String) value)).hasValueSatisfying(parent -> {
                assertThat(field.referenceTo()).contains(parent.type().name());
                assertThat(parent.isDeleted()).isFalse();
            });
            case PICKLIST -> assertThat(!field.is(FieldFlag.RESTRICTED_PICKLIST) || field.picklist().contains((String) value)).isTrue();
            default -> assertThat(value).isNotEqualTo("");
        }
    }

    @Test
    void testUniqueKeys()
    {
        for (String name : List.of("Everything__c.Key__c", "Invoice__c.External_Key__c")) {
            String[] parts = name.split("\\.");
            List<Object> keys = data.org("acme").rows(parts[0]).stream().map(row -> row.get(parts[1])).filter(Objects::nonNull).toList();
            assertThat(keys).doesNotHaveDuplicates();
            assertThat(keys.stream().map(key -> key.toString().toLowerCase()).distinct().count()).isLessThan(keys.size());
        }
    }

    @Test
    void testAwkwardValuesAreThere()
    {
        List<Map<String, Object>> rows = data.org("acme").rows("Everything__c");
        Set<Object> texts = rows.stream().map(row -> row.get("Text__c")).collect(Collectors.toSet());
        assertThat(texts).contains(null, "abc", "ABC", "Abc", "O'Brien", "back\\slash", "50%", "under_score", "\uD83D\uDE00", "two\nlines");
        assertThat(rows).anyMatch(row -> row.get("Number__c") != null && ((BigDecimal) row.get("Number__c")).precision() > 18);
        assertThat(rows).anyMatch(row -> LocalDate.of(1700, 1, 1).equals(row.get("Date__c"))).anyMatch(row -> LocalDate.of(4000, 12, 31).equals(row.get("Date__c")));
        assertThat(data.org("acme").rows("Account").size()).isGreaterThan(5000);
        assertThat(data.org("acme").rows("Opportunity").size()).isGreaterThan(5000);
    }

    @Test
    void testImpossibleValuesAreRefused()
    {
        SObjectType type = data.org("acme").type("Everything__c").orElseThrow();
        assertThatThrownBy(() -> Row.of(type, Map.of("Date__c", LocalDate.of(1699, 12, 31)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Row.of(type, Map.of("Instant__c", Instant.parse("2024-01-01T00:00:00.5Z")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Row.of(type, Map.of("Name", "x".repeat(81)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Row.of(type, Map.of("Number__c", "1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Row.of(type, Map.of("Nothing__c", "1"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Row.of(type, Map.of("Text__c", "")).get("Text__c")).isNull();
    }

    @Test
    void testIds()
    {
        // the suffixes that Salesforce's documents give
        assertThat(SalesforceId.to18("001A0000006Vm9r")).isEqualTo("001A0000006Vm9rIAC");
        assertThat(SalesforceId.canonical("001A0000006Vm9rIAC")).contains("001A0000006Vm9rIAC");
        assertThat(SalesforceId.canonical("001A0000006Vm9rIAB")).isEmpty();
        assertThat(SalesforceId.canonical("001A0000006Vm9")).isEmpty();
        assertThat(SalesforceId.canonical("001A0000006Vm9-")).isEmpty();
    }
}
