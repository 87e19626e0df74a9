package io.omnisql.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.SandboxUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What a user without all rights sees.
 */
@TestInstance(PER_CLASS)
final class TestRestrictedUser
{
    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SalesforceClient restricted = SalesforceClient.of(sandbox, ConnectedApp.ACME_RESTRICTED);
    private final SandboxUser user = sandbox.data().org("acme").user(ConnectedApp.ACME_RESTRICTED.username()).orElseThrow();

    @AfterAll
    void close()
    {
        restricted.close();
        sandbox.close();
    }

    private List<Map<String, Object>> live(String object)
    {
        return sandbox.data().org("acme").rows(object).stream().filter(row -> row.get("IsDeleted").equals(false)).toList();
    }

    private Set<Object> visible(String object)
    {
        return live(object).stream().filter(row -> user.seesRowsOf((String) row.get("OwnerId"))).map(row -> row.get("Id")).collect(Collectors.toSet());
    }

    @Test
    void testRows()
    {
        for (String object : List.of("Account", "Opportunity", "Contact", "Invoice__c")) {
            Set<Object> expected = visible(object);
            assertThat(expected).isNotEmpty().hasSizeLessThan(live(object).size() / 2);
            assertThat(new HashSet<Object>(restricted.values("SELECT Id FROM " + object))).isEqualTo(expected);
        }
        assertThat(restricted.values("SELECT Id FROM Project__c")).hasSize(sandbox.data().org("acme").rows("Project__c").size());
        Set<Object> opportunities = visible("Opportunity");
        assertThat(restricted.rows("SELECT OpportunityId FROM OpportunityContactRole")).isNotEmpty().allMatch(row -> opportunities.contains(row.get("OpportunityId").textValue()));
    }

    @Test
    void testHiddenParents()
    {
        Set<Object> accounts = visible("Account");
        List<JsonNode> rows = restricted.rows("SELECT AccountId, Account.Id, Account.Name FROM Contact WHERE AccountId != null");
        assertThat(rows).anyMatch(row -> row.get("Account").isNull());
        assertThat(rows).allMatch(row -> row.get("Account").isNull() != accounts.contains(row.get("AccountId").textValue()));
        assertThat(restricted.rows("SELECT AccountId FROM Contact WHERE AccountId != null AND Account.Id = null")).hasSize((int) rows.stream().filter(row -> row.get("Account").isNull()).count());
    }

    @Test
    void testFieldsAndObjects()
    {
        assertThat(restricted.error("SELECT AnnualRevenue FROM Account")).isEqualTo("INVALID_FIELD");
        assertThat(restricted.error("SELECT Id FROM Account WHERE AnnualRevenue > 5")).isEqualTo("INVALID_FIELD");
        assertThat(restricted.error("SELECT Account.AnnualRevenue FROM Contact")).isEqualTo("INVALID_FIELD");
        assertThat(restricted.error("SELECT Id FROM Lead")).isEqualTo("INVALID_TYPE");
        assertThat(restricted.get(SalesforceClient.BASE + "/sobjects/Account/describe").text()).doesNotContain("\"AnnualRevenue\"").contains("\"Industry\"");
        assertThat(restricted.get(SalesforceClient.BASE + "/sobjects/Lead/describe").status()).isEqualTo(404);
        assertThat(restricted.get(SalesforceClient.BASE + "/sobjects").text()).doesNotContain("\"Lead\"");
        assertThat(restricted.get(SalesforceClient.BASE + "/limits/recordCount?sObjects=Account").status()).isEqualTo(403);
    }
}
