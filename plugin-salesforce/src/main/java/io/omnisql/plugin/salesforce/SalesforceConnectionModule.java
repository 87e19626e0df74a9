package io.omnisql.plugin.salesforce;

import com.google.common.collect.ImmutableMap;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.describe.SalesforceCatalog;
import io.omnisql.plugin.salesforce.response.SalesforceQuotaReader;
import io.omnisql.plugin.salesforce.types.NumericMapping;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.remote.StaticConnection;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static io.omnisql.toolkit.remote.StaticConnection.DEFAULT;

/**
 * The connection of a catalog file.
 */
final class SalesforceConnectionModule
        implements Module
{
    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(SalesforceConfig.class);
    }

    @Provides
    @Singleton
    static StaticConnection connection(SalesforceConfig config)
    {
        return new StaticConnection(new ConnectionInfo(DEFAULT, DEFAULT, url(config), properties(config), 0), secrets(config));
    }

    private static String url(SalesforceConfig config)
    {
        String url = config.getUrl().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Map<String, String> properties(SalesforceConfig config)
    {
        ImmutableMap.Builder<String, String> properties = ImmutableMap.<String, String>builder()
                .put(SalesforceApi.API_VERSION, config.getApiVersion())
                .put(NumericMapping.PROPERTY, config.getNumericMapping().name())
                .put(SalesforceCatalog.COMPOUND_COLUMNS, Boolean.toString(config.isCompoundColumns()))
                .put(SalesforceQuotaReader.RESERVE, Integer.toString(config.getApiReservePercent()));
        config.getClientId().ifPresent(id -> properties.put("client-id", id));
        config.getUsername().ifPresent(username -> properties.put("username", username));
        return properties.buildOrThrow();
    }

    private static Map<String, String> secrets(SalesforceConfig config)
    {
        ImmutableMap.Builder<String, String> secrets = ImmutableMap.builder();
        config.getClientSecret().ifPresent(secret -> secrets.put("client-secret", secret));
        config.getPrivateKeyFile().ifPresent(file -> secrets.put("private-key", read(file)));
        config.getRefreshToken().ifPresent(token -> secrets.put("refresh-token", token));
        config.getAccessToken().ifPresent(token -> secrets.put("access-token", token));
        return secrets.buildOrThrow();
    }

    private static String read(File file)
    {
        try {
            return Files.readString(file.toPath());
        }
        catch (IOException e) {
            throw new UncheckedIOException("salesforce.private-key-file cannot be read", e);
        }
    }
}
