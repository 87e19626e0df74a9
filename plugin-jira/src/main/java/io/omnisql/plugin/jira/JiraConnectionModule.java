package io.omnisql.plugin.jira;

import com.google.common.collect.ImmutableMap;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.plugin.jira.auth.JiraAuthorizer;
import io.omnisql.plugin.jira.auth.JiraTokens;
import io.omnisql.plugin.jira.auth.JiraUrls;
import io.omnisql.plugin.jira.scan.Deployment;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.remote.StaticConnection;

import java.util.Map;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static io.omnisql.toolkit.remote.StaticConnection.DEFAULT;

/**
 * The connection of a catalog file.
 */
final class JiraConnectionModule
        implements Module
{
    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(JiraConfig.class);
    }

    @Provides
    @Singleton
    static StaticConnection connection(JiraConfig config)
    {
        return new StaticConnection(
                new ConnectionInfo(DEFAULT, DEFAULT, config.getUrl().toString(), properties(config), 0),
                secrets(config));
    }

    private static Map<String, String> properties(JiraConfig config)
    {
        ImmutableMap.Builder<String, String> properties = ImmutableMap.builder();
        properties.put(Deployment.PROPERTY, config.getDeployment().property());
        config.getEmail().ifPresent(email -> properties.put(JiraAuthorizer.EMAIL, email));
        config.getClientId().ifPresent(clientId -> properties.put(JiraTokens.CLIENT_ID, clientId));
        config.getCloudId().ifPresent(cloudId -> properties.put(JiraUrls.CLOUD_ID, cloudId));
        return properties.buildOrThrow();
    }

    private static Map<String, String> secrets(JiraConfig config)
    {
        ImmutableMap.Builder<String, String> secrets = ImmutableMap.builder();
        config.getToken().ifPresent(token -> secrets.put("token", token));
        config.getClientSecret().ifPresent(secret -> secrets.put("client-secret", secret));
        config.getRefreshToken().ifPresent(token -> secrets.put("refresh-token", token));
        return secrets.buildOrThrow();
    }
}
