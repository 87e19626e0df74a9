package io.omnisql.plugin.tenancy;

import com.google.inject.Injector;
import com.google.inject.Module;
import io.airlift.bootstrap.Bootstrap;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * Wires one part of the plugin from its properties.
 */
public final class TenancyParts
{
    public static final String NAME = "omnisql-tenancy";

    private final SharedDataPlane shared;

    TenancyParts(SharedDataPlane shared)
    {
        this.shared = requireNonNull(shared, "shared is null");
    }

    /**
     * @throws io.airlift.bootstrap.ApplicationConfigurationException when a property is unknown, missing or wrong
     */
    public Injector create(Map<String, String> properties, Module module)
    {
        return new Bootstrap(new TenancyModule(shared), module)
                .doNotInitializeLogging()
                .setRequiredConfigurationProperties(properties)
                .initialize();
    }
}
