package io.omnisql.plugin.github;

import com.google.common.collect.ImmutableMap;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.plugin.github.auth.TokenAuthorizer;
import io.omnisql.plugin.github.scan.BaseUrl;
import io.omnisql.plugin.github.scan.Owners;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.remote.StaticConnection;

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
        ConnectionInfo info = new ConnectionInfo(
                DEFAULT,
                DEFAULT,
                BaseUrl.normalize(config.getUrl().toString()),
                ImmutableMap.of(Owners.PROPERTY, String.join(",", config.getOwners())),
                0);
        return new StaticConnection(info, ImmutableMap.of(TokenAuthorizer.TOKEN, config.getToken()));
    }
}
