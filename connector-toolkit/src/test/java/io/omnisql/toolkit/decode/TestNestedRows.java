package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.ValueType.Field;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INTEGER;
import static io.omnisql.toolkit.adapter.ValueType.TIME;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestNestedRows
{
    private static final String ISSUES =
            """
            {"issues": [
                {"key": "A-1", "labels": ["x", "y"], "comments": {"total": 3, "list": [{"id": 1}, {"id": 2}]}},
                {"key": "A-2", "comments": {"list": []}},
                {"key": "A-3", "labels": [], "comments": null},
                {"labels": null, "comments": {"total": 1, "list": [{"id": 3}, null]}}],
             "next": "token"}
            """;

    private final PageDecoder decoder = new PageDecoder(
            Map.of("first_word", value -> TextNode.valueOf(value.asText().split(" ")[0]), "names", TestNestedRows::names),
            Map.of("lines", body -> ("[\"" + new String(body, UTF_8).replace("\n", "\",\"") + "\"]").getBytes(UTF_8)));

    @Test
    void testRowsReadWhatTheyAreNestedIn()
    {
        PageRequest page = page("/issues/*/comments/list", List.of());
        assertThat(rows(
                page,
                ISSUES,
                column("id", BIGINT, "/id", ""),
                column("key", VARCHAR, "^/issues/*/key", ""),
                column("labels", VARCHAR_ARRAY, "^/issues/*/labels", ""),
                column("next", VARCHAR, "^/next", "")))
                .containsExactly(
                        asList(1L, "A-1", List.of("x", "y"), "token"),
                        asList(2L, "A-1", List.of("x", "y"), "token"),
                        asList(3L, null, null, "token"));
    }

    @Test
    void testDeeperRows()
    {
        String body = "{\"a\": {\"p\": {\"id\": 1, \"b\": [{\"n\": \"x\", \"c\": {\"v\": 5}}, {\"n\": \"y\"}]}, \"q\": {\"id\": 2, \"b\": [{\"n\": \"z\", \"c\": {\"v\": 6}}]}}}";
        assertThat(rows(page("/a/*/b/*/c", List.of()),
                body,
                column("v", BIGINT, "/v", ""),
                column("n", VARCHAR, "^/a/*/b/*/n", ""),
                column("id", BIGINT, "^/a/*/id", "")))
                .containsExactly(List.of(5L, "x", 1L), List.of(6L, "z", 2L));
    }

    @Test
    void testListsAreCapturedInStep()
    {
        PageRequest page = page("/issues", List.of("/next", "/issues/*/key", "/issues/*/comments/total"));
        DecodedRows decoded = decoder.decode(page, List.of(column("key", VARCHAR, "/key", "")), ISSUES.getBytes(UTF_8));
        assertThat(decoded.rows()).isEqualTo(4);
        assertThat(decoded.captured()).isEqualTo(Map.of("/next", "token"));
        assertThat(decoded.lists()).isEqualTo(Map.of(
                "/issues/*/key", List.of("A-1", "A-2", "A-3", ""),
                "/issues/*/comments/total", List.of("3", "", "", "1")));
    }

    @Test
    void testExpectationsHoldForNestedRows()
    {
        PageRequest page = new PageRequest(request(), "/issues/*/comments/list", List.of(), Map.of(), Map.of("/next", "other"), Map.of("key", "^/issues/*/key"));
        DecodedRows decoded = decoder.decode(page, List.of(column("key", VARCHAR, "/key", "")), ISSUES.getBytes(UTF_8));
        assertThat(decoded.rows()).isZero();
        assertThat(decoded.last()).isTrue();
    }

    @Test
    void testWholeValues()
    {
        String body = "[{\"x\": {\"a\": 1, \"b\": [true, 1.50]}, \"t\": \"one two\", \"people\": [{\"n\": \"ann\"}, {\"n\": null}]}, {\"x\": 7}, {\"x\": null}]";
        ValueType row = ValueType.row(new Field("a", INTEGER), new Field("c", VARCHAR));
        assertThat(rows(page("", List.of()),
                body,
                column("json", VARCHAR, "/x", "").withJson(),
                column("word", VARCHAR, "/t", "").withRenderer("first_word"),
                column("text", VARCHAR, "/t", ""),
                column("names", VARCHAR_ARRAY, "/people", "").withRenderer("names")))
                .containsExactly(
                        asList("{\"a\":1,\"b\":[true,1.50]}", "one", "one two", asList("ann", null)),
                        asList("7", null, null, null),
                        asList(null, null, null, null));
        assertThat(rows(page("", List.of()), "[{\"x\": {\"a\": 1, \"b\": 2}}, {}]", column("row", row, "/x", ""), column("b", BIGINT, "/x/b", "")))
                .containsExactly(asList(asList(1, null), 2L), asList(null, null));
        assertThatThrownBy(() -> rows(page("", List.of()), "[{\"x\": \"hunter2\"}]", column("row", row, "/x", "")))
                .isInstanceOf(TrinoException.class)
                .hasMessage("The service returned text for column row where an object was expected");
    }

    @Test
    void testOtherTypes()
    {
        String body = "[{\"d\": \"12.50\", \"i\": \"1.0E3\", \"t\": \"10:15:30.125Z\", \"v\": \"\uD83D\uDE00b\"}, {\"d\": 1}]";
        assertThat(rows(page("", List.of()),
                body,
                column("d", ValueType.decimal(10, 2), "/d", ""),
                column("i", INTEGER, "/i", ""),
                column("t", TIME, "/t", ""),
                column("v", ValueType.varchar(2), "/v", "")).toString())
                .isEqualTo("[[12.50, 1000, 10:15:30.125, \uD83D\uDE00b], [1.00, null, null, null]]");
        assertRefused(ValueType.decimal(4, 2), "123.4", "a number beyond the precision or scale");
        assertRefused(ValueType.decimal(4, 2), "1.234", "a number beyond the precision or scale");
        assertRefused(INTEGER, "2147483648", "a number beyond the range");
        assertRefused(ValueType.varchar(2), "\"abc\"", "text of more than 2 characters");
    }

    @Test
    void testTransformedAnswers()
    {
        PageRequest page = page("", List.of()).withTransform("lines");
        assertThat(rows(page, "a\nb", column("line", VARCHAR, "", ""))).containsExactly(List.of("a"), List.of("b"));
    }

    private void assertRefused(ValueType type, String value, String found)
    {
        assertThatThrownBy(() -> rows(page("", List.of()), "[" + value + "]", column("c", type, "", "")))
                .isInstanceOf(TrinoException.class)
                .hasMessageContaining("The service returned %s for column c".formatted(found));
    }

    private List<List<Object>> rows(PageRequest page, String body, ColumnDefinition... columns)
    {
        DecodedRows decoded = decoder.decode(page, List.of(columns), body.getBytes(UTF_8));
        List<List<Object>> rows = new ArrayList<>();
        for (int position = 0; position < decoded.rows(); position++) {
            List<Object> row = new ArrayList<>();
            for (int channel = 0; channel < columns.length; channel++) {
                row.add(engineType(columns[channel].type()).getObjectValue(null, decoded.blocks().get(channel), position));
            }
            rows.add(row);
        }
        return rows;
    }

    private static JsonNode names(JsonNode people)
    {
        return JsonNodeFactory.instance.arrayNode().addAll(people.findValues("n"));
    }

    private static PageRequest page(String rows, List<String> captures)
    {
        return new PageRequest(request(), rows, captures, Map.of());
    }

    private static RemoteRequest request()
    {
        return new RemoteRequest("GET", "/", List.of(), Map.of(), Optional.empty(), "core");
    }
}
