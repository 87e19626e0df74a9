package io.omnisql.toolkit.remote;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.validation.FileExists;

import java.io.File;
import java.util.Optional;

/**
 * Whether a connector serves the tenants of a control plane, or the one connection of its catalog file.
 */
public class PlaneConfig
{
    private Optional<File> configFile = Optional.empty();

    public Optional<@FileExists File> getConfigFile()
    {
        return configFile;
    }

    @Config("omnisql.config-file")
    @ConfigDescription("The data plane's configuration file; without it the connector serves the one connection of its catalog file")
    public PlaneConfig setConfigFile(File configFile)
    {
        this.configFile = Optional.ofNullable(configFile);
        return this;
    }
}
