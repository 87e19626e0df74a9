package io.omnisql.plugin.salesforce.bulk;

import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestCsvTransform
{
    private final CsvTransform transform = new CsvTransform();

    @Test
    void testValues()
    {
        assertThat(json("Id,Name,N__c", "\"Id\",\"Name\",\"N__c\"\n\"a1\",\"Ünï 😀, \"\"x\"\"\n two\",\"1.6E13\"\n\"a2\",\"\",\" \"\n"))
                .isEqualTo("{\"records\":[{\"Id\":\"a1\",\"Name\":\"Ünï 😀, \\\"x\\\"\\n two\",\"N__c\":\"1.6E13\"},{\"Id\":\"a2\",\"Name\":null,\"N__c\":\" \"}]}");
    }

    @Test
    void testUnquotedAndCarriageReturns()
    {
        assertThat(json("Id,Name", "Id,Name\r\na1,\r\na2,x\\y\r\n")).isEqualTo("{\"records\":[{\"Id\":\"a1\",\"Name\":null},{\"Id\":\"a2\",\"Name\":\"x\\\\y\"}]}");
    }

    @Test
    void testParents()
    {
        assertThat(json("Id,Account.Name,Account.Owner.Name,Account.Owner.Alias", "Id,Account.Name,Account.Owner.Name,Account.Owner.Alias\na1,x,y,\na2,x,,\na3,,,\n"))
                .isEqualTo("{\"records\":[{\"Id\":\"a1\",\"Account\":{\"Name\":\"x\",\"Owner\":{\"Name\":\"y\",\"Alias\":null}}},"
                        + "{\"Id\":\"a2\",\"Account\":{\"Name\":\"x\",\"Owner\":null}},"
                        + "{\"Id\":\"a3\",\"Account\":null}]}");
    }

    @Test
    void testHeaderInAnotherOrder()
    {
        assertThat(json("Id,Name", "NAME,Id\nx,a1\n")).isEqualTo("{\"records\":[{\"Id\":\"a1\",\"Name\":\"x\"}]}");
    }

    @Test
    void testNoRowIsTakenForAHeader()
    {
        assertThat(json("Id,Name", "a1,Name\na2,y\n")).isEqualTo("{\"records\":[{\"Id\":\"a1\",\"Name\":\"Name\"},{\"Id\":\"a2\",\"Name\":\"y\"}]}");
    }

    @Test
    void testHeaderAlone()
    {
        assertThat(json("Id,Name", "Id,Name\n")).isEqualTo("{\"records\":[]}");
    }

    @Test
    void testOneColumn()
    {
        assertThat(json("Name", "Name\n\"\"\nx\n\"\"\n")).isEqualTo("{\"records\":[{\"Name\":null},{\"Name\":\"x\"},{\"Name\":null}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Id\na1\n", "Id,Name\na1\n", "Id,Name\na1,x,y\n", "Id,Name\na1,\"secret\n", "{\"error\": 1}"})
    void testNoExport(String csv)
    {
        assertThatThrownBy(() -> json("Id,Name", csv))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an export is no CSV, or not with the selected fields")
                .hasNoCause();
    }

    private String json(String select, String csv)
    {
        RemoteRequest request = new RemoteRequest("GET", "/results", List.of(), Map.of(), Optional.empty(), "api");
        PageRequest page = new PageRequest(request, "/records", List.of(), Map.of()).withState(Map.of("select", select));
        return new String(transform.toJson(page, csv.getBytes(UTF_8)), UTF_8);
    }
}
