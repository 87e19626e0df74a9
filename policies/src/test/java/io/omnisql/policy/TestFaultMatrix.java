package io.omnisql.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import static io.omnisql.policy.Place.Kind.OWN;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is wrong with the data or with the question, no row and no clear column comes out.
 */
final class TestFaultMatrix
{
    private static final Place ISSUES = new Place(OWN, "github", "main", "issues");
    private static final Place ALL_ISSUES = new Place(Place.Kind.DERIVED, "github", "main", "issues$all");
    private static final Place NATION = new Place(Place.Kind.PUBLIC, "tpch", "tiny", "nation");
    private static final JsonNode DENIED = json("false");
    private static final JsonNode NONE = json("[]");
    private static final JsonNode CLOSED = json("[{\"expression\": \"false\"}]");
    private static final JsonNode ALL_MASKED = json(
            """
            [{"index": 0, "viewExpression": {"expression": "CAST((NULL) AS varchar(25))"}},
            {"index": 1, "viewExpression": {"expression": "CAST((NULL) AS timestamp(3) with time zone)"}},
            {"index": 2, "viewExpression": {"expression": "CAST((NULL) AS bigint)"}},
            {"index": 3, "viewExpression": {"expression": "CAST((NULL) AS varchar)"}}]""");

    @Test
    void testBrokenData()
    {
        ObjectNode context = Questions.context("acme/analyst@acme.com");
        // one instance for all: each data set replaces the one before, as a bundle does
        TestingPolicy policy = new TestingPolicy();
        policy.data(TestingBundle.data());
        assertThat(policy.decide(Entrypoint.ROW_FILTERS, Questions.rowFilters(context, ISSUES))).contains(NONE);
        assertThat(policy.decide(Entrypoint.BATCH_COLUMN_MASKS, Questions.masks(context, ISSUES))).contains(NONE);

        Map<String, String> faults = Faults.data();
        assertThat(faults).hasSizeGreaterThan(80);
        faults.forEach((name, data) -> {
            policy.data(data);
            assertThat(policy.decide(Entrypoint.ROW_FILTERS, Questions.rowFilters(context, ISSUES))).as(name).contains(CLOSED);
            assertThat(policy.decide(Entrypoint.BATCH_COLUMN_MASKS, Questions.masks(context, ISSUES))).as(name).contains(ALL_MASKED);
            assertThat(policy.decide(Entrypoint.ROW_FILTERS, Questions.rowFilters(context, ALL_ISSUES))).as(name).contains(CLOSED);
            assertThat(policy.decide(Entrypoint.BATCH_COLUMN_MASKS, Questions.masks(context, ALL_ISSUES))).as(name).contains(ALL_MASKED);
            assertThat(policy.decide(Entrypoint.ALLOW, Questions.ask(context, "SelectFromColumns", Questions.table(ALL_ISSUES, "id")))).as(name).contains(DENIED);
            if (!name.contains("rule")) {
                assertThat(policy.decide(Entrypoint.ALLOW, Questions.ask(context, "SelectFromColumns", Questions.table(ISSUES, "id")))).as(name).contains(DENIED);
            }
        });
    }

    @Test
    void testBrokenListsOfCatalogs()
    {
        ObjectNode context = Questions.context("acme/analyst@acme.com");
        TestingPolicy policy = new TestingPolicy();
        for (String wrong : List.of("null", "true", "\"tpch\"", "[\"tpch\"]", "{\"tpch\": 1}", "{\"tpch\": \"true\"}", "{}")) {
            policy.data(TestingBundle.data().replace("{\"tpch\": true}", wrong));
            assertThat(policy.decide(Entrypoint.ALLOW, Questions.ask(context, "SelectFromColumns", Questions.table(NATION, "name")))).as(wrong).contains(DENIED);
            assertThat(policy.decide(Entrypoint.ROW_FILTERS, Questions.rowFilters(context, NATION))).as(wrong).contains(CLOSED);
        }
    }

