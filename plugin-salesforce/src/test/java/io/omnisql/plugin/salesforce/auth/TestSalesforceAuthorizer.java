package io.omnisql.plugin.salesforce.auth;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSalesforceAuthorizer
{
    private static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "crm", "https://acme.my.salesforce.com", Map.of(), 1);

    private final SalesforceAuthorizer authorizer = new SalesforceAuthorizer();

    @Test
    void testHeader()
    {
        assertThat(authorizer.authorize(CONNECTION, Map.of("access-token", "00D1!AQ.x_y"))).isEqualTo(Map.of("Authorization", "Bearer 00D1!AQ.x_y"));
    }

    @Test
    void testSessionOfSoap()
    {
        Map<String, String> secrets = Map.of("access-token", "00D1!A<&>");
        assertThat(authorizer.authorizeBody(CONNECTION, secrets, "<e><sessionId><?omnisql-session?></sessionId><q>&lt;?omnisql-session?></q></e>"))
                .isEqualTo("<e><sessionId>00D1!A&lt;&amp;&gt;</sessionId><q>&lt;?omnisql-session?></q></e>");
    }

    @Test
    void testOtherBodiesAreLeftAlone()
    {
        String body = "{\"query\": \"SELECT Id FROM Account WHERE Name = '<?omnisql-session?>'\"}";
        assertThat(authorizer.authorizeBody(CONNECTION, Map.of("access-token", "00D1!A"), body)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "ä"})
    void testUnusableToken(String token)
    {
        assertThatThrownBy(() -> authorizer.authorize(CONNECTION, Map.of("access-token", token)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The Salesforce connection 'crm' has no usable access token");
        assertThatThrownBy(() -> authorizer.authorize(CONNECTION, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
