package io.omnisql.toolkit.remote;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.Duration;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import java.io.File;
import java.util.Optional;

import static java.util.concurrent.TimeUnit.HOURS;

/**
 * Limits of a connector that runs without a control plane.
 */
public class SingleTenantConfig
{
    private long maxRemoteCalls = 10_000;
    private Duration maxStaleness = new Duration(1, HOURS);
    private Optional<File> rotatedSecretsFile = Optional.empty();

    @Min(1)
    public long getMaxRemoteCalls()
    {
        return maxRemoteCalls;
    }

    @Config("omnisql.limits.max-remote-calls")
    @ConfigDescription("Ceiling of the session property max_remote_calls")
    public SingleTenantConfig setMaxRemoteCalls(long maxRemoteCalls)
    {
        this.maxRemoteCalls = maxRemoteCalls;
        return this;
    }

    @NotNull
    @MinDuration("0s")
    public Duration getMaxStaleness()
    {
        return maxStaleness;
    }

    @Config("omnisql.limits.max-staleness")
    @ConfigDescription("Ceiling of the session property max_staleness; 0s turns the cache off")
    public SingleTenantConfig setMaxStaleness(Duration maxStaleness)
    {
        this.maxStaleness = maxStaleness;
        return this;
    }

    @NotNull
    public Optional<File> getRotatedSecretsFile()
    {
        return rotatedSecretsFile;
    }

    @Config("omnisql.rotated-secrets-file")
    @ConfigDescription("File that keeps refresh tokens which replaced the catalog file's; without it they are lost with the process")
    public SingleTenantConfig setRotatedSecretsFile(File rotatedSecretsFile)
    {
        this.rotatedSecretsFile = Optional.ofNullable(rotatedSecretsFile);
        return this;
    }
}
