package io.omnisql.plugin.salesforce.join;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.plugin.salesforce.bulk.BulkScans;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.scan.SalesforcePlanner;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.toolkit.adapter.JoinedQuery;
import io.omnisql.toolkit.adapter.RemoteJoin;
import io.omnisql.toolkit.adapter.RemoteJoin.Key;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.salesforce.Tables.CONNECTION;
import static io.omnisql.plugin.salesforce.Tables.equal;
import static io.omnisql.plugin.salesforce.Tables.field;
import static io.omnisql.plugin.salesforce.Tables.orNull;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSemiJoins
{
    private static final TableDefinition CONTACT = Tables.table("Contact", lookup("AccountId", "Account"), lookup("ReportsToId", "Contact"), lookup("OwnerId", "User", "Group"), field("Size__c", "int", "FSGAN"));
    private static final TableDefinition ACCOUNT = Tables.table("Account", field("Size__c", "int", "FSGAN"), field("Name", "string", "FSGAN"));
    private static final TableDefinition TASK = Tables.table("Task", lookup("AccountId", "Account"));
    private static final TableDefinition ASSET = Tables.table("Asset", lookup("AccountId", "Account"));
    private static final TableDefinition CASE = Tables.table("Case", lookup("AccountId", "Account"));

    private final Joins joins = new Joins();
    private boolean closed;
    private final SalesforcePlanner planner = new SalesforcePlanner(new BulkScans(), new ObjectSizes());

    private static ObjectNode lookup(String name, String... targets)
    {
        ObjectNode field = field(name, "reference", "FSGAN").put("relationshipName", name.replace("Id", ""));
        List.of(targets).forEach(field.withArray("referenceTo")::add);
        return field;
    }

    private static RemoteQuery rows(TableDefinition table)
    {
        return Tables.scan(table).withColumns(List.of("id")).withOptions(Map.of("semi_joins", "true"));
    }

    private static RemoteQuery ids(TableDefinition table, String column, RemotePredicate... filters)
    {
        return Tables.scan(table, filters).withColumns(List.of()).withAggregation(List.of(), List.of(column));
    }

    private Optional<RemoteQuery> join(RemoteQuery left, String key, RemoteQuery right)
    {
        return joins.join(CONNECTION, new RemoteJoin(left, right, List.of(new Key(key, right.grouping().getFirst())), false), this::answer).map(JoinedQuery::query);
    }

    private RemoteResponse answer(RemoteRequest request)
    {
        ObjectNode answer = JsonMapper.builder().build().createObjectNode();
        boolean open = open(request.parameters().getFirst().value());
        answer.putArray("records").addObject().put("InternalSharingModel", open ? "Read" : "Private").put("ExternalSharingModel", "Read");
        return Tables.answer(answer);
    }

    private boolean open(String statement)
    {
        return !closed || statement.contains("'Case'");
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
    void testConditions()
    {
        RemoteQuery children = join(rows(CONTACT), "accountid", ids(ACCOUNT, "id", equal("size__c", number(5)))).orElseThrow();
        assertThat(statement(children)).isEqualTo("SELECT Id,AccountId FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE Size__c = 5)");
        RemoteQuery parents = join(rows(ACCOUNT), "id", ids(ASSET, "accountid")).orElseThrow();
        assertThat(statement(parents)).isEqualTo("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Asset WHERE AccountId != null)");
        RemoteQuery twice = join(parents, "id", ids(CASE, "accountid")).orElseThrow();
        assertThat(statement(twice)).isEqualTo("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Asset WHERE AccountId != null) AND Id IN (SELECT AccountId FROM Case WHERE AccountId != null)");
        assertThat(twice.definition().columns()).doesNotHaveDuplicates();
        // there are two at most
        assertThat(join(twice, "id", ids(CASE, "accountid"))).isEmpty();
        // each row of an answer tells which of the ids it has
        assertThat(twice.columns()).containsExactly("id", "id$0", "id$1");
        assertThat(twice.column("id$0").pointer()).isEqualTo("/Id");
    }

    @Test
    void testRecordsThatNotEverybodySees()
    {
        // of contacts more decides than sharing
        assertThat(join(rows(ACCOUNT), "id", ids(CONTACT, "accountid"))).isEmpty();
        closed = true;
        assertThat(join(rows(CONTACT), "accountid", ids(ACCOUNT, "id"))).isEmpty();
        assertThat(join(rows(ACCOUNT), "id", ids(ASSET, "accountid"))).isEmpty();
        assertThat(join(rows(ACCOUNT), "id", ids(CASE, "accountid"))).isPresent();
    }

    @Test
    void testWhatConditionsCannotSay()
    {
        // the same object, ids of others, of several objects, no ids
        assertThat(join(rows(CONTACT), "id", ids(CONTACT, "reportstoid"))).isEmpty();
        assertThat(join(rows(CONTACT), "id", ids(CASE, "accountid"))).isEmpty();
        assertThat(join(rows(CONTACT), "ownerid", ids(ACCOUNT, "id"))).isEmpty();
        assertThat(join(rows(CONTACT), "size__c", ids(ACCOUNT, "size__c"))).isEmpty();
        // objects that no inner statement is about
        assertThat(join(rows(ACCOUNT), "id", ids(TASK, "accountid"))).isEmpty();
        assertThat(join(rows(TASK), "accountid", ids(ACCOUNT, "id"))).isPresent();
        for (String object : List.of("AccountHistory", "AccountShare", "Vote", "ContentDocumentLink")) {
            TableDefinition table = Tables.table(object, lookup("AccountId", "Account"));
            assertThat(join(rows(ACCOUNT), "id", ids(table, "accountid"))).describedAs(object).isEmpty();
            assertThat(join(rows(table), "accountid", ids(ACCOUNT, "id"))).describedAs(object).isEmpty();
        }
        // OR, and what nothing satisfies
        assertThat(join(rows(CONTACT), "accountid", ids(ACCOUNT, "id", orNull(equal("size__c", number(5)))))).isEmpty();
        assertThat(join(rows(CONTACT), "accountid", ids(ACCOUNT, "id", equal("id", RemoteValue.of("x"))))).isEmpty();
        // a condition within a condition
        RemoteQuery inner = join(rows(ACCOUNT), "id", ids(CASE, "accountid")).orElseThrow().withColumns(List.of()).withAggregation(List.of(), List.of("id"));
        assertThat(join(rows(CONTACT), "accountid", inner)).isEmpty();
        assertThat(join(rows(CONTACT).withOptions(Map.of("semi_joins", "false")), "accountid", ids(ACCOUNT, "id"))).isEmpty();
        assertThat(joins.join(CONNECTION, new RemoteJoin(rows(CONTACT), ids(ACCOUNT, "id"), List.of(new Key("accountid", "id")), true), this::answer)).isEmpty();
    }
}
