package io.omnisql.control.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything under {@code omnisql.} in the configuration. A name that is not listed here stops the start.
 *
 * @param planes the data planes by id
 * @param connectors the connectors whose connections may be made, by catalog name
 */
@Validated
@ConfigurationProperties(prefix = "omnisql", ignoreUnknownFields = false)
public record ControlPlaneProperties(
        @Valid @DefaultValue Security security,
        @NotEmpty(message = "name at least one data plane: set omnisql.planes.<id>.token-file to a file that holds its token") @Valid Map<String, Plane> planes,
        @Valid @DefaultValue Keys keys,
        @Valid @DefaultValue Snapshot snapshot,
        @Valid @DefaultValue Redis redis,
        @Valid @DefaultValue Database database,
        @DefaultValue Policy policy,
        @DefaultValue Connections connections,
        @Valid @DefaultValue Map<String, Connector> connectors)
{
    /**
     * @param adminTokenFile holds the operator's bearer token
     */
    public record Security(
            @NotNull(message = "set omnisql.security.admin-token-file to a file that holds the operator's token, readable by its owner only") Path adminTokenFile) {}

    /**
     * @param tokenFile holds the bearer token of this data plane
     * @param tenants the tenants that this plane serves; empty means every tenant
     */
    public record Plane(
            @NotNull(message = "set omnisql.planes.<id>.token-file to a file that holds the plane's token, readable by its owner only") Path tokenFile,
            @DefaultValue Set<String> tenants)
    {
        public boolean serves(String tenant)
        {
            return tenants.isEmpty() || tenants.contains(tenant);
        }
    }

    public record Keys(@Valid @DefaultValue Local local)
    {
        /**
         * @param masterKeyFile holds the key that wraps all tenants' keys: 32 bytes in base64
         */
        public record Local(
                @NotNull(message = "set omnisql.keys.local.master-key-file to a file that holds 32 random bytes in base64, readable by its owner only") Path masterKeyFile) {}
    }

    /**
     * @param privateKeyFile made at the first start when it does not exist
     * @param publicKeyFile written at each start; the data planes verify snapshots with it
     */
    public record Snapshot(
            @NotNull(message = "set omnisql.snapshot.private-key-file to where the signing key is kept; it is made when it does not exist") Path privateKeyFile,
            @NotNull(message = "set omnisql.snapshot.public-key-file to where the data planes find the verifying key") Path publicKeyFile) {}

    /**
     * @param passwordFile null when Redis asks for none
     */
    public record Redis(
            @NotNull(message = "set omnisql.redis.url, for example redis://127.0.0.1:6379") URI url,
            Path passwordFile) {}

    /**
     * @param embeddedDirectory where the embedded PostgreSQL keeps its data; null when {@code spring.datasource.url} names a server
     * @param embeddedPort 0 picks a free one
     */
    public record Database(Path embeddedDirectory, @Min(0) @Max(65_535) @DefaultValue("8464") int embeddedPort) {}

    /**
     * @param publicCatalogs catalogs that every tenant may read
     * @param scratchCatalogs catalogs in which a tenant has one schema of its own
     */
    public record Policy(@DefaultValue("tpch") Set<String> publicCatalogs, @DefaultValue("memory") Set<String> scratchCatalogs) {}

    /**
     * @param tenantOrigins where a tenant's own administrator may point a connection, e.g. {@code https://*.ghe.com}; the operator may point it anywhere
     */
    public record Connections(@DefaultValue List<String> tenantOrigins) {}

    /**
     * What a connection of one connector consists of.
     *
     * @param credentials secrets of which a connection has at least one
     */
    public record Connector(
            @DefaultValue List<String> credentials,
            @DefaultValue Set<String> optionalSecrets,
            @DefaultValue Set<String> properties) {}
}
