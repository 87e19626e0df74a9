package io.omnisql.plugin.tenancy;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.validation.FileExists;
import jakarta.validation.constraints.NotNull;

import java.io.File;

public class TenancyConfig
{
    private File configFile;

    @NotNull
    @FileExists
    public File getConfigFile()
    {
        return configFile;
    }

    @Config("omnisql.config-file")
    @ConfigDescription("The data plane's configuration, shared by all plugins")
    public TenancyConfig setConfigFile(File configFile)
    {
        this.configFile = configFile;
        return this;
    }
}
