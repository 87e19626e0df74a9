package io.omnisql.plugin.github;

import com.google.common.collect.ImmutableList;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import jakarta.validation.constraints.NotNull;

import java.net.URI;
import java.util.List;

/**
 * The one connection of a catalog that runs without a control plane.
 */
public class GithubConfig
{
    private URI url = URI.create("https://api.github.com");
    private String token;
    private List<String> owners = ImmutableList.of();

    @NotNull
    public URI getUrl()
    {
        return url;
    }

    @Config("github.url")
    @ConfigDescription("Base URL of the API; of a GitHub Enterprise Server https://HOST/api")
    public GithubConfig setUrl(URI url)
    {
        this.url = url;
        return this;
    }

    @NotNull
    public String getToken()
    {
        return token;
    }

    @Config("github.token")
    @ConfigDescription("Personal access token, OAuth token or App token; read permissions are enough")
    @ConfigSecuritySensitive
    public GithubConfig setToken(String token)
    {
        this.token = token;
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
}
