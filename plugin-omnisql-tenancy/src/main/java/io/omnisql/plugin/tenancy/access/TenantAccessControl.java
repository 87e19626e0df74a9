package io.omnisql.plugin.tenancy.access;

import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.airlift.bootstrap.LifeCycleManager;
import io.omnisql.plugin.tenancy.ActiveUser;
import io.omnisql.plugin.tenancy.TenantDirectory;
import io.omnisql.tenancy.identity.TenantUser;
import io.trino.spi.QueryId;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaRoutineName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemSecurityContext;

import java.security.Principal;
import java.util.Collection;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.plugin.tenancy.TenancyErrorCode.OMNISQL_NOT_READY;
import static io.trino.spi.security.AccessDeniedException.denyCreateSchema;
import static io.trino.spi.security.AccessDeniedException.denyCreateTable;
import static io.trino.spi.security.AccessDeniedException.denyDropSchema;
import static io.trino.spi.security.AccessDeniedException.denyDropTable;
import static io.trino.spi.security.AccessDeniedException.denyExecuteQuery;
import static io.trino.spi.security.AccessDeniedException.denyInsertTable;
import static io.trino.spi.security.AccessDeniedException.denyKillQuery;
import static io.trino.spi.security.AccessDeniedException.denySelectTable;
import static io.trino.spi.security.AccessDeniedException.denySetCatalogSessionProperty;
import static io.trino.spi.security.AccessDeniedException.denySetSystemSessionProperty;
import static io.trino.spi.security.AccessDeniedException.denySetUser;
import static io.trino.spi.security.AccessDeniedException.denyShowColumns;
import static io.trino.spi.security.AccessDeniedException.denyShowCreateTable;
import static io.trino.spi.security.AccessDeniedException.denyShowSchemas;
import static io.trino.spi.security.AccessDeniedException.denyShowTables;
import static io.trino.spi.security.AccessDeniedException.denyViewQuery;
import static java.util.Objects.requireNonNull;

/**
 * Keeps tenants apart: a user reads its tenant's connections and the public catalogs, writes in its tenant's scratch schema, and sees no other name.
 * <p>
 * Whatever is not overridden here stays denied by {@link SystemAccessControl}, also what later versions add to it.
 * A refusal repeats only what the user wrote, so that it is the same for a foreign name and for one that does not exist.
 */
