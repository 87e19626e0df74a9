package io.omnisql.plugin.salesforce.join;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.plugin.salesforce.bulk.BulkScans;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.pushdown.SalesforcePushdown;
import io.omnisql.plugin.salesforce.scan.SalesforcePlanner;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.toolkit.adapter.JoinedQuery;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteJoin;
import io.omnisql.toolkit.adapter.RemoteJoin.Key;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.salesforce.Tables.CONNECTION;
import static io.omnisql.plugin.salesforce.Tables.equal;
import static io.omnisql.plugin.salesforce.Tables.field;
import static io.omnisql.plugin.salesforce.Tables.isNull;
import static io.omnisql.plugin.salesforce.Tables.notEqual;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static org.assertj.core.api.Assertions.assertThat;

final class TestParentJoins
{
    private static final TableDefinition CHILD = Tables.table(
            "Contact",
            lookup("AccountId", "Account", "Account"),
            lookup("CampaignId", "Campaign", "Campaign"),
            lookup("OwnerId", "Owner", "User", "Group"),
            lookup("WhatId", "What", "Account").put("polymorphicForeignKey", true),
            lookup("OpportunityId", "Opportunity", "Opportunity"),
            field("Name", "string", "FSGAN"));
    private static final TableDefinition PARENT = Tables.table(
            "Account",
            field("IsDeleted", "boolean", "FSG"),
            field("Name", "string", "FSGAN"),
            field("Size__c", "int", "FSGAN"),
            field("Flag__c", "boolean", "FSG"),
            field("Body", "base64", ""));
    private static final String IN_ACCOUNT = " WHERE Account.Id != null AND Account.IsDeleted = false";

    private final SalesforcePushdown pushdown = new SalesforcePushdown();
    private final SalesforcePlanner planner = new SalesforcePlanner(new BulkScans(), new ObjectSizes());
    private final List<String> asked = new ArrayList<>();
    private String internal = "ReadWrite";
    private String external = "Read";

    private static ObjectNode lookup(String name, String relationship, String... targets)
    {
        ObjectNode field = field(name, "reference", "FSGAN").put("relationshipName", relationship);
        List.of(targets).forEach(field.withArray("referenceTo")::add);
        return field;
    }

    private Optional<JoinedQuery> join(RemoteQuery left, RemoteQuery right, boolean outer, String lookup)
    {
        RemoteReader reader = request -> {
            asked.add(request.parameters().getFirst().value());
            ObjectNode answer = JsonMapper.builder().build().createObjectNode();
            answer.putArray("records").addObject().put("InternalSharingModel", internal).put("ExternalSharingModel", external);
            return Tables.answer(answer);
        };
        return pushdown.join(CONNECTION, new RemoteJoin(left.withOptions(Map.of("parent_joins", "true", "semi_joins", "true")), right, List.of(new Key(lookup, "id")), outer), reader);
    }

    private Optional<JoinedQuery> join(boolean outer, String lookup)
    {
        return join(children(), parents(), outer, lookup);
    }

    private static RemoteQuery children(RemotePredicate... filters)
    {
        return Tables.scan(CHILD, filters).withColumns(List.of("id", "accountid"));
    }

    private static RemoteQuery parents(RemotePredicate... filters)
    {
        return Tables.scan(PARENT, filters).withColumns(List.of("id", "name"));
    }

    private String statement(RemoteQuery query)
    {
        String statement = planner.explain(CONNECTION, query);
        ApexGrammar.assertParses(statement);
        return statement;
    }

    private static RemoteValue number(int value)
    {
        return new RemoteValue(ValueType.INTEGER, Integer.toString(value));
    }

    @Test
    void testInner()
    {
        JoinedQuery joined = join(false, "accountid").orElseThrow();
        assertThat(statement(joined.query())).isEqualTo("SELECT Id,AccountId,Account.Id,Account.Name FROM Contact" + IN_ACCOUNT);
        assertThat(joined.right().get("name").name()).isEqualTo("account.name");
        assertThat(asked).containsExactly("SELECT QualifiedApiName,InternalSharingModel,ExternalSharingModel FROM EntityDefinition WHERE QualifiedApiName = 'Account'");
        asked.forEach(ApexGrammar::assertParses);
        assertThat(statement(join(children(), parents(notEqual("size__c", number(5)), isNull("name")), false, "accountid").orElseThrow().query()))
                .isEqualTo("SELECT Id,AccountId,Account.Id,Account.Name FROM Contact WHERE Account.Size__c != 5 AND Account.Size__c != null AND Account.Name = null"
                        + IN_ACCOUNT.replace(" WHERE", " AND"));
        // remembered
        assertThat(asked).hasSize(1);
    }

