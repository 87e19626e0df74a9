package io.omnisql.plugin.tenancy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.inject.Key;
import io.airlift.http.server.HttpServerInfo;
import io.trino.Session;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.server.security.HeaderAuthenticatorManager;
import io.trino.server.testing.TestingTrinoServer;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerFactory;
import io.trino.spi.security.BasicPrincipal;
import io.trino.spi.security.GroupProviderFactory;
import io.trino.spi.security.HeaderAuthenticatorFactory;
import io.trino.spi.security.Identity;
import io.trino.testing.DistributedQueryRunner;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.omnisql.plugin.tenancy.TestingTenants.ALICE;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An engine with every part of the plugin, reached by tenants over HTTPS and by tests without a password over HTTP.
 * <p>
 * The connector catalog github is a TPC-H one, whose schemas tiny and sf1 are connections of the tenants acme and globex-corp.
 */
public final class TenancyQueryRunner
{
    static final String KEYSTORE_PASSWORD = "testing-password";

    private TenancyQueryRunner() {}

    public static DistributedQueryRunner create(TestingTenancy tenancy, Path directory, EventListener... moreListeners)
            throws Exception
    {
        Path authenticator = Files.writeString(
                directory.resolve("header-authenticator.properties"),
                "header-authenticator.name=omnisql-tenancy\nomnisql.config-file=" + tenancy.properties().get("omnisql.config-file") + "\n");
        DistributedQueryRunner runner = DistributedQueryRunner.builder(session(ALICE))
                .setWorkerCount(0)
                .setCoordinatorProperties(ImmutableMap.<String, String>builder()
                        .put("http-server.https.enabled", "true")
                        .put("http-server.https.keystore.path", createKeystore(directory).toString())
                        .put("http-server.https.keystore.key", KEYSTORE_PASSWORD)
                        .put("http-server.authentication.type", "HEADER")
                        .put("http-server.authentication.allow-insecure-over-http", "true")
                        .put("header-authenticator.config-files", authenticator.toString())
                        .buildOrThrow())
                .setSystemAccessControl(tenancy.accessControl())
                .setEventListeners(ImmutableList.<EventListener>builder().add(tenancy.eventListener()).add(moreListeners).build())
                .build();
        runner.installPlugin(new LateParts(tenancy.plugin()));
        TestingTrinoServer coordinator = runner.getCoordinator();
        coordinator.getInstance(Key.get(HeaderAuthenticatorManager.class)).loadHeaderAuthenticator();
        coordinator.getResourceGroupManager().orElseThrow().setConfigurationManager("omnisql-tenancy", tenancy.properties());
        runner.getGroupProvider().setConfiguredGroupProvider("omnisql-tenancy", tenancy.properties());
        runner.installPlugin(new TpchPlugin());
        runner.createCatalog("github", "tpch", ImmutableMap.of());
        runner.createCatalog("tpch", "tpch", ImmutableMap.of());
        runner.createCatalog("hidden", "tpch", ImmutableMap.of());
        runner.createCatalog("memory", "omnisql_scratch", ImmutableMap.of());
        return runner;
    }

    public static Session session(String user)
    {
        return testSessionBuilder()
                .setIdentity(Identity.forUser(user).withPrincipal(new BasicPrincipal(user)).build())
                .setOriginalIdentity(Identity.forUser(user).withPrincipal(new BasicPrincipal(user)).build())
                .setCatalog("github")
                .setSchema("tiny")
                .build();
    }

    public static URI httpsUri(DistributedQueryRunner runner)
    {
        return runner.getCoordinator().getInstance(Key.get(HttpServerInfo.class)).getHttpsUri();
    }

    /**
     * The parts that the test engine lets a test configure after it has started; the others are given to its builder.
     */
    private record LateParts(Plugin plugin)
            implements Plugin
    {
        @Override
        public Iterable<ConnectorFactory> getConnectorFactories()
        {
            return plugin.getConnectorFactories();
        }

        @Override
        public Iterable<HeaderAuthenticatorFactory> getHeaderAuthenticatorFactories()
        {
            return plugin.getHeaderAuthenticatorFactories();
        }

        @Override
        public Iterable<GroupProviderFactory> getGroupProviderFactories()
        {
            return plugin.getGroupProviderFactories();
        }

        @Override
        public Iterable<ResourceGroupConfigurationManagerFactory> getResourceGroupConfigurationManagerFactories()
        {
            return plugin.getResourceGroupConfigurationManagerFactories();
        }
    }

    private static Path createKeystore(Path directory)
            throws IOException, InterruptedException
    {
        Path keystore = directory.resolve("keystore.p12");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "trino",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-validity",
                "1",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                KEYSTORE_PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return keystore;
    }
}
