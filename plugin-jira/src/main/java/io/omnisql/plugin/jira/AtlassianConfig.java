package io.omnisql.plugin.jira;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.omnisql.plugin.jira.auth.JiraUrls;
import jakarta.validation.constraints.NotNull;

import java.net.URI;

/**
 * Where Atlassian's services are, for all connections of a catalog: no connection can say otherwise.
 */
public class AtlassianConfig
{
    private URI tokenUrl = URI.create(JiraUrls.ATLASSIAN.tokenUrl());
    private URI gatewayUrl = URI.create(JiraUrls.ATLASSIAN.gatewayUrl());

    @NotNull
    public URI getTokenUrl()
    {
        return tokenUrl;
    }

    @Config("jira.token-url")
    @ConfigDescription("Where OAuth tokens are issued; Atlassian's own by default")
    public AtlassianConfig setTokenUrl(URI tokenUrl)
    {
        this.tokenUrl = tokenUrl;
        return this;
    }

    @NotNull
    public URI getGatewayUrl()
    {
        return gatewayUrl;
    }

    @Config("jira.gateway-url")
    @ConfigDescription("Gateway to cloud sites for OAuth and for API tokens with scopes, without a site's identifier; Atlassian's own by default")
    public AtlassianConfig setGatewayUrl(URI gatewayUrl)
    {
        this.gatewayUrl = gatewayUrl;
        return this;
    }
}
