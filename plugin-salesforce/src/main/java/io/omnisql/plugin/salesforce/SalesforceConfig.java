package io.omnisql.plugin.salesforce;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import io.airlift.configuration.validation.FileExists;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.types.NumericMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import java.io.File;
import java.net.URI;
import java.util.Optional;

/**
 * The one connection of a catalog that runs without a control plane.
 */
public class SalesforceConfig
{
    private URI url;
    private String clientId;
    private String clientSecret;
    private String username;
    private File privateKeyFile;
    private String refreshToken;
    private String accessToken;
    private String apiVersion = SalesforceApi.DEFAULT_API_VERSION;
    private NumericMapping numericMapping = NumericMapping.DOUBLE;
    private boolean compoundColumns;
    private int apiReservePercent = 10;

    @NotNull
    public URI getUrl()
    {
        return url;
    }

    @Config("salesforce.url")
    @ConfigDescription("My Domain of the organisation: https://MyDomain.my.salesforce.com")
    public SalesforceConfig setUrl(URI url)
    {
        this.url = url;
        return this;
    }

    public Optional<String> getClientId()
    {
        return Optional.ofNullable(clientId);
    }

    @Config("salesforce.client-id")
    @ConfigDescription("Consumer key of the External Client App")
    public SalesforceConfig setClientId(String clientId)
    {
        this.clientId = clientId;
        return this;
    }

    public Optional<String> getClientSecret()
    {
        return Optional.ofNullable(clientSecret);
    }

    @Config("salesforce.client-secret")
    @ConfigDescription("Consumer secret of the External Client App, for client credentials and refresh tokens")
    @ConfigSecuritySensitive
    public SalesforceConfig setClientSecret(String clientSecret)
    {
        this.clientSecret = clientSecret;
        return this;
    }

    public Optional<String> getUsername()
    {
        return Optional.ofNullable(username);
    }

    @Config("salesforce.username")
    @ConfigDescription("User to act for, with a private key")
    public SalesforceConfig setUsername(String username)
    {
        this.username = username;
        return this;
    }

    public Optional<@FileExists File> getPrivateKeyFile()
    {
        return Optional.ofNullable(privateKeyFile);
    }

    @Config("salesforce.private-key-file")
    @ConfigDescription("PEM file with the RSA key whose certificate the External Client App knows")
    public SalesforceConfig setPrivateKeyFile(File privateKeyFile)
    {
        this.privateKeyFile = privateKeyFile;
        return this;
    }

    public Optional<String> getRefreshToken()
    {
        return Optional.ofNullable(refreshToken);
    }

    @Config("salesforce.refresh-token")
    @ConfigDescription("Refresh token of the user to act for")
    @ConfigSecuritySensitive
    public SalesforceConfig setRefreshToken(String refreshToken)
    {
        this.refreshToken = refreshToken;
        return this;
    }

    public Optional<String> getAccessToken()
    {
        return Optional.ofNullable(accessToken);
    }

    @Config("salesforce.access-token")
    @ConfigDescription("Access token or session id, which cannot be renewed")
    @ConfigSecuritySensitive
    public SalesforceConfig setAccessToken(String accessToken)
    {
        this.accessToken = accessToken;
        return this;
    }

    @Pattern(regexp = "[0-9]{2,3}\\.0")
    public String getApiVersion()
    {
        return apiVersion;
    }

    @Config("salesforce.api-version")
    @ConfigDescription("Version of the API to speak")
    public SalesforceConfig setApiVersion(String apiVersion)
    {
        this.apiVersion = apiVersion;
        return this;
    }

    @NotNull
    public NumericMapping getNumericMapping()
    {
        return numericMapping;
    }

    @Config("salesforce.numeric-mapping")
    @ConfigDescription("DOUBLE, or DECIMAL of the described precision and scale with further digits rounded away")
    public SalesforceConfig setNumericMapping(NumericMapping numericMapping)
    {
        this.numericMapping = numericMapping;
        return this;
    }

    public boolean isCompoundColumns()
    {
        return compoundColumns;
    }

    @Config("salesforce.compound-columns")
    @ConfigDescription("Whether addresses and locations are columns of type ROW beside their parts")
    public SalesforceConfig setCompoundColumns(boolean compoundColumns)
    {
        this.compoundColumns = compoundColumns;
        return this;
    }

    @Min(0)
    @Max(100)
    public int getApiReservePercent()
    {
        return apiReservePercent;
    }

    @Config("salesforce.api-reserve-percent")
    @ConfigDescription("Part of the daily API requests that is left to others")
    public SalesforceConfig setApiReservePercent(int apiReservePercent)
    {
        this.apiReservePercent = apiReservePercent;
        return this;
    }
}
