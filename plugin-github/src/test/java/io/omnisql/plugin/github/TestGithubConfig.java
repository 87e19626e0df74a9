package io.omnisql.plugin.github;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.scan.BaseUrl;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static org.assertj.core.api.Assertions.assertThat;

class TestGithubConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(GithubConfig.class)
                .setUrl(URI.create("https://api.github.com"))
                .setToken(null)
                .setAppId(null)
                .setPrivateKeyFile(null)
                .setInstallationId(null)
                .setClientId(null)
                .setClientSecret(null)
                .setRefreshToken(null)
                .setOwners(ImmutableList.of()));
    }

    @Test
    void testExplicitPropertyMappings()
            throws IOException
    {
        Path key = Files.createTempFile("app", ".pem");
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .put("github.url", "https://github.acme.com/api")
                .put("github.token", "ghp_abc")
                .put("github.app-id", "12345")
                .put("github.private-key-file", key.toString())
                .put("github.installation-id", "678")
                .put("github.client-id", "Iv23li")
                .put("github.client-secret", "s3cret")
                .put("github.refresh-token", "ghr_abc")
                .put("github.owners", "acme,globex")
                .buildOrThrow();

        GithubConfig expected = new GithubConfig()
                .setUrl(URI.create("https://github.acme.com/api"))
                .setToken("ghp_abc")
                .setAppId("12345")
                .setPrivateKeyFile(key.toFile())
                .setInstallationId("678")
                .setClientId("Iv23li")
                .setClientSecret("s3cret")
                .setRefreshToken("ghr_abc")
                .setOwners(ImmutableList.of("acme", "globex"));

        assertFullMapping(properties, expected);
    }

    @Test
    void testCredentials()
    {
        assertThat(new GithubConfig().setToken("x").isCredentialsComplete()).isTrue();
        assertThat(app().isCredentialsComplete()).isTrue();
        assertThat(app().setToken("x").setAppId(null).isCredentialsComplete()).isFalse();
        assertThat(app().setInstallationId(null).isCredentialsComplete()).isFalse();
        assertThat(new GithubConfig().isCredentialsComplete()).isFalse();
        assertThat(user().isCredentialsComplete()).isTrue();
        assertThat(user().setClientSecret(null).isCredentialsComplete()).isTrue();
        assertThat(user().setRefreshToken(null).isCredentialsComplete()).isFalse();
        assertThat(user().setToken("x").setClientId(null).isCredentialsComplete()).isFalse();
        assertThat(app().setClientId("Iv23li").isCredentialsComplete()).isFalse();
    }

    private static GithubConfig app()
    {
        return new GithubConfig().setAppId("1").setPrivateKeyFile(new File("key.pem")).setInstallationId("2");
    }

    private static GithubConfig user()
    {
        return new GithubConfig().setClientId("Iv23li").setClientSecret("s3cret").setRefreshToken("ghr_x");
    }

    @Test
    void testUrls()
    {
        assertUrl("https://api.github.com", "https://api.github.com");
        assertUrl("https://api.github.com/", "https://api.github.com");
        assertUrl("https://github.com", "https://api.github.com");
        assertUrl("https://acme.ghe.com", "https://api.acme.ghe.com");
        assertUrl("https://api.acme.ghe.com", "https://api.acme.ghe.com");
        assertUrl("https://github.acme.com", "https://github.acme.com/api");
        assertUrl("https://github.acme.com:8443/", "https://github.acme.com:8443/api");
        assertUrl("https://github.acme.com/api", "https://github.acme.com/api");
        assertUrl("https://github.acme.com/api/v3/", "https://github.acme.com/api");
        assertUrl("https://github.acme.com/api/graphql", "https://github.acme.com/api");
        assertUrl("http://127.0.0.1:8463", "http://127.0.0.1:8463");
    }

    private static void assertUrl(String given, String base)
    {
        assertThat(BaseUrl.normalize(given)).isEqualTo(base);
    }
}
