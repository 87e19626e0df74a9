package io.omnisql.control.security;

import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.config.ControlPlaneProperties.Plane;
import io.omnisql.control.config.ControlPlaneProperties.Security;
import io.omnisql.control.config.UnsafeConfigurationException;
import io.omnisql.control.testing.ServiceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class TestBearerTokens
{
    private static final String ADMIN = "admin-0123456789-0123456789";
    private static final String PLANE = "plane-0123456789-0123456789";

    @TempDir
    private Path directory;

    @Test
    public void testCallers()
    {
        BearerTokens tokens = tokens(ADMIN, PLANE);
        assertThat(tokens.caller(ADMIN)).contains(new Caller.Operator());
        assertThat(tokens.caller(PLANE)).contains(new Caller.DataPlane("eu"));
        assertThat(tokens.caller("")).isEmpty();
        assertThat(tokens.caller(ADMIN + " ")).isEmpty();
        assertThat(tokens.caller(ADMIN.substring(1))).isEmpty();
    }

    @Test
    public void testSharedTokenIsRefused()
    {
        assertThatThrownBy(() -> tokens(ADMIN, ADMIN))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessage("omnisql.security.admin-token-file and omnisql.planes.eu.token-file hold the same token");
    }

    private BearerTokens tokens(String admin, String plane)
    {
        return new BearerTokens(new ControlPlaneProperties(
                new Security(ServiceFiles.secret(directory.resolve("admin"), admin)),
                Map.of("eu", new Plane(ServiceFiles.secret(directory.resolve("plane"), plane), Set.of())),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of()));
    }
}
