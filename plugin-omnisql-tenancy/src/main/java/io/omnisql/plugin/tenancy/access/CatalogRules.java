package io.omnisql.plugin.tenancy.access;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.omnisql.plugin.tenancy.ActiveUser;
import io.omnisql.plugin.tenancy.ScratchSchema;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaRoutineName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.SchemaTableName;

import java.util.Map;
import java.util.Set;

/**
 * Which names a user sees and where it may write. A catalog that is not configured does not exist for tenants.
 */
final class CatalogRules
{
    /**
     * Both a catalog and the schema of each connector catalog that tells its users of their connections and requests.
     */
    private static final String SYSTEM = "system";
    private static final String INFORMATION_SCHEMA = "information_schema";
    private static final Set<String> INFORMATION_SCHEMA_TABLES = ImmutableSet.of("columns", "schemata", "tables", "views");
    // BI tools read comments here; the engine lists only tables that filterTables shows
    private static final SchemaTableName COMMENTS = new SchemaTableName("metadata", "table_comments");
    private static final Set<String> SYSTEM_SCHEMAS = ImmutableSet.of("jdbc");

    private final Map<String, Kind> catalogs;

    private enum Kind
    {
        CONNECTOR, PUBLIC, SCRATCH, SYSTEM
    }

    /**
     * @throws IllegalArgumentException when a catalog is named twice
     */
    @Inject
    CatalogRules(TenantAccessControlConfig config)
    {
        ImmutableMap.Builder<String, Kind> catalogs = ImmutableMap.builder();
        catalogs.put(SYSTEM, Kind.SYSTEM);
        config.getConnectorCatalogs().forEach(catalog -> catalogs.put(catalog, Kind.CONNECTOR));
        config.getPublicCatalogs().forEach(catalog -> catalogs.put(catalog, Kind.PUBLIC));
        config.getScratchCatalogs().forEach(catalog -> catalogs.put(catalog, Kind.SCRATCH));
        try {
            this.catalogs = catalogs.buildOrThrow();
        }
        catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A catalog may be in only one of omnisql.connector-catalogs, omnisql.public-catalogs and omnisql.scratch-catalogs, and system in none", e);
        }
    }

    boolean isVisible(String catalog)
    {
        return catalogs.containsKey(catalog);
    }

    boolean isConnector(String catalog)
    {
        return catalogs.get(catalog) == Kind.CONNECTOR;
    }

    /**
     * Whether it is a connector's function. Such functions find their tenant's connections only.
     */
    boolean isExecutable(CatalogSchemaRoutineName function)
    {
        return isConnector(function.getCatalogName()) && function.getSchemaName().equals(SYSTEM);
    }

    boolean isVisible(ActiveUser user, String catalog, String schema)
    {
        Kind kind = catalogs.get(catalog);
        if (kind == null) {
            return false;
        }
        if (schema.equals(INFORMATION_SCHEMA)) {
            return true;
        }
        return switch (kind) {
            case CONNECTOR -> schema.equals(SYSTEM) || user.hasConnection(catalog, schema);
            case PUBLIC -> true;
            case SCRATCH -> schema.equals(scratchSchema(user));
            case SYSTEM -> SYSTEM_SCHEMAS.contains(schema);
        };
    }

    boolean isVisible(ActiveUser user, String catalog, String schema, String table)
    {
        if (catalogs.get(catalog) == Kind.SYSTEM && COMMENTS.equals(new SchemaTableName(schema, table))) {
            return true;
        }
        return isVisible(user, catalog, schema)
                && (!schema.equals(INFORMATION_SCHEMA) || INFORMATION_SCHEMA_TABLES.contains(table));
    }

    boolean isVisible(ActiveUser user, CatalogSchemaTableName table)
    {
        return isVisible(user, table.getCatalogName(), table.getSchemaTableName().getSchemaName(), table.getSchemaTableName().getTableName());
    }

    boolean isWritable(ActiveUser user, CatalogSchemaName schema)
    {
        return catalogs.get(schema.getCatalogName()) == Kind.SCRATCH
                && !schema.getSchemaName().equals(INFORMATION_SCHEMA)
                && schema.getSchemaName().equals(scratchSchema(user));
    }

    boolean isWritable(ActiveUser user, CatalogSchemaTableName table)
    {
        return isWritable(user, new CatalogSchemaName(table.getCatalogName(), table.getSchemaTableName().getSchemaName()));
    }

    private static String scratchSchema(ActiveUser user)
    {
        return ScratchSchema.ofTenant(user.tenant().id());
    }
}
