package io.omnisql.toolkit.testing;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import jakarta.validation.constraints.NotNull;

import java.net.URI;

public class StubConfig
{
    private URI url;
    private String token;
    private String shards = "a";

    @NotNull
    public URI getUrl()
    {
        return url;
    }

    @Config("stub.url")
    @ConfigDescription("Base URL of the stub service")
    public StubConfig setUrl(URI url)
    {
        this.url = url;
        return this;
    }

    @NotNull
    public String getToken()
    {
        return token;
    }

    @Config("stub.token")
    @ConfigSecuritySensitive
    public StubConfig setToken(String token)
    {
        this.token = token;
        return this;
    }

    @NotNull
    public String getShards()
    {
        return shards;
    }

    @Config("stub.shards")
    @ConfigDescription("Names of the shards to read, separated by commas")
    public StubConfig setShards(String shards)
    {
        this.shards = shards;
        return this;
    }
}
