package io.omnisql.plugin.github.auth;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestUserTokenIssuer
{
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final GithubTokens tokens = new GithubTokens();

    @Test
    void testRequest()
    {
        TokenRequest request = tokens.request(connection("https://api.github.com"), Map.of("refresh-token", "ghr_x\n", "client-secret", "s&c"), NOW).orElseThrow();
        assertThat(request.url()).isEqualTo("https://github.com/login/oauth/access_token");
        assertThat(request.headers()).isEqualTo(Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"));
        assertThat(request.body()).isEqualTo("client_id=Iv23li&client_secret=s%26c&grant_type=refresh_token&refresh_token=ghr_x");
        assertThat(tokens.request(connection("https://api.github.com"), Map.of("refresh-token", "ghr_x"), NOW).orElseThrow().body())
                .isEqualTo("client_id=Iv23li&grant_type=refresh_token&refresh_token=ghr_x");
        assertThat(tokens.rotatedSecrets(connection("https://api.github.com"), Map.of())).containsExactly("refresh-token");
    }

    @Test
    void testWhereTokensAreIssued()
    {
        assertUrl("https://api.acme.ghe.com", "https://acme.ghe.com/login/oauth/access_token");
        assertUrl("https://github.acme.com/api", "https://github.acme.com/login/oauth/access_token");
        assertUrl("http://127.0.0.1:8463", "http://127.0.0.1:8463/login/oauth/access_token");
    }

    private void assertUrl(String base, String url)
    {
        assertThat(tokens.request(connection(base), Map.of("refresh-token", "ghr_x"), NOW).orElseThrow().url()).isEqualTo(url);
    }

    @Test
    void testOtherCredentials()
    {
        assertThat(tokens.request(connection("https://api.github.com"), Map.of("token", "ghu_x"), NOW)).isEmpty();
        ConnectionInfo other = new ConnectionInfo("acme", "main", "https://api.github.com", Map.of(), 1);
        assertThat(tokens.request(other, Map.of("token", "gho_x"), NOW)).isEmpty();
        assertThat(tokens.rotatedSecrets(other, Map.of("token", "gho_x"))).isEmpty();
        assertThatThrownBy(() -> tokens.request(other, Map.of("refresh-token", "ghr_x"), NOW)).isInstanceOf(RefusedException.class).hasMessage("the connection has no property 'client-id'");
    }

    @Test
    void testAnswers()
    {
        assertThat(read(200, "{\"access_token\": \"ghu_x\", \"expires_in\": 28800, \"refresh_token\": \"ghr_y\", \"refresh_token_expires_in\": 15897600, \"scope\": \"\", \"token_type\": \"bearer\"}"))
                .isEqualTo(new AccessToken("ghu_x", Optional.of(NOW.plusSeconds(28_800)), Optional.empty(), Map.of("refresh-token", "ghr_y")));
        // an App whose tokens do not expire
        assertThat(read(200, "{\"access_token\": \"ghu_x\", \"scope\": \"\", \"token_type\": \"bearer\"}")).isEqualTo(new AccessToken("ghu_x", Optional.empty(), Optional.empty(), Map.of()));
        assertRefused(200, "{\"error\": \"bad_refresh_token\", \"error_description\": \"The refresh token passed is incorrect or expired.\"}", "GitHub does not accept the refresh token: let the user authorize the App again");
        assertRefused(200, "{\"error\": \"incorrect_client_credentials\"}", "GitHub does not accept the App's client secret");
        assertRefused(404, "{\"error\": \"Not Found\"}", "GitHub knows no App with this client id");
        assertRefused(200, "access_token=ghu_x", "GitHub issues no token, with status 200");
    }

    private AccessToken read(int status, String body)
    {
        return tokens.read(connection("https://api.github.com"), new RemoteResponse(status, Map.of(), body.getBytes(UTF_8), NOW, RemoteResponse.Source.LIVE));
    }

    private void assertRefused(int status, String body, String message)
    {
        assertThatThrownBy(() -> read(status, body)).isInstanceOf(RefusedException.class).hasMessage(message);
    }

    private static ConnectionInfo connection(String url)
    {
        return new ConnectionInfo("acme", "main", url, Map.of("client-id", "Iv23li"), 1);
    }
}
