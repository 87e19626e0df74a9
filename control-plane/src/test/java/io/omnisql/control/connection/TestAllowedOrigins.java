package io.omnisql.control.connection;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

public class TestAllowedOrigins
{
    @Test
    public void testOrigins()
    {
        AllowedOrigins origins = new AllowedOrigins(List.of("https://api.github.com", "https://*.ghe.com", "http://127.0.0.1:8463"));
        assertThat(List.of(
                "https://api.github.com",
                "https://api.github.com/v3",
                "https://API.GitHub.com",
                "https://api.acme.ghe.com",
                "http://127.0.0.1:8463/x"))
                .allMatch(url -> origins.contains(URI.create(url)));
        assertThat(List.of(
                "http://api.github.com",
                "https://api.github.com:444",
                "https://api.github.com.evil.com",
                "https://ghe.com",
                "https://evilghe.com",
                "https://acme.ghe.com.evil.com",
                "http://acme.ghe.com",
                "https://acme.ghe.com:8443",
                "http://127.0.0.1:8464",
                "http://127.0.0.1"))
                .noneMatch(url -> origins.contains(URI.create(url)));
        assertThat(new AllowedOrigins(List.of()).contains(URI.create("https://api.github.com"))).isFalse();
    }
}
