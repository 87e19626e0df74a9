package io.omnisql.toolkit.decode;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.remote.RemoteErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.block.Block;
import io.trino.spi.type.SqlDate;
import io.trino.spi.type.SqlTimestampWithTimeZone;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.DATE;
import static io.omnisql.toolkit.adapter.ValueType.DOUBLE;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR_ARRAY;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPageDecoder
{
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``            | [{'id': 1}, {'id': 2}]",
            "/items        | {'items': [{'id': 1}, {'id': 2}], 'more': [{'id': 3}]}",
            "/a/b/nodes    | {'a': {'b': {'nodes': [{'id': 1}, {'id': 2}], 'id': 9}, 'nodes': [{'id': 3}]}}",
            "/data/*/nodes | {'data': {'first': {'nodes': [{'id': 1}]}, 'second': {'nodes': [{'id': 2}]}, 'third': null}}",
            "/data/*       | {'data': {'first': {'id': 1}, 'second': {'id': 2}, 'third': null}}",
            "/pages/*/rows | {'pages': [{'rows': [{'id': 1}]}, {'rows': [{'id': 2}]}, {}]}",
            "/pages/1/rows | {'pages': [{'rows': [{'id': 7}]}, {'rows': [{'id': 1}, {'id': 2}]}]}",
            "/items        | {'items': [null, {'id': 1}, null, {'id': 2}]}",
            "/x~1y/~0z     | {'x/y': {'~z': [{'id': 1}, {'id': 2}]}}",
    })
    void testRows(String rows, String body)
    {
        assertThat(decode(page(rows), json(body), column("id", BIGINT, "/id", ""))).containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void testOneRow()
    {
        assertThat(decode(page("/repository/issues"), json("{'repository': {'issues': {'totalCount': 3000}}}"), column("n", BIGINT, "/totalCount", ""))).containsExactly(List.of(3_000L));
        assertThat(decode(page(""), json("{'total': 7}"), column("n", BIGINT, "/total", ""))).containsExactly(List.of(7L));
        assertThat(decode(page("/names"), json("{'names': ['x', 'y']}"), column("name", VARCHAR, "", ""))).containsExactly(List.of("x"), List.of("y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'items': null}", "{'items': []}", "{'items': [null]}", "[]", "null", "{'other': [{'id': 1}]}"})
    void testNoRows(String body)
    {
        assertThat(decode(page("/items"), json(body), column("id", BIGINT, "/id", ""))).isEmpty();
    }

    @Test
    void testOnlyRowsAreCounted()
    {
        DecodedRows rows = new PageDecoder(Map.of(), Map.of()).decode(page("/items"), List.of(), json("{'items': [{'id': 1}, {}, {'id': {'x': [1, 2]}}]}"));
        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.blocks()).isEmpty();
    }

    @Test
    void testValues()
    {
        ColumnDefinition[] columns = {
                column("boolean", BOOLEAN, "/boolean", ""),
                column("bigint", BIGINT, "/bigint", ""),
                column("double", DOUBLE, "/double", ""),
                column("text", VARCHAR, "/text", ""),
                column("lower", VARCHAR, "/text", "").withLowerCase(),
                column("nested", VARCHAR, "/user/login", ""),
                column("date", DATE, "/date", ""),
                column("instant", INSTANT, "/instant", ""),
                column("list", VARCHAR_ARRAY, "/labels/*/name", ""),
                column("plain", VARCHAR_ARRAY, "/topics", "").withLowerCase(),
        };
        byte[] body = json(
                """
                [{'boolean': true, 'bigint': -9223372036854775808, 'double': 2.5, 'text': 'ÄB"\\\\', 'user': {'id': 1, 'login': 'octo'}, 'date': '2024-02-29',
                  'instant': '2026-01-31T10:00:00.123Z', 'labels': [{'name': 'bug'}, {'id': 2}, {'name': null}, null], 'topics': ['A', 'b']},
                 {'boolean': null, 'bigint': null, 'double': null, 'text': null, 'user': null, 'date': null, 'instant': null, 'labels': null, 'topics': null},
                 {},
                 {'labels': [], 'topics': [], 'user': {}, 'double': 3}]
                """.replace("\"", "\\\""));
        assertThat(decode(page(""), body, columns)).containsExactly(
                asList(true, Long.MIN_VALUE, 2.5, "ÄB\"\\", "äb\"\\", "octo", date("2024-02-29"), instant("2026-01-31T10:00:00.123Z"), asList("bug", null, null, null), List.of("a", "b")),
                asList(null, null, null, null, null, null, null, null, null, null),
                asList(null, null, null, null, null, null, null, null, null, null),
                asList(null, null, 3.0, null, null, null, null, null, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "9223372036854775807     | 9223372036854775807",
            "'9223372036854775807'   | 9223372036854775807",
            "'-12'                   | -12",
            "3.0                     | 3",
            "1.5e1                   | 15",
    })
    void testIntegers(String value, long expected)
    {
        assertThat(decodeOne(BIGINT, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "2026-01-31T10:00:00Z              | 2026-01-31T10:00:00Z",
            "2026-01-31T10:00:00.1Z            | 2026-01-31T10:00:00.100Z",
            "2026-01-31T10:00:00.123999Z       | 2026-01-31T10:00:00.123Z",
            "2026-01-31T10:00:00.123+0200      | 2026-01-31T08:00:00.123Z",
            "2026-01-31T10:00:00.123-09:30     | 2026-01-31T19:30:00.123Z",
            "1969-12-31T23:59:59.9999Z         | 1969-12-31T23:59:59.999Z",
            "2026-01-31T10:00Z                 | 2026-01-31T10:00:00Z",
    })
    void testInstants(String value, String expected)
    {
        assertThat(decodeOne(INSTANT, "'" + value + "'")).isEqualTo(instant(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "BOOLEAN       | 'yes'                  | text for column secret_free where a boolean",
            "BOOLEAN       | 1                      | a number for column secret_free where a boolean",
            "BIGINT        | 9223372036854775808    | a fraction, or a number beyond the range, for column secret_free where a 64-bit integer",
            "BIGINT        | 1.5                    | a fraction, or a number beyond the range, for column secret_free where a 64-bit integer",
            "BIGINT        | 1e999999999            | a fraction, or a number beyond the range, for column secret_free where a 64-bit integer",
            "BIGINT        | 'hunter2'              | text for column secret_free where a 64-bit integer",
            "BIGINT        | true                   | a boolean for column secret_free where a 64-bit integer",
            "DOUBLE        | 'hunter2'              | text for column secret_free where a number",
            "DOUBLE        | 1e999                  | a number beyond the range for column secret_free where a number",
            "VARCHAR       | 42                     | a number for column secret_free where text",
            "VARCHAR       | {'hunter2': 1}         | an object for column secret_free where text",
            "VARCHAR       | ['hunter2']            | a list for column secret_free where text",
            "DATE          | '2026-02-30'           | text for column secret_free where a date",
            "INSTANT       | '2026-01-31 10:00:00'  | text for column secret_free where a point in time",
            "INSTANT       | '2026-01-31T10:00:00'  | text for column secret_free where a point in time",
            "VARCHAR_ARRAY | 'hunter2'              | text for column secret_free where a list of texts",
            "VARCHAR_ARRAY | [1]                    | a number for column secret_free where a list of texts",
            "VARCHAR_ARRAY | [['hunter2']]          | a list for column secret_free where a list of texts",
    })
    void testWrongKinds(String typeName, String value, String message)
    {
        ValueType type = typeName.equals("VARCHAR_ARRAY") ? VARCHAR_ARRAY : ValueType.of(ValueType.Kind.valueOf(typeName));
        assertProtocolError(() -> new PageDecoder(Map.of(), Map.of()).decode(page(""), List.of(column("secret_free", type, "/value", "")), json("[{'value': " + value + "}]")), message);
    }

    @Test
    void testWrongKindOnTheWay()
    {
        assertProtocolError(() -> new PageDecoder(Map.of(), Map.of()).decode(page(""), List.of(column("login", VARCHAR, "/user/login", "")), json("[{'user': 'hunter2'}]")), "text for column login");
        assertProtocolError(() -> new PageDecoder(Map.of(), Map.of()).decode(page(""), List.of(column("id", BIGINT, "/id", "")), json("[{'id': 1, 'id': 2}]")), "two values for column id");
        assertProtocolError(() -> new PageDecoder(Map.of(), Map.of()).decode(page("/items"), List.of(), json("{'items': 'hunter2'}")), "text where rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "[{'id': 1}", "{'items': [}", "<html>hunter2</html>", "[] []", "[{'id': NaN}]", "{'id': 1, hunter2}"})
    void testNotJson(String body)
    {
        assertProtocolError(() -> new PageDecoder(Map.of(), Map.of()).decode(page(""), List.of(column("id", BIGINT, "/id", "")), json(body)), "not valid JSON");
    }

    @Test
    void testCaptures()
    {
        PageRequest page = new PageRequest(request(), "/data/issues/nodes", List.of("/data/issues/pageInfo/endCursor", "/data/issues/pageInfo/hasNextPage", "/data/none", "/data/nothing"), Map.of());
        DecodedRows rows = new PageDecoder(Map.of(), Map.of()).decode(page, List.of(), json("{'data': {'issues': {'nodes': [{}], 'pageInfo': {'endCursor': 'abc', 'hasNextPage': false}}, 'none': null}}"));
        assertThat(rows.captured()).isEqualTo(Map.of("/data/issues/pageInfo/endCursor", "abc", "/data/issues/pageInfo/hasNextPage", "false"));
        assertThat(rows.last()).isFalse();
    }

    @Test
    void testCapturesBesideWildcards()
    {
        PageRequest page = new PageRequest(request(), "/data/*/nodes", List.of("/data/r0/next"), Map.of());
        DecodedRows rows = new PageDecoder(Map.of(), Map.of()).decode(page, List.of(), json("{'data': {'r0': {'nodes': [{}, {}], 'next': 5}, 'r1': {'nodes': [{}], 'next': 6}}}"));
        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.captured()).isEqualTo(Map.of("/data/r0/next", "5"));
    }

    @Test
    void testExpected()
    {
        byte[] body = json("{'repository': {'name': 'Website', 'issues': [{'id': 1}], 'next': 'x'}}");
        assertThat(expecting("Website", body).rows()).isEqualTo(1);
        assertThat(expecting("Website", body).captured()).isEqualTo(Map.of("/repository/next", "x"));

        DecodedRows other = expecting("website", body);
        assertThat(other.rows()).isZero();
        assertThat(other.last()).isTrue();
        assertThat(other.blocks()).hasSize(1).allMatch(block -> block.getPositionCount() == 0);
        assertThat(expecting("website", json("{'repository': null}")).last()).isTrue();
    }

    @Test
    void testSpellings()
    {
        ColumnDefinition state = column("state", VARCHAR, "/state", "").withLowerCase().withSpellings(Map.of("MERGED", "closed"));
        assertThat(decode(page(""), json("[{'state': 'MERGED'}, {'state': 'OPEN'}, {}]"), state)).containsExactly(List.of("closed"), List.of("open"), asList((Object) null));
    }

    @Test
    void testKeyInAnAddress()
    {
        ColumnDefinition number = column("number", BIGINT, "/url", "").withLastSegment();
        ColumnDefinition name = column("name", VARCHAR, "/url", "").withLastSegment();
        assertThat(decode(page(""), json("[{'url': 'https://saas.example/issues/12'}, {'url': '7'}, {'url': null}]"), number, name))
                .containsExactly(List.of(12L, "12"), List.of(7L, "7"), asList(null, null));
        assertThatThrownBy(() -> decode(page(""), json("[{'url': 'https://saas.example/issues/'}]"), number)).isInstanceOf(TrinoException.class);
    }

    @Test
    void testPointersOfThisPage()
    {
        PageRequest page = new PageRequest(request(), "", List.of(), Map.of(), Map.of(), Map.of("login", "/author/login"));
        assertThat(decode(page, json("[{'author': {'login': 'octo'}, 'user': {'login': 'no'}}]"), column("login", VARCHAR, "/user/login", ""))).containsExactly(List.of("octo"));
    }

    private static DecodedRows expecting(String name, byte[] body)
    {
        PageRequest page = new PageRequest(request(), "/repository/issues", List.of("/repository/next"), Map.of(), Map.of("/repository/name", name), Map.of());
        return new PageDecoder(Map.of(), Map.of()).decode(page, List.of(column("id", BIGINT, "/id", "")), body);
    }

    private static Object decodeOne(ValueType type, String value)
    {
        return decode(page(""), json("[{'value': " + value + "}]"), column("value", type, "/value", "")).getFirst().getFirst();
    }

    private static List<List<Object>> decode(PageRequest page, byte[] body, ColumnDefinition... columns)
    {
        DecodedRows decoded = new PageDecoder(Map.of(), Map.of()).decode(page, List.of(columns), body);
        List<List<Object>> rows = new ArrayList<>();
        for (int position = 0; position < decoded.rows(); position++) {
            List<Object> row = new ArrayList<>();
            for (int channel = 0; channel < columns.length; channel++) {
                Type type = engineType(columns[channel].type());
                Block block = decoded.blocks().get(channel);
                assertThat(block.getPositionCount()).isEqualTo(decoded.rows());
                row.add(type.getObjectValue(null, block, position));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void assertProtocolError(Runnable decode, String message)
    {
        assertThatThrownBy(decode::run)
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL.toErrorCode()))
                .hasMessageContaining(message)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    private static PageRequest page(String rows)
    {
        return new PageRequest(request(), rows, List.of(), Map.of());
    }

    private static RemoteRequest request()
    {
        return new RemoteRequest("GET", "/items", List.of(), Map.of(), Optional.empty(), "core");
    }

    private static byte[] json(String singleQuoted)
    {
        return singleQuoted.replace('\'', '"').getBytes(UTF_8);
    }

    private static SqlDate date(String value)
    {
        return new SqlDate((int) LocalDate.parse(value).toEpochDay());
    }

    private static SqlTimestampWithTimeZone instant(String value)
    {
        return SqlTimestampWithTimeZone.newInstance(3, Instant.parse(value).toEpochMilli(), 0, UTC_KEY);
    }
}
