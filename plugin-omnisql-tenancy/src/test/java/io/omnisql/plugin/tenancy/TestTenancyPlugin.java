package io.omnisql.plugin.tenancy;

import io.airlift.bootstrap.ApplicationConfigurationException;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManager;
import io.trino.spi.security.HeaderAuthenticator;
import io.trino.spi.security.SystemAccessControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.plugin.tenancy.TestingTenants.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestTenancyPlugin
{
    @TempDir
    Path directory;

    private TestingTenancy tenancy;

    @BeforeEach
    void setUp()
            throws IOException
    {
        tenancy = new TestingTenancy(directory, TestingTenants.snapshot());
    }

    @Test
    void testNames()
    {
        TenancyPlugin plugin = tenancy.plugin();

        assertThat(getOnlyElement(plugin.getHeaderAuthenticatorFactories()).getName()).isEqualTo("omnisql-tenancy");
        assertThat(getOnlyElement(plugin.getSystemAccessControlFactories()).getName()).isEqualTo("omnisql-tenancy");
        assertThat(getOnlyElement(plugin.getGroupProviderFactories()).getName()).isEqualTo("omnisql-tenancy");
        assertThat(getOnlyElement(plugin.getResourceGroupConfigurationManagerFactories()).getName()).isEqualTo("omnisql-tenancy");
        assertThat(getOnlyElement(plugin.getEventListenerFactories()).getName()).isEqualTo("omnisql-tenancy");
    }

    @Test
    void testDataPlaneClosesWithTheLastPart()
    {
        SystemAccessControl accessControl = tenancy.accessControl();
        EventListener eventListener = tenancy.eventListener();
        ResourceGroupConfigurationManager<?> resourceGroups = tenancy.resourceGroups();

        accessControl.shutdown();
        accessControl.shutdown();
        eventListener.shutdown();
        assertThat(tenancy.snapshots().isClosed()).isFalse();

        resourceGroups.shutdown();
        assertThat(tenancy.snapshots().isClosed()).isTrue();
    }

    @Test
    void testPartsThatCannotBeStoppedKeepTheDataPlane()
    {
        HeaderAuthenticator authenticator = tenancy.authenticator();
        assertThat(tenancy.groupProvider().getGroups(ALICE)).contains("tenant:acme");

        tenancy.accessControl().shutdown();

        assertThat(tenancy.snapshots().isClosed()).isFalse();
        assertThat(authenticator).isNotNull();
    }

    @Test
    void testOneConfigurationFile()
            throws IOException
    {
        tenancy.authenticator();
        Path other = Files.createFile(directory.resolve("other.properties"));

        assertThatThrownBy(() -> getOnlyElement(tenancy.plugin().getGroupProviderFactories()).create(Map.of("omnisql.config-file", other.toString())))
                .hasMessageContaining("omnisql.config-file must be the same file in every omnisql-tenancy configuration");
    }

    @Test
    void testWrongProperties()
    {
        assertThatThrownBy(() -> getOnlyElement(tenancy.plugin().getGroupProviderFactories()).create(Map.of()))
                .isInstanceOf(ApplicationConfigurationException.class)
                .hasMessageContaining("omnisql.config-file");
        assertThatThrownBy(() -> getOnlyElement(tenancy.plugin().getGroupProviderFactories()).create(tenancy.properties("omnisql.unknown", "x")))
                .isInstanceOf(ApplicationConfigurationException.class)
                .hasMessageContaining("omnisql.unknown");
    }
}
