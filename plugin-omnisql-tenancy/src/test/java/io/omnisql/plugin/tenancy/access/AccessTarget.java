package io.omnisql.plugin.tenancy.access;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.trino.spi.QueryId;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaRoutineName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.connector.EntityKindAndName;
import io.trino.spi.connector.EntityPrivilege;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.function.SchemaFunctionName;
import io.trino.spi.security.BasicPrincipal;
import io.trino.spi.security.Identity;
import io.trino.spi.security.PrincipalType;
import io.trino.spi.security.Privilege;
import io.trino.spi.security.SystemSecurityContext;
import io.trino.spi.security.TrinoPrincipal;
import io.trino.spi.type.Type;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static io.trino.spi.type.BigintType.BIGINT;

/**
 * Something that a user tries to reach: a table, and a user to whom queries belong. It makes the arguments of every access control method.
 */
record AccessTarget(String catalog, String schema, String table, String owner)
{
    Object[] arguments(Method method, String caller)
    {
        return Stream.of(method.getParameters())
                .map(parameter -> argument(method, parameter, caller))
                .toArray();
    }

    private Object argument(Method method, Parameter parameter, String caller)
    {
        return switch (parameter.getType().getSimpleName()) {
            case "SystemSecurityContext" -> new SystemSecurityContext(identity(caller), queryId(), Instant.EPOCH);
            case "QueryId" -> queryId();
            case "Identity" -> identity(parameter.getName().equals("queryOwner") ? owner : caller);
            case "Collection" -> only(parameter, Collection.class, List.of(identity(owner)));
            case "Optional" -> parameter.getName().equals("principal") ? Optional.of(new BasicPrincipal(caller)) : Optional.empty();
            case "String" -> string(parameter.getName());
            case "CatalogSchemaName" -> new CatalogSchemaName(catalog, schema);
            case "CatalogSchemaTableName" -> new CatalogSchemaTableName(catalog, schema, table);
            case "CatalogSchemaRoutineName" -> new CatalogSchemaRoutineName(catalog, schema, "function");
            case "Set" -> set(parameter.getName());
            case "Map" -> parameter.getName().equals("tableColumns") ? ImmutableMap.of(new SchemaTableName(schema, table), ImmutableSet.of("id")) : ImmutableMap.of();
            case "List" -> only(parameter, List.class, List.of(ColumnSchema.builder().setName("id").setType(BIGINT).build()));
            case "TrinoPrincipal" -> new TrinoPrincipal(PrincipalType.USER, owner);
            case "Privilege" -> Privilege.SELECT;
            case "EntityPrivilege" -> new EntityPrivilege("CREATE");
            case "EntityKindAndName" -> new EntityKindAndName("TABLE", List.of(catalog, schema, table));
            case "Type" -> only(parameter, Type.class, BIGINT);
            case "boolean" -> false;
            default -> throw new AssertionError("No argument for " + parameter + " of " + method);
        };
    }

    private String string(String parameter)
    {
        return switch (parameter) {
            case "userName" -> owner;
            case "catalog", "catalogName" -> catalog;
            case "propertyName" -> "max_staleness";
            case "newSchemaName" -> schema + "2";
            case "columnName" -> "id";
            case "role", "procedure" -> parameter;
            default -> throw new AssertionError("No value for a parameter named " + parameter);
        };
    }

    private Set<?> set(String parameter)
    {
        return switch (parameter) {
            case "catalogs" -> Set.of(catalog);
            case "schemaNames" -> Set.of(schema);
            case "tableNames" -> Set.of(new SchemaTableName(schema, table));
            case "functionNames" -> Set.of(new SchemaFunctionName(schema, "function"));
            case "columns", "updatedColumnNames" -> Set.of("id");
            case "roles" -> Set.of("role");
            case "grantees" -> Set.of(new TrinoPrincipal(PrincipalType.USER, owner));
            default -> throw new AssertionError("No set for a parameter named " + parameter);
        };
    }

    private static Object only(Parameter parameter, Class<?> type, Object value)
    {
        if (parameter.getType() != type) {
            throw new AssertionError("Unexpected type of " + parameter);
        }
        return value;
    }

    private static Identity identity(String user)
    {
        return Identity.forUser(user).withPrincipal(new BasicPrincipal(user)).build();
    }

    private static QueryId queryId()
    {
        return new QueryId("20260101_000000_00000_aaaaa");
    }
}
