package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestLinkHeader
{
    @Test
    void testNext()
    {
        assertThat(next("https://api.github.com", "<https://api.github.com/repositories/1/issues/comments?since=2026-01-01T00%3A00%3A00Z&page=2>; rel=\"next\", <https://api.github.com/x?page=9>; rel=\"last\""))
                .contains("/repositories/1/issues/comments?since=2026-01-01T00%3A00%3A00Z&page=2");
        assertThat(next("https://api.github.com", "<https://api.github.com/x?page=1>; rel=\"prev\", <https://api.github.com/x?after=a%2Cb&page=3>; rel=\"next\"")).contains("/x?after=a%2Cb&page=3");
        assertThat(next("https://github.acme.com/api", "<https://github.acme.com/api/v3/repositories/1/forks?page=2>; rel=\"next\"")).contains("/v3/repositories/1/forks?page=2");
    }

    @Test
    void testLastPage()
    {
        assertThat(next("https://api.github.com", "<https://api.github.com/x?page=1>; rel=\"prev\", <https://api.github.com/x?page=1>; rel=\"first\"")).isEmpty();
        assertThat(LinkHeader.next(connection("https://api.github.com"), Optional.empty())).isEmpty();
        assertThat(last("<https://api.github.com/x?page=2>; rel=\"next\", <https://api.github.com/x?page=9>; rel=\"last\"")).contains("/x?page=9");
        assertThat(last("<https://api.github.com/x?after=a>; rel=\"next\"")).isEmpty();
        assertThatThrownBy(() -> last("<https://evil.example/x?page=2>; rel=\"last\"")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void testElsewhere()
    {
        for (String target : new String[] {"https://evil.example/x?page=2", "http://api.github.com/x", "https://api.github.com:444/x", "https://api.github.com@evil.example/x"}) {
            assertThatThrownBy(() -> next("https://api.github.com", "<" + target + ">; rel=\"next\""))
                    .describedAs(target)
                    .hasMessage("GitHub's next page is not below the URL of connection main, so it is not followed");
        }
        assertThatThrownBy(() -> next("https://github.acme.com/api", "<https://github.acme.com/other/x>; rel=\"next\"")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<String> last(String header)
    {
        return LinkHeader.last(connection("https://api.github.com"), Optional.of(header));
    }

    private static Optional<String> next(String url, String header)
    {
        return LinkHeader.next(connection(url), Optional.of(header));
    }

    private static ConnectionInfo connection(String url)
    {
        return new ConnectionInfo("acme", "main", url, Map.of(), 1);
    }
}
