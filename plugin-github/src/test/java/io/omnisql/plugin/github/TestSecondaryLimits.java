package io.omnisql.plugin.github;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RequestPaces.Pace;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class TestSecondaryLimits
{
    private final SecondaryLimits limits = new SecondaryLimits();

    @Test
    void testGithubIsAskedAtItsPace()
    {
        assertPaced("https://api.github.com");
        assertPaced("https://api.acme.ghe.com");
    }

    private void assertPaced(String url)
    {
        Pace graphql = limits.pace(connection(url), "graphql").orElseThrow();
        Pace rest = limits.pace(connection(url), "core").orElseThrow();

        assertThat(graphql.burst() + graphql.requestsPerSecond() * 60).isLessThanOrEqualTo(2_000);
        assertThat(graphql.burst()).isEqualTo(1_000);
        assertThat(rest.burst() + rest.requestsPerSecond() * 60).isLessThanOrEqualTo(900);
        assertThat(rest.burst()).isEqualTo(450);
    }

    @Test
    void testServersHaveNone()
    {
        assertThat(limits.pace(connection("https://github.example.com/api"), "graphql")).isEmpty();
        assertThat(limits.pace(connection("https://notghe.com/api"), "core")).isEmpty();
    }

    private static ConnectionInfo connection(String url)
    {
        return new ConnectionInfo("acme", "main", url, Map.of(), 1);
    }
}
