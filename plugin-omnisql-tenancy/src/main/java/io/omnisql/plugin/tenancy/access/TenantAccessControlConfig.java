package io.omnisql.plugin.tenancy.access;

import com.google.common.collect.ImmutableSet;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import jakarta.validation.constraints.NotNull;

import java.util.Set;

public class TenantAccessControlConfig
{
    private Set<String> connectorCatalogs = ImmutableSet.of();
    private Set<String> publicCatalogs = ImmutableSet.of();
    private Set<String> scratchCatalogs = ImmutableSet.of();

    @NotNull
    public Set<String> getConnectorCatalogs()
    {
        return connectorCatalogs;
    }

    @Config("omnisql.connector-catalogs")
    @ConfigDescription("Catalogs whose schemas are the connections of tenants")
    public TenantAccessControlConfig setConnectorCatalogs(Set<String> connectorCatalogs)
    {
        this.connectorCatalogs = ImmutableSet.copyOf(connectorCatalogs);
        return this;
    }

    @NotNull
    public Set<String> getPublicCatalogs()
    {
        return publicCatalogs;
    }

    @Config("omnisql.public-catalogs")
    @ConfigDescription("Catalogs that every tenant may read")
    public TenantAccessControlConfig setPublicCatalogs(Set<String> publicCatalogs)
    {
        this.publicCatalogs = ImmutableSet.copyOf(publicCatalogs);
        return this;
    }

    @NotNull
    public Set<String> getScratchCatalogs()
    {
        return scratchCatalogs;
    }

    @Config("omnisql.scratch-catalogs")
    @ConfigDescription("Catalogs in which every tenant may create tables, in the schema named like the tenant")
    public TenantAccessControlConfig setScratchCatalogs(Set<String> scratchCatalogs)
    {
        this.scratchCatalogs = ImmutableSet.copyOf(scratchCatalogs);
        return this;
    }
}
