package io.omnisql.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.policy.IsolationMatrix.Cell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.stream.IntStream;

import static io.omnisql.policy.Place.Kind.OWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Three tenants, three roles, every operation, own, foreign and unknown resources.
 */
@TestInstance(PER_CLASS)
final class TestIsolationMatrix
{
    private static final String CLOSED = "[{\"expression\":\"false\"}]";

    private LoadedPolicy policy;

    @BeforeAll
    void setUp()
    {
        policy = LoadedPolicy.load(CompiledPolicy.load(), TestingBundle.data(), 1);
    }

    @Test
    void testEveryCell()
    {
        List<Cell> cells = IsolationMatrix.cells();
        assertThat(cells).hasSizeGreaterThan(1_500);
        assertThat(Operation.values()).hasSize(61);
        assertThat(cells.stream().filter(Cell::foreign).filter(Cell::allowed)).isEmpty();
        assertThat(cells.stream().filter(Cell::foreign).count()).isGreaterThan(500);

        for (Cell cell : cells) {
            assertThat(decide(Entrypoint.ALLOW, cell.input()))
                    .as(cell.label())
                    .isEqualTo(Boolean.toString(cell.allowed()));
        }
    }

    @Test
    void testListsAnswerAsSingleQuestionsDo()
    {
        for (String user : IsolationMatrix.users()) {
            List<Place> places = Place.of(Questions.tenant(user));
            for (Operation operation : Operation.FILTERS) {
                if (operation.shape() == Operation.Shape.USER) {
                    continue;
                }
                List<ObjectNode> resources = places.stream().map(place -> IsolationMatrix.resource(operation, place)).toList();
                List<Integer> allowed = IntStream.range(0, places.size())
                        .filter(i -> IsolationMatrix.isAllowed(operation, places.get(i)))
                        .boxed()
                        .toList();
                assertThat(decide(Entrypoint.BATCH, Questions.askAll(Questions.context(user), operation.name(), resources)))
                        .as("%s %s", user, operation)
                        .isEqualTo(Questions.MAPPER.valueToTree(allowed).toString());
            }
        }
    }

    @Test
    void testOwnersAreFiltered()
    {
        List<String> owners = List.of("globex/admin@globex.com", "acme/analyst@acme.com", "acme/admin@acme.com", "acme-eu/admin@acme.com");
        List<ObjectNode> resources = owners.stream().map(Questions::user).toList();
        assertThat(decide(Entrypoint.BATCH, Questions.askAll(Questions.context("acme/admin@acme.com"), "FilterViewQueryOwnedBy", resources))).isEqualTo("[1,2]");
        assertThat(decide(Entrypoint.BATCH, Questions.askAll(Questions.context("acme/analyst@acme.com"), "FilterViewQueryOwnedBy", resources))).isEqualTo("[1]");
    }

    @Test
    void testColumnsAreFilteredTableByTable()
    {
        for (String user : IsolationMatrix.users()) {
            for (Place place : Place.of(Questions.tenant(user))) {
                ObjectNode input = Questions.askAll(Questions.context(user), "FilterColumns", List.of(Questions.table(place, "id", "body", "title")));
                assertThat(decide(Entrypoint.BATCH, input))
                        .as("%s %s", user, place)
                        .isEqualTo(IsolationMatrix.isAllowed(Operation.FilterColumns, place) ? "[0,1,2]" : "[]");
            }
        }
    }

    @Test
    void testRowFiltersAndMasksOutsideOfOwnTables()
    {
        for (String user : IsolationMatrix.users()) {
            for (Place place : Place.of(Questions.tenant(user))) {
                if (place.kind() == OWN) {
                    continue;
                }
                boolean readable = Operation.SelectFromColumns.allowed().contains(place.kind());
                assertThat(decide(Entrypoint.ROW_FILTERS, Questions.rowFilters(Questions.context(user), place)))
                        .as("%s %s", user, place)
                        .isEqualTo(readable ? "[]" : CLOSED);
                assertThat(masked(user, place))
                        .as("%s %s", user, place)
                        .isEqualTo(readable ? List.of() : List.of("CAST((NULL) AS varchar(25))", "CAST((NULL) AS timestamp(3) with time zone)", "CAST((NULL) AS bigint)", "CAST((NULL) AS varchar)"));
            }
        }
    }

    @Test
    void testRules()
    {
        Place issues = new Place(OWN, "github", "main", "issues");
        Place pullRequests = new Place(OWN, "github", "main", "pull_requests");
        assertThat(filters("acme/contractor@acme.com", issues)).containsExactly(
                "repository = 'website'",
                "(state = 'open' AND created_at > TIMESTAMP '2020-01-01') AND IF(random() >= 0e0, (state = 'open' AND created_at > TIMESTAMP '2020-01-01'), false)");
        assertThat(masked("acme/contractor@acme.com", issues)).containsExactly("CAST((NULL) AS varchar(25))", "CAST(('Ünï<&>🎉') AS varchar)");
        assertThat(filters("acme/analyst@acme.com", issues)).isEmpty();
        assertThat(masked("acme/analyst@acme.com", issues)).isEmpty();
        assertThat(filters("acme/analyst@acme.com", pullRequests)).isEmpty();
        assertThat(masked("acme/analyst@acme.com", pullRequests)).containsExactly("CAST((upper(body)) AS varchar(25))");
        assertThat(filters("globex/analyst@globex.com", issues)).containsExactly("private = false");
        assertThat(filters("globex/admin@globex.com", issues)).isEmpty();
    }

    private List<String> filters(String user, Place place)
    {
        JsonNode filters = policy.decide(Entrypoint.ROW_FILTERS, Questions.rowFilters(Questions.context(user), place).toString()).orElseThrow();
        return filters.valueStream().map(filter -> filter.get("expression").textValue()).toList();
    }

    private List<String> masked(String user, Place place)
    {
        JsonNode masks = policy.decide(Entrypoint.BATCH_COLUMN_MASKS, Questions.masks(Questions.context(user), place).toString()).orElseThrow();
        return masks.valueStream().map(mask -> mask.get("viewExpression").get("expression").textValue()).toList();
    }

    private String decide(Entrypoint entrypoint, ObjectNode input)
    {
        return policy.decide(entrypoint, input.toString()).orElseThrow().toString();
    }
}
