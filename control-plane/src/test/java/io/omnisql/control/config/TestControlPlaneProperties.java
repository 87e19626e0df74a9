package io.omnisql.control.config;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

public class TestControlPlaneProperties
{
    private static final String[] NEEDED = {
            "omnisql.security.admin-token-file=admin",
            "omnisql.planes.quickstart.token-file=plane",
            "omnisql.keys.local.master-key-file=master",
            "omnisql.snapshot.private-key-file=private",
            "omnisql.snapshot.public-key-file=public",
            "omnisql.redis.url=redis://127.0.0.1:6379",
    };

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    public void testDefaults()
    {
        runner.withPropertyValues(NEEDED).run(context -> {
            ControlPlaneProperties properties = context.getBean(ControlPlaneProperties.class);
            assertThat(properties.security().adminTokenFile()).isEqualTo(Path.of("admin"));
            assertThat(properties.planes().get("quickstart").tenants()).isEmpty();
            assertThat(properties.planes().get("quickstart").serves("acme")).isTrue();
            assertThat(properties.redis().passwordFile()).isNull();
            assertThat(properties.database().embeddedDirectory()).isNull();
            assertThat(properties.database().embeddedPort()).isEqualTo(8464);
            assertThat(properties.policy().publicCatalogs()).containsExactly("tpch");
            assertThat(properties.policy().scratchCatalogs()).containsExactly("memory");
            assertThat(properties.connections().tenantOrigins()).isEmpty();
            assertThat(properties.connectors()).isEmpty();
        });
    }

    @Test
    public void testExplicitValues()
    {
        runner.withPropertyValues(NEEDED).withPropertyValues(
                "omnisql.planes.quickstart.tenants=acme,globex",
                "omnisql.redis.password-file=password",
                "omnisql.database.embedded-directory=data",
                "omnisql.database.embedded-port=1234",
                "omnisql.policy.public-catalogs=tpch,tpcds",
                "omnisql.policy.scratch-catalogs=scratch",
                "omnisql.connectors.github.credentials=token").run(context -> {
            ControlPlaneProperties properties = context.getBean(ControlPlaneProperties.class);
            assertThat(properties.planes().get("quickstart").serves("acme")).isTrue();
            assertThat(properties.planes().get("quickstart").serves("initech")).isFalse();
            assertThat(properties.redis().passwordFile()).isEqualTo(Path.of("password"));
            assertThat(properties.database()).isEqualTo(new ControlPlaneProperties.Database(Path.of("data"), 1234));
            assertThat(properties.policy()).isEqualTo(new ControlPlaneProperties.Policy(Set.of("tpch", "tpcds"), Set.of("scratch")));
            assertThat(properties.connectors().get("github").credentials()).containsExactly("token");
        });
    }

    @Test
    public void testMissingValuesAreNamed()
    {
        for (String needed : NEEDED) {
            String[] others = Arrays.stream(NEEDED).filter(property -> !property.equals(needed)).toArray(String[]::new);
            String expected = "set " + needed.substring(0, needed.indexOf('=')).replace("quickstart", "<id>");
            runner.withPropertyValues(others).run(context -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining(expected));
        }
    }

    @Test
    public void testUnknownAndWrongValuesStopTheStart()
    {
        runner.withPropertyValues(NEEDED).withPropertyValues("omnisql.snapshot.privat-key-file=x")
                .run(context -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("omnisql.snapshot.privat-key-file"));
        runner.withPropertyValues(NEEDED).withPropertyValues("omnisql.database.embedded-port=70000")
                .run(context -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("embeddedPort"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ControlPlaneProperties.class)
    static class Properties {}
}
