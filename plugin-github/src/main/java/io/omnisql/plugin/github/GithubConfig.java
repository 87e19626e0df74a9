package io.omnisql.plugin.github;

import com.google.common.collect.ImmutableList;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import io.airlift.configuration.validation.FileExists;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The one connection of a catalog that runs without a control plane.
 */
public class GithubConfig
{
    private URI url = URI.create("https://api.github.com");
    private String token;
    private String appId;
    private File privateKeyFile;
    private String installationId;
    private String clientId;
    private String clientSecret;
    private String refreshToken;
    private List<String> owners = ImmutableList.of();

    @NotNull
    public URI getUrl()
    {
        return url;
    }

    @Config("github.url")
    @ConfigDescription("Base URL of the API; of a GitHub Enterprise Server https://HOST")
    public GithubConfig setUrl(URI url)
    {
        this.url = url;
        return this;
    }

    @NotNull
    public Optional<String> getToken()
    {
        return Optional.ofNullable(token);
    }

    @Config("github.token")
    @ConfigDescription("Personal access token or OAuth token; read permissions are enough")
    @ConfigSecuritySensitive
    public GithubConfig setToken(String token)
    {
        this.token = token;
        return this;
    }

    @NotNull
    public Optional<String> getAppId()
    {
        return Optional.ofNullable(appId);
    }

    @Config("github.app-id")
    @ConfigDescription("Id or client id of a GitHub App, whose installation is used in place of a token")
    public GithubConfig setAppId(String appId)
    {
        this.appId = appId;
        return this;
    }

    @NotNull
    public Optional<@FileExists File> getPrivateKeyFile()
    {
        return Optional.ofNullable(privateKeyFile);
    }

    @Config("github.private-key-file")
    @ConfigDescription("File with the App's private key")
    public GithubConfig setPrivateKeyFile(File privateKeyFile)
    {
        this.privateKeyFile = privateKeyFile;
        return this;
    }

    @NotNull
    public Optional<String> getInstallationId()
    {
        return Optional.ofNullable(installationId);
    }

    @Config("github.installation-id")
    @ConfigDescription("Id of the App's installation")
    public GithubConfig setInstallationId(String installationId)
    {
        this.installationId = installationId;
        return this;
    }

    @NotNull
    public Optional<String> getClientId()
    {
        return Optional.ofNullable(clientId);
    }

    @Config("github.client-id")
    @ConfigDescription("Client id of a GitHub App that a user authorized")
    public GithubConfig setClientId(String clientId)
    {
        this.clientId = clientId;
        return this;
    }

    @NotNull
    public Optional<String> getClientSecret()
    {
        return Optional.ofNullable(clientSecret);
    }

    @Config("github.client-secret")
    @ConfigDescription("Client secret of that App; not needed where the user authorized it by a device's code")
    @ConfigSecuritySensitive
    public GithubConfig setClientSecret(String clientSecret)
    {
        this.clientSecret = clientSecret;
        return this;
    }

    @NotNull
    public Optional<String> getRefreshToken()
    {
        return Optional.ofNullable(refreshToken);
    }

    @Config("github.refresh-token")
    @ConfigDescription("Refresh token of that user, which each use replaces")
    @ConfigSecuritySensitive
    public GithubConfig setRefreshToken(String refreshToken)
    {
        this.refreshToken = refreshToken;
        return this;
    }

    @NotNull
    public List<String> getOwners()
    {
        return owners;
    }

    @Config("github.owners")
    @ConfigDescription("Logins of the organizations and people whose repositories the tables cover; empty leaves it to each query to name them")
    public GithubConfig setOwners(List<String> owners)
    {
        this.owners = ImmutableList.copyOf(owners);
        return this;
    }

    @AssertTrue(message = "Either github.token, or github.app-id, github.private-key-file and github.installation-id, or github.client-id and github.refresh-token must be set")
    public boolean isCredentialsComplete()
    {
        boolean anyOfApp = appId != null || privateKeyFile != null || installationId != null;
        boolean allOfApp = appId != null && privateKeyFile != null && installationId != null;
        boolean anyOfUser = clientId != null || clientSecret != null || refreshToken != null;
        boolean allOfUser = clientId != null && refreshToken != null;
        return (!anyOfApp || allOfApp) && (!anyOfUser || allOfUser) && (token != null || anyOfApp || anyOfUser);
    }
}
