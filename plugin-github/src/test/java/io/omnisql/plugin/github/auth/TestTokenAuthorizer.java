package io.omnisql.plugin.github.auth;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestTokenAuthorizer
{
    private final TokenAuthorizer authorizer = new TokenAuthorizer();

    @Test
    void testHeaders()
    {
        assertThat(authorizer.authorize(CONNECTION, Map.of("token", "ghp_abc\n", "webhook_secret", "w"))).isEqualTo(Map.of(
                "Authorization", "Bearer ghp_abc",
                "Accept", "application/vnd.github+json",
                "X-GitHub-Api-Version", "2022-11-28"));
    }

    @Test
    void testUnusableToken()
    {
        assertThatThrownBy(() -> authorizer.authorize(CONNECTION, Map.of()))
                .hasMessage("The GitHub connection 'main' has no token: set its secret 'token' to a personal access token");
        assertThatThrownBy(() -> authorizer.authorize(CONNECTION, Map.of("token", "ghp_abc\r\nHost: evil")))
                .hasMessageContaining("holds characters that no token has")
                .hasMessageNotContaining("ghp_abc");
    }
}
