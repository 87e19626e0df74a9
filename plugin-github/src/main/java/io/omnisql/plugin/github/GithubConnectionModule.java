package io.omnisql.plugin.github;

import com.google.common.collect.ImmutableMap;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.plugin.github.auth.AppTokenIssuer;
import io.omnisql.plugin.github.auth.GithubTokens;
import io.omnisql.plugin.github.auth.TokenAuthorizer;
import io.omnisql.plugin.github.scan.BaseUrl;
import io.omnisql.plugin.github.scan.Owners;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.remote.StaticConnection;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static io.omnisql.toolkit.remote.StaticConnection.DEFAULT;

/**
 * The connection of a catalog file.
 */
final class GithubConnectionModule
        implements Module
{
    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(GithubConfig.class);
    }

    @Provides
    @Singleton
    static StaticConnection connection(GithubConfig config)
    {
        ImmutableMap.Builder<String, String> properties = ImmutableMap.builder();
        properties.put(Owners.PROPERTY, String.join(",", config.getOwners()));
        config.getAppId().ifPresent(app -> properties.put(AppTokenIssuer.APP_ID, app));
        config.getInstallationId().ifPresent(installation -> properties.put(AppTokenIssuer.INSTALLATION_ID, installation));
        config.getClientId().ifPresent(client -> properties.put(GithubTokens.CLIENT_ID, client));
        ImmutableMap.Builder<String, String> secrets = ImmutableMap.builder();
        config.getClientSecret().ifPresent(secret -> secrets.put(GithubTokens.CLIENT_SECRET, secret));
        config.getRefreshToken().ifPresent(token -> secrets.put(GithubTokens.REFRESH_TOKEN, token));
        config.getToken().ifPresent(token -> secrets.put(TokenAuthorizer.TOKEN, token));
        config.getPrivateKeyFile().ifPresent(file -> secrets.put(AppTokenIssuer.PRIVATE_KEY, read(file)));
        ConnectionInfo info = new ConnectionInfo(DEFAULT, DEFAULT, BaseUrl.normalize(config.getUrl().toString()), properties.buildOrThrow(), 0);
        return new StaticConnection(info, secrets.buildOrThrow());
    }

    private static String read(File file)
    {
        try {
            return Files.readString(file.toPath());
        }
        catch (IOException e) {
            throw new UncheckedIOException("github.private-key-file cannot be read", e);
        }
    }
}
