package io.omnisql.plugin.jira;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import io.omnisql.plugin.jira.scan.Deployment;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import java.net.URI;
import java.util.Optional;

/**
 * The one connection of a catalog that runs without a control plane.
 */
public class JiraConfig
{
    private URI url;
    private Deployment deployment = Deployment.CLOUD;
    private Optional<String> email = Optional.empty();
    private Optional<String> token = Optional.empty();
    private Optional<String> cloudId = Optional.empty();
    private Optional<String> clientId = Optional.empty();
    private Optional<String> clientSecret = Optional.empty();
    private Optional<String> refreshToken = Optional.empty();

    @NotNull
    public URI getUrl()
    {
        return url;
    }

    @Config("jira.url")
    @ConfigDescription("Address of the site, e.g. https://SITE.atlassian.net")
    public JiraConfig setUrl(URI url)
    {
        this.url = url;
        return this;
    }

    @NotNull
    public Deployment getDeployment()
    {
        return deployment;
    }

    @Config("jira.deployment")
    @ConfigDescription("Whether the site is of Jira Cloud or Jira Data Center")
    public JiraConfig setDeployment(Deployment deployment)
    {
        this.deployment = deployment;
        return this;
    }

    @NotNull
    public Optional<String> getEmail()
    {
        return email;
    }

    @Config("jira.email")
    @ConfigDescription("E-mail address of the account that the API token belongs to")
    public JiraConfig setEmail(String email)
    {
        this.email = Optional.ofNullable(email);
        return this;
    }

    @NotNull
    public Optional<String> getToken()
    {
        return token;
    }

    @Config("jira.token")
    @ConfigDescription("API token, or personal access token of Jira Data Center; read permissions are enough")
    @ConfigSecuritySensitive
    public JiraConfig setToken(String token)
    {
        this.token = Optional.ofNullable(token);
        return this;
    }

    @NotNull
    public Optional<String> getCloudId()
    {
        return cloudId;
    }

    @Config("jira.cloud-id")
    @ConfigDescription("Identifier of the cloud site, which OAuth and API tokens with scopes need")
    public JiraConfig setCloudId(String cloudId)
    {
        this.cloudId = Optional.ofNullable(cloudId);
        return this;
    }

    @NotNull
    public Optional<String> getClientId()
    {
        return clientId;
    }

    @Config("jira.client-id")
    @ConfigDescription("Identifier of the OAuth app")
    public JiraConfig setClientId(String clientId)
    {
        this.clientId = Optional.ofNullable(clientId);
        return this;
    }

    @NotNull
    public Optional<String> getClientSecret()
    {
        return clientSecret;
    }

    @Config("jira.client-secret")
    @ConfigDescription("Secret of the OAuth app")
    @ConfigSecuritySensitive
    public JiraConfig setClientSecret(String clientSecret)
    {
        this.clientSecret = Optional.ofNullable(clientSecret);
        return this;
    }

    @NotNull
    public Optional<String> getRefreshToken()
    {
        return refreshToken;
    }

    @Config("jira.refresh-token")
    @ConfigDescription("Refresh token of the user who authorized the OAuth app")
    @ConfigSecuritySensitive
    public JiraConfig setRefreshToken(String refreshToken)
    {
        this.refreshToken = Optional.ofNullable(refreshToken);
        return this;
    }

    @AssertTrue(message = "jira.token must be set, or jira.client-id, jira.client-secret, jira.refresh-token and jira.cloud-id")
    public boolean isAuthenticated()
    {
        return token.isPresent() || (clientId.isPresent() && clientSecret.isPresent() && refreshToken.isPresent() && cloudId.isPresent());
    }

    @AssertTrue(message = "jira.email must be set with jira.token, unless the site is of Jira Data Center")
    public boolean isTokenOfAccount()
    {
        return token.isEmpty() || email.isPresent() || deployment == Deployment.DATA_CENTER;
    }
}
