package io.omnisql.toolkit.remote;

import com.google.common.base.Splitter;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import io.airlift.units.MaxDataSize;
import io.airlift.units.MinDataSize;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import java.util.List;

import static io.airlift.units.DataSize.Unit.MEGABYTE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

public class RemoteConfig
{
    private double callsPerSecond = 100;
    private Duration maxWait = new Duration(4, MINUTES);
    private int maxConcurrency = 32;
    private int maxAttempts = 4;
    private Duration initialBackoff = new Duration(200, MILLISECONDS);
    private Duration maxBackoff = new Duration(5, SECONDS);
    private Duration connectTimeout = new Duration(5, SECONDS);
    private Duration requestTimeout = new Duration(30, SECONDS);
    private DataSize maxResponseSize = DataSize.of(32, MEGABYTE);
    private List<String> allowedPrivateAddresses = List.of();
    private boolean plainHttpAllowed;

    @DecimalMin("0.01")
    public double getCallsPerSecond()
    {
        return callsPerSecond;
    }

    @Config("omnisql.remote.calls-per-second")
    @ConfigDescription("Requests to the service per second, all tenants and nodes together")
    public RemoteConfig setCallsPerSecond(double callsPerSecond)
    {
        this.callsPerSecond = callsPerSecond;
        return this;
    }

    @NotNull
    @MinDuration("0s")
    public Duration getMaxWait()
    {
        return maxWait;
    }

    @Config("omnisql.remote.max-wait")
    @ConfigDescription("How long one attempt may wait for a permit, and one read in all for a service that throttles it, before the query fails")
    public RemoteConfig setMaxWait(Duration maxWait)
    {
        this.maxWait = maxWait;
        return this;
    }

    @Min(1)
    public int getMaxConcurrency()
    {
        return maxConcurrency;
    }

    @Config("omnisql.remote.max-concurrency")
    @ConfigDescription("Requests of one connection that may be under way at once on this node")
    public RemoteConfig setMaxConcurrency(int maxConcurrency)
    {
        this.maxConcurrency = maxConcurrency;
        return this;
    }

    @Min(1)
    @Max(10)
    public int getMaxAttempts()
    {
        return maxAttempts;
    }

    @Config("omnisql.remote.max-attempts")
    @ConfigDescription("How often a read is sent at most when the service fails or throttles it")
    public RemoteConfig setMaxAttempts(int maxAttempts)
    {
        this.maxAttempts = maxAttempts;
        return this;
    }

    @NotNull
    @MinDuration("1ms")
    public Duration getInitialBackoff()
    {
        return initialBackoff;
    }

    @Config("omnisql.remote.initial-backoff")
    @ConfigDescription("Longest pause before the second attempt; doubles with each further one")
    public RemoteConfig setInitialBackoff(Duration initialBackoff)
    {
        this.initialBackoff = initialBackoff;
        return this;
    }

    @NotNull
    @MinDuration("1ms")
    public Duration getMaxBackoff()
    {
        return maxBackoff;
    }

    @Config("omnisql.remote.max-backoff")
    @ConfigDescription("Longest pause between two attempts")
    public RemoteConfig setMaxBackoff(Duration maxBackoff)
    {
        this.maxBackoff = maxBackoff;
        return this;
    }

    @NotNull
    @MinDuration("1ms")
    public Duration getConnectTimeout()
    {
        return connectTimeout;
    }

    @Config("omnisql.remote.connect-timeout")
    public RemoteConfig setConnectTimeout(Duration connectTimeout)
    {
        this.connectTimeout = connectTimeout;
        return this;
    }

    @NotNull
    @MinDuration("1ms")
    public Duration getRequestTimeout()
    {
        return requestTimeout;
    }

    @Config("omnisql.remote.request-timeout")
    @ConfigDescription("How long one attempt may take, its whole body included")
    public RemoteConfig setRequestTimeout(Duration requestTimeout)
    {
        this.requestTimeout = requestTimeout;
        return this;
    }

    @NotNull
    @MinDataSize("1kB")
    @MaxDataSize("1GB")
    public DataSize getMaxResponseSize()
    {
        return maxResponseSize;
    }

    @Config("omnisql.remote.max-response-size")
    @ConfigDescription("Largest uncompressed response that is accepted")
    public RemoteConfig setMaxResponseSize(DataSize maxResponseSize)
    {
        this.maxResponseSize = maxResponseSize;
        return this;
    }

    @NotNull
    public List<String> getAllowedPrivateAddresses()
    {
        return allowedPrivateAddresses;
    }

    @Config("omnisql.remote.allow-private-addresses")
    @ConfigDescription("Private and loopback networks that tenants' connections may reach, e.g. 127.0.0.0/8; without a control plane all may be reached")
    public RemoteConfig setAllowedPrivateAddresses(String networks)
    {
        this.allowedPrivateAddresses = networks == null ? List.of() : Splitter.on(',').trimResults().omitEmptyStrings().splitToList(networks);
        return this;
    }

    public boolean isPlainHttpAllowed()
    {
        return plainHttpAllowed;
    }

    @Config("omnisql.remote.allow-plain-http")
    @ConfigDescription("Lets tenants' connections use http, which sends their credentials unencrypted; loopback may always use it")
    public RemoteConfig setPlainHttpAllowed(boolean plainHttpAllowed)
    {
        this.plainHttpAllowed = plainHttpAllowed;
        return this;
    }
}