    @Test
    void testAboveInner()
    {
        RemoteQuery query = join(false, "accountid").orElseThrow().query();
        assertThat(pushdown.filter(query, equal("account.size__c", number(5)))).isEqualTo(EXACT);
        assertThat(pushdown.filter(query, equal("account.name", RemoteValue.of("a")))).isEqualTo(SUPERSET);
        assertThat(pushdown.filter(query, equal("account.flag__c", RemoteValue.of(false)))).isEqualTo(EXACT);
        assertThat(pushdown.isLookup(query, query.column("account.id"))).isFalse();
        assertThat(query.column("account.size__c").sortable()).isTrue();
        assertThat(query.column("account.id").sortable()).isFalse();
        assertThat(pushdown.sort(query, List.of(new RemoteSort("account.size__c", true, true)))).isTrue();
        RemoteAggregate most = new RemoteAggregate(RemoteAggregate.Function.MAX, Optional.of("account.size__c"), false, "most", ValueType.INTEGER);
        assertThat(pushdown.aggregation(query, List.of(most), List.of("account.flag__c", "account.id"))).isTrue();
        assertThat(statement(query.withAggregation(List.of(most), List.of("account.flag__c", "account.id"))))
                .isEqualTo("SELECT Account.Flag__c key_0,Account.Id key_1,MAX(Account.Size__c) most FROM Contact" + IN_ACCOUNT + " GROUP BY Account.Flag__c,Account.Id ORDER BY Account.Id ASC NULLS FIRST");
        assertThat(planner.firstPage(CONNECTION, query.withAggregation(List.of(most), List.of("account.flag__c")), planner.partition(CONNECTION, query.withAggregation(List.of(most), List.of("account.flag__c")), null).getFirst()).pointers())
                .isEqualTo(Map.of("account.flag__c", "/key_0"));
    }

    @Test
    void testOuter()
    {
        RemoteQuery query = join(true, "accountid").orElseThrow().query();
        assertThat(statement(query)).isEqualTo("SELECT Id,AccountId,Account.Id,Account.Name,Account.IsDeleted FROM Contact");
        assertThat(query.filters()).isEmpty();
        assertThat(query.column("account.size__c").sortable()).isFalse();
        assertThat(query.column("account.size__c").filter().equality()).isEqualTo(NEVER);
        assertThat(query.column("account.size__c").filter().nullTest()).isEqualTo(NEVER);
        for (String column : List.of("account.size__c", "account.id")) {
            assertThat(pushdown.aggregation(query, List.of(new RemoteAggregate(RemoteAggregate.Function.COUNT, Optional.of(column), false, "many", ValueType.BIGINT)), List.of())).isFalse();
            assertThat(pushdown.aggregation(query, List.of(), List.of(column))).isFalse();
        }
        assertThat(statement(query.withColumns(List.of("id")))).isEqualTo("SELECT Id FROM Contact");
        // ON has no place in a path
        assertThat(join(children(), parents(equal("size__c", number(5))), true, "accountid")).isEmpty();
    }

    @Test
    void testWhatPathsDoNotShow()
    {
        assertThat(pushdown.join(CONNECTION, new RemoteJoin(children(), parents(), List.of(new Key("accountid", "id")), false), null)).isEmpty();
        for (String lookup : List.of("campaignid", "ownerid", "whatid", "opportunityid", "id", "name")) {
            assertThat(join(false, lookup)).describedAs(lookup).isEmpty();
        }
        assertThat(join(children(), parents(equal("isdeleted", RemoteValue.of(true))), false, "accountid")).isEmpty();
        assertThat(join(children(), parents().withColumns(List.of("id", "body")), false, "accountid")).isEmpty();
        assertThat(join(children(), Tables.scan(Tables.table("Account", field("IsArchived", "boolean", "FSG"))), false, "accountid")).isEmpty();
        RemoteQuery joined = join(false, "accountid").orElseThrow().query();
        assertThat(join(joined, parents(), false, "accountid")).isEmpty();
        assertThat(join(joined, parents(), false, "account.id")).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void testSharing()
    {
        internal = "Private";
        assertThat(join(false, "accountid")).isEmpty();
        // for some minutes that is how it is
        internal = "Read";
        assertThat(join(false, "accountid")).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void testSharingWithOthers()
    {
        external = "Private";
        assertThat(join(false, "accountid")).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void testObjectsWithMoreThanSharing()
    {
        RemoteQuery opportunities = Tables.scan(Tables.table("Opportunity", field("IsDeleted", "boolean", "FSG"))).withColumns(List.of("id"));
        assertThat(join(children(), opportunities, false, "opportunityid")).isEmpty();
        assertThat(asked).isEmpty();
        RemoteQuery campaigns = Tables.scan(Tables.table("Campaign")).withColumns(List.of("id"));
        assertThat(statement(join(children(), campaigns, false, "campaignid").orElseThrow().query())).isEqualTo("SELECT Id,AccountId,Campaign.Id FROM Contact WHERE Campaign.Id != null");
        assertThat(statement(join(children(), campaigns, true, "campaignid").orElseThrow().query())).isEqualTo("SELECT Id,AccountId,Campaign.Id FROM Contact");
    }
}