public class TenantAccessControl
        implements SystemAccessControl
{
    private final TenantDirectory directory;
    private final CatalogRules rules;
    private final QueryRateLimit rateLimit;
    private final LifeCycleManager lifeCycle;

    @Inject
    public TenantAccessControl(TenantDirectory directory, CatalogRules rules, QueryRateLimit rateLimit, LifeCycleManager lifeCycle)
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.rateLimit = requireNonNull(rateLimit, "rateLimit is null");
        this.lifeCycle = requireNonNull(lifeCycle, "lifeCycle is null");
    }

    @Override
    @Deprecated
    public void checkCanSetUser(Optional<Principal> principal, String userName)
    {
        if (!principal.map(Principal::getName).equals(Optional.of(userName))) {
            denySetUser(principal, userName);
        }
    }

    @Override
    public void checkCanExecuteQuery(Identity identity, QueryId queryId)
    {
        if (directory.snapshot().isEmpty()) {
            throw new TrinoException(OMNISQL_NOT_READY, "This data plane has not received its tenants yet; try again shortly");
        }
        Optional<ActiveUser> user = directory.user(identity.getUser());
        if (user.isEmpty()) {
            denyExecuteQuery("The user is unknown or suspended");
        }
        rateLimit.acquire(user.orElseThrow());
    }

    @Override
    public void checkCanViewQueryOwnedBy(Identity identity, Identity queryOwner)
    {
        if (!ownsOrAdministers(identity, queryOwner)) {
            denyViewQuery();
        }
    }

    @Override
    public Collection<Identity> filterViewQueryOwnedBy(Identity identity, Collection<Identity> queryOwners)
    {
        return queryOwners.stream()
                .filter(owner -> ownsOrAdministers(identity, owner))
                .collect(toImmutableList());
    }

    @Override
    public void checkCanKillQueryOwnedBy(Identity identity, Identity queryOwner)
    {
        if (!ownsOrAdministers(identity, queryOwner)) {
            denyKillQuery();
        }
    }

    @Override
    public void checkCanSetSystemSessionProperty(Identity identity, QueryId queryId, String propertyName)
    {
        if (directory.user(identity.getUser()).isEmpty() || !SessionPropertyRules.isSystemPropertyAllowed(propertyName)) {
            denySetSystemSessionProperty(propertyName);
        }
    }

    @Override
    public void checkCanSetCatalogSessionProperty(SystemSecurityContext context, String catalogName, String propertyName)
    {
        if (!allows(context, _ -> rules.isConnector(catalogName) && SessionPropertyRules.isConnectorPropertyAllowed(propertyName))) {
            denySetCatalogSessionProperty(catalogName, propertyName);
        }
    }

    @Override
    public boolean canExecuteFunction(SystemSecurityContext context, CatalogSchemaRoutineName functionName)
    {
        return allows(context, _ -> rules.isExecutable(functionName));
    }

    @Override
    public boolean canAccessCatalog(SystemSecurityContext context, String catalogName)
    {
        return allows(context, _ -> rules.isVisible(catalogName));
    }

    @Override
    public Set<String> filterCatalogs(SystemSecurityContext context, Set<String> catalogs)
    {
        return catalogs.stream()
                .filter(catalog -> canAccessCatalog(context, catalog))
                .collect(toImmutableSet());
    }

    @Override
    public void checkCanShowSchemas(SystemSecurityContext context, String catalogName)
    {
        if (!canAccessCatalog(context, catalogName)) {
            denyShowSchemas();
        }
    }

    @Override
    public Set<String> filterSchemas(SystemSecurityContext context, String catalogName, Set<String> schemaNames)
    {
        return user(context)
                .map(user -> schemaNames.stream()
                        .filter(schema -> rules.isVisible(user, catalogName, schema))
                        .collect(toImmutableSet()))
                .orElseGet(ImmutableSet::of);
    }

    @Override
    public void checkCanCreateSchema(SystemSecurityContext context, CatalogSchemaName schema, Map<String, Object> properties)
    {
        if (!allows(context, user -> rules.isWritable(user, schema))) {
            denyCreateSchema(schema.toString());
        }
    }

    @Override
    public void checkCanDropSchema(SystemSecurityContext context, CatalogSchemaName schema)
    {
        if (!allows(context, user -> rules.isWritable(user, schema))) {
            denyDropSchema(schema.toString());
        }
    }

    @Override
    public void checkCanShowTables(SystemSecurityContext context, CatalogSchemaName schema)
    {
        if (!allows(context, user -> rules.isVisible(user, schema.getCatalogName(), schema.getSchemaName()))) {
            denyShowTables(schema.toString());
        }
    }

    @Override
    public Set<SchemaTableName> filterTables(SystemSecurityContext context, String catalogName, Set<SchemaTableName> tableNames)
    {
        return user(context)
                .map(user -> tableNames.stream()
                        .filter(table -> rules.isVisible(user, catalogName, table.getSchemaName(), table.getTableName()))
                        .collect(toImmutableSet()))
                .orElseGet(ImmutableSet::of);
    }

    @Override
    public void checkCanShowColumns(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        if (!allows(context, user -> rules.isVisible(user, table))) {
            denyShowColumns(table.toString());
        }
    }

    @Override
    public Map<SchemaTableName, Set<String>> filterColumns(SystemSecurityContext context, String catalogName, Map<SchemaTableName, Set<String>> tableColumns)
    {
        Set<SchemaTableName> visible = filterTables(context, catalogName, tableColumns.keySet());
        return tableColumns.entrySet().stream()
                .filter(entry -> visible.contains(entry.getKey()))
                .collect(toImmutableMap(Entry::getKey, Entry::getValue));
    }

    @Override
    public void checkCanShowCreateTable(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        if (!allows(context, user -> rules.isVisible(user, table))) {
            denyShowCreateTable(table.toString());
        }
    }

    @Override
    public void checkCanSelectFromColumns(SystemSecurityContext context, CatalogSchemaTableName table, Set<String> columns)
    {
        if (!allows(context, user -> rules.isVisible(user, table))) {
            denySelectTable(table.toString());
        }
    }

    @Override
    public void checkCanCreateTable(SystemSecurityContext context, CatalogSchemaTableName table, Map<String, Object> properties)
    {
        if (!allows(context, user -> rules.isWritable(user, table))) {
            denyCreateTable(table.toString());
        }
    }

    @Override
    public void checkCanInsertIntoTable(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        if (!allows(context, user -> rules.isWritable(user, table))) {
            denyInsertTable(table.toString());
        }
    }

    @Override
    public void checkCanDropTable(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        if (!allows(context, user -> rules.isWritable(user, table))) {
            denyDropTable(table.toString());
        }
    }

    @Override
    public void shutdown()
    {
        lifeCycle.stop();
    }

    private Optional<ActiveUser> user(SystemSecurityContext context)
    {
        return directory.user(context.getIdentity().getUser());
    }

    private boolean allows(SystemSecurityContext context, Predicate<ActiveUser> rule)
    {
        return user(context).filter(rule).isPresent();
    }

    /**
     * An owner who is no longer in the snapshot still has a tenant, whose administrator may end its queries.
     */
    private boolean ownsOrAdministers(Identity identity, Identity queryOwner)
    {
        return directory.user(identity.getUser())
                .filter(user -> queryOwner.getUser().equals(user.name().toString())
                        || (user.isTenantAdmin() && TenantUser.parse(queryOwner.getUser()).map(TenantUser::tenant).equals(Optional.of(user.tenant().id()))))
                .isPresent();
    }
}
