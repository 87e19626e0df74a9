package io.omnisql.toolkit.testing.tpch;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import jakarta.validation.constraints.NotNull;

import java.net.URI;

public class TpchConfig
{
    private URI url;

    @NotNull
    public URI getUrl()
    {
        return url;
    }

    @Config("tpch-service.url")
    @ConfigDescription("Base URL of the service")
    public TpchConfig setUrl(URI url)
    {
        this.url = url;
        return this;
    }
}