    @Test
    void testBrokenIdentities()
    {
        LoadedPolicy policy = LoadedPolicy.load(CompiledPolicy.load(), TestingBundle.data(), 1);
        Faults.contexts().forEach((name, context) -> {
            for (Place place : Place.of("acme")) {
                for (Operation operation : Operation.values()) {
                    ObjectNode input = switch (operation.shape()) {
                        case NONE -> Questions.ask(Questions.MAPPER.createObjectNode(), operation.name());
                        case USER -> Questions.ask(Questions.MAPPER.createObjectNode(), operation.name(), Questions.user("acme/analyst@acme.com"));
                        case SYSTEM_PROPERTY -> Questions.ask(Questions.MAPPER.createObjectNode(), operation.name(), Questions.systemProperty("time_zone_id"));
                        case CATALOG_PROPERTY -> Questions.ask(Questions.MAPPER.createObjectNode(), operation.name(), Questions.catalogProperty("github", "max_staleness"));
                        case CATALOG, SCHEMA, TABLE, TABLE_PROCEDURE, FUNCTION -> Questions.ask(Questions.MAPPER.createObjectNode(), operation.name(), IsolationMatrix.resource(operation, place));
                    };
                    assertThat(decide(policy, Entrypoint.ALLOW, input, context)).as("%s: %s %s", name, operation, place).isEqualTo(DENIED);
                }
                assertThat(decide(policy, Entrypoint.ROW_FILTERS, Questions.rowFilters(Questions.MAPPER.createObjectNode(), place), context)).as("%s %s", name, place).isEqualTo(CLOSED);
                assertThat(decide(policy, Entrypoint.BATCH_COLUMN_MASKS, Questions.masks(Questions.MAPPER.createObjectNode(), place), context)).as("%s %s", name, place).isEqualTo(ALL_MASKED);
            }
        });
    }

    @Test
    void testBrokenQuestions()
    {
        LoadedPolicy policy = LoadedPolicy.load(CompiledPolicy.load(), TestingBundle.data(), 1);
        for (String input : List.of("{}", "null", "[]", "\"text\"", "{\"action\": {}}", "{\"action\": {\"operation\": 7}}", "{\"action\": {\"operation\": \"ExecuteQuery\"}}")) {
            assertThat(policy.decide(Entrypoint.ALLOW, input)).as(input).contains(DENIED);
            assertThat(policy.decide(Entrypoint.BATCH, input)).as(input).contains(NONE);
            assertThat(policy.decide(Entrypoint.ROW_FILTERS, input)).as(input).contains(CLOSED);
            assertThat(policy.decide(Entrypoint.BATCH_COLUMN_MASKS, input)).as(input).isEmpty();
        }
        ObjectNode context = Questions.context("acme/analyst@acme.com");
        ObjectNode wrongOperation = Questions.masks(context, ISSUES);
        ((ObjectNode) wrongOperation.get("action")).put("operation", "GetRowFilters");
        assertThat(decide(policy, Entrypoint.BATCH_COLUMN_MASKS, wrongOperation, context)).isEqualTo(ALL_MASKED);

        ObjectNode odd = Questions.masks(context, ISSUES);
        odd.withObject("/action/filterResources/0/column").remove("columnName");
        odd.withObject("/action/filterResources/1/column").remove("columnType");
        odd.withObject("/action/filterResources/2").remove("column");
        assertThat(decide(policy, Entrypoint.BATCH_COLUMN_MASKS, odd, context)).isEqualTo(json(
                """
                [{"index": 0, "viewExpression": {"expression": "CAST((NULL) AS varchar(25))"}},
                {"index": 2, "viewExpression": {"expression": "NULL"}}]"""));
    }

    private static JsonNode decide(LoadedPolicy policy, Entrypoint entrypoint, ObjectNode input, JsonNode context)
    {
        return policy.decide(entrypoint, input.set("context", context).toString()).orElseThrow();
    }

    private static JsonNode json(String text)
    {
        try {
            return Questions.MAPPER.readTree(text);
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
