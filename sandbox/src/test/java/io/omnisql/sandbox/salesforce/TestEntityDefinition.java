package io.omnisql.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.schema.SObjectType.Sharing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The object of the objects, and what follows from the sharing that it tells of.
 */
@TestInstance(PER_CLASS)
final class TestEntityDefinition
{
    private static final String SHARING = "SELECT QualifiedApiName, InternalSharingModel, ExternalSharingModel FROM EntityDefinition WHERE QualifiedApiName = '%s'";

    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SalesforceClient restricted = SalesforceClient.of(sandbox, ConnectedApp.ACME_RESTRICTED);
    private final Org org = sandbox.data().org("acme");

    @AfterAll
    void close()
    {
        restricted.close();
        sandbox.close();
    }

    private JsonNode model(String object)
    {
        List<JsonNode> rows = restricted.rows(SHARING.formatted(object));
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    @Test
    void testSharing()
    {
        int own = restricted.values("SELECT Id FROM Account").size();
        assertThat(model("Account").get("InternalSharingModel").textValue()).isEqualTo("Private");
        assertThat(model("OpportunityContactRole").get("InternalSharingModel").textValue()).isEqualTo("ControlledByParent");
        assertThat(restricted.rows(SHARING.formatted("Lead"))).isEmpty();
        org.change(org.type("Account").orElseThrow().shared(Sharing.PUBLIC).sharedOutside(Sharing.OWNER), Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(model("Account").get("InternalSharingModel").textValue()).isEqualTo("ReadWrite");
        assertThat(model("Account").get("ExternalSharingModel").textValue()).isEqualTo("Private");
        assertThat(restricted.values("SELECT Id FROM Account")).hasSizeGreaterThan(own);
        assertThat(restricted.rows("SELECT Account.Name FROM Contact WHERE AccountId != null")).noneMatch(row -> row.get("Account").isNull());
    }

    @Test
    void testWhatItDoesNotKnow()
    {
        for (String rest : List.of(" WHERE QualifiedApiName != 'Account'", " WHERE QualifiedApiName = 'Account' OR KeyPrefix = '003'", " LIMIT 5", " ORDER BY QualifiedApiName", " WHERE QualifiedApiName LIKE 'A%'")) {
            assertThat(restricted.error("SELECT QualifiedApiName FROM EntityDefinition" + rest)).isEqualTo("MALFORMED_QUERY");
        }
        assertThat(restricted.error("SELECT COUNT() FROM EntityDefinition")).isEqualTo("MALFORMED_QUERY");
        assertThat(restricted.values("SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName IN ('Case', 'Contact')")).containsExactlyInAnyOrder("Case", "Contact");
    }

    @Test
    void testDeletedParents()
    {
        String contact = restricted.values("SELECT Id FROM Contact WHERE Account.Name != null").getFirst();
        String query = "SELECT Account.Name, Account.IsDeleted FROM Contact WHERE Id = '%s'".formatted(contact);
        String account = (String) org.byId(contact).orElseThrow().get("AccountId");
        sandbox.editor("acme").delete(account);
        assertThat(restricted.rows(query).getFirst().get("Account").isNull()).isTrue();
        org.letPathsReachDeleted(true);
        assertThat(restricted.rows(query).getFirst().at("/Account/IsDeleted").booleanValue()).isTrue();
        org.letPathsReachDeleted(false);
        sandbox.editor("acme").update(account, Map.of("IsDeleted", false));
    }
}
