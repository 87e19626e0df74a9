package io.omnisql.policy;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPolicyServerConfig
{
    @Test
    void testDefaults()
    {
        assertThat(PolicyServerConfig.parse(List.of("--port", "8461", "--bundle-url", "http://127.0.0.1:8460/b", "--token-file", "t", "--directory", "d")))
                .isEqualTo(new PolicyServerConfig("127.0.0.1", 8461, URI.create("http://127.0.0.1:8460/b"), Path.of("t"), Path.of("d"), Duration.ofSeconds(1)));
    }

    @Test
    void testAddress()
    {
        assertThat(PolicyServerConfig.parse(List.of("--address", "0.0.0.0", "--directory", "d", "--token-file", "t", "--bundle-url", "https://c/b", "--port", "0")).address())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void testMistakes()
    {
        refuses("Missing: --port", "--bundle-url", "http://c/b", "--token-file", "t", "--directory", "d");
        refuses("Missing: --directory", "--port", "1", "--bundle-url", "http://c/b", "--token-file", "t");
        refuses("Unknown option: --host", "--host", "x");
        refuses("No value for --port", "--port");
        refuses("Given twice: --port", "--port", "1", "--port", "2");
        refuses("--port is not a number: many", "--port", "many", "--bundle-url", "http://c/b", "--token-file", "t", "--directory", "d");
        refuses("--port is not between 0 and 65535: 70000", "--port", "70000", "--bundle-url", "http://c/b", "--token-file", "t", "--directory", "d");
        refuses("--bundle-url is not an http or https URL: file:/b", "--port", "1", "--bundle-url", "file:/b", "--token-file", "t", "--directory", "d");
    }

    private static void refuses(String message, String... arguments)
    {
        assertThatThrownBy(() -> PolicyServerConfig.parse(List.of(arguments)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
