package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestAddressedList
{
    private static final PageRequest FIRST = page("/repos/acme/platform/issues/comments", List.of(new Parameter("per_page", "100")));
    private static final PageRequest LINKED = page("/repositories/1/issues/comments?page=2", List.of());

    @Test
    void testRowsOfTheRepository()
    {
        String rows = "[{\"id\":1,\"url\":\"https://api.github.com/repos/Acme/platform/issues/comments/1\"}]";
        assertThat(json(FIRST, rows)).isEqualTo("{\"owner\":\"Acme\",\"repository\":\"acme/platform\",\"answer\":%s}".formatted(rows));
        assertThat(json(LINKED, rows)).isEqualTo(json(FIRST, rows));
    }

    @Test
    void testNoRows()
    {
        assertThat(json(FIRST, "[]")).isEqualTo("{\"repository\":\"acme/platform\",\"answer\":[]}");
    }

    /**
     * A name in other letters, a former name, or an address that is none: whether the repository is the one that is asked for is GitHub's to say.
     */
    @Test
    void testRowsOfAnotherRepository()
    {
        for (String url : List.of("https://api.github.com/repos/acme/Platform/issues/comments/1", "https://api.github.com/repos/octocat/Hello-World/issues/comments/1", "https://example.com/")) {
            assertThat(json(FIRST, "[{\"id\":1,\"url\":\"%s\"}]".formatted(url))).describedAs(url)
                    .contains("\"undecided\":\"\"", "\"repository\":\"acme/platform\"")
                    .doesNotContain("answer");
        }
    }

    private static String json(PageRequest page, String body)
    {
        return new String(new AddressedList().toJson(page, body.getBytes(UTF_8)), UTF_8);
    }

    private static PageRequest page(String path, List<Parameter> parameters)
    {
        RemoteRequest request = new RemoteRequest("GET", path, parameters, Map.of(), Optional.empty(), "core");
        return new PageRequest(
                request,
                "/answer",
                List.of(),
                Map.of(),
                Map.of(AddressedRows.REPOSITORY, "acme/platform"),
                Map.of(),
                Map.of(AddressedRows.FIRST_ROW, "/0"),
                Optional.of(AddressedList.NAME));
    }
}
