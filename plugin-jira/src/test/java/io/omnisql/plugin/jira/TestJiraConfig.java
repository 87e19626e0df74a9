package io.omnisql.plugin.jira;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.jira.scan.Deployment;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static org.assertj.core.api.Assertions.assertThat;

class TestJiraConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(JiraConfig.class)
                .setUrl(null)
                .setDeployment(Deployment.CLOUD)
                .setEmail(null)
                .setToken(null)
                .setCloudId(null)
                .setClientId(null)
                .setClientSecret(null)
                .setRefreshToken(null));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .put("jira.url", "https://jira.acme.com")
                .put("jira.deployment", "data-center")
                .put("jira.email", "ada@acme.example")
                .put("jira.token", "token")
                .put("jira.cloud-id", "a436116f")
                .put("jira.client-id", "id")
                .put("jira.client-secret", "secret")
                .put("jira.refresh-token", "refresh")
                .buildOrThrow();

        assertFullMapping(properties, full());
    }

    private static JiraConfig full()
    {
        return new JiraConfig()
                .setUrl(URI.create("https://jira.acme.com"))
                .setDeployment(Deployment.DATA_CENTER)
                .setEmail("ada@acme.example")
                .setToken("token")
                .setCloudId("a436116f")
                .setClientId("id")
                .setClientSecret("secret")
                .setRefreshToken("refresh");
    }

    @Test
    void testCredentials()
    {
        assertThat(new JiraConfig().isAuthenticated()).isFalse();
        assertThat(full().setToken(null).isAuthenticated()).isTrue();
        assertThat(full().setToken(null).setCloudId(null).isAuthenticated()).isFalse();
        assertThat(full().setToken(null).setRefreshToken(null).isAuthenticated()).isFalse();
        assertThat(full().setEmail(null).isTokenOfAccount()).isTrue();
        assertThat(full().setEmail(null).setDeployment(Deployment.CLOUD).isTokenOfAccount()).isFalse();
    }
}
