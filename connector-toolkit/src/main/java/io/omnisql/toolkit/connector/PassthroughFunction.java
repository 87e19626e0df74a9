package io.omnisql.toolkit.connector;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorAccessControl;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.function.table.AbstractConnectorTableFunction;
import io.trino.spi.function.table.Argument;
import io.trino.spi.function.table.ArgumentSpecification;
import io.trino.spi.function.table.Descriptor;
import io.trino.spi.function.table.ReturnTypeSpecification.GenericTable;
import io.trino.spi.function.table.ScalarArgument;
import io.trino.spi.function.table.ScalarArgumentSpecification;
import io.trino.spi.function.table.TableFunctionAnalysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * {@code TABLE(catalog.system.name(query => '…', connection => '…'))}: a query in the service's own language. The connection may be left
 * out when the tenant has only one.
 */
final class PassthroughFunction
        extends AbstractConnectorTableFunction
{
    private static final String CONNECTION = "connection";

    private final PassthroughQuery query;
    private final ConnectionAccess access;
    private final Pushdown pushdown;
    private final Tables tables;
    private final SaasSessionProperties properties;

    PassthroughFunction(PassthroughQuery query, ConnectionAccess access, Pushdown pushdown, Tables tables, SaasSessionProperties properties)
    {
        super("system", query.name(), arguments(query), GenericTable.GENERIC_TABLE);
        this.query = requireNonNull(query, "query is null");
        this.access = requireNonNull(access, "access is null");
        this.pushdown = requireNonNull(pushdown, "pushdown is null");
        this.tables = requireNonNull(tables, "tables is null");
        this.properties = requireNonNull(properties, "properties is null");
    }

    private static List<ArgumentSpecification> arguments(PassthroughQuery query)
    {
        ImmutableList.Builder<ArgumentSpecification> arguments = ImmutableList.builder();
        arguments.add(ScalarArgumentSpecification.builder().name(PassthroughQuery.QUERY.toUpperCase(ROOT)).type(VARCHAR).build());
        query.arguments().forEach(argument -> arguments.add(ScalarArgumentSpecification.builder()
                .name(argument.name().toUpperCase(ROOT))
                .type(VARCHAR)
                .defaultValue(utf8Slice(argument.values().getFirst()))
                .build()));
        arguments.add(ScalarArgumentSpecification.builder().name(CONNECTION.toUpperCase(ROOT)).type(VARCHAR).defaultValue(null).build());
        return arguments.build();
    }

    @Override
    public TableFunctionAnalysis analyze(ConnectorSession session, ConnectorTransactionHandle transaction, Map<String, Argument> arguments, ConnectorAccessControl accessControl)
    {
        ConnectionInfo connection = connection(session, text(arguments, CONNECTION));
        ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
        values.put(PassthroughQuery.QUERY, text(arguments, PassthroughQuery.QUERY).orElseThrow(() -> invalid("The argument query is NULL")));
        query.arguments().forEach(argument -> values.put(argument.name(), value(argument, text(arguments, argument.name()))));
        Map<String, String> given = values.buildOrThrow();
        TableDefinition table = describe(session, connection, given);
        Map<String, String> options = ImmutableMap.<String, String>builder().putAll(properties.options(session)).putAll(given).buildKeepingLast();
        SaasTableHandle handle = pushdown.scan(connection, new SchemaTableName(connection.name(), table.name()), table, options);
        return TableFunctionAnalysis.builder()
                .returnedType(new Descriptor(table.columns().stream()
                        .map(column -> new Descriptor.Field(column.name(), Optional.of(engineType(column.type()))))
                        .toList()))
                .handle(new SaasFunctionHandle(handle))
                .build();
    }

    private TableDefinition describe(ConnectorSession session, ConnectionInfo connection, Map<String, String> arguments)
    {
        RemoteReader reader = access.reader(session, connection, "$" + query.name(), access.activity(session, connection.tenant()));
        try {
            return BackgroundTask.call("omnisql-passthrough", () -> query.describe(connection, arguments, name -> tables.find(session, connection, name), reader));
        }
        catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
    }

    private ConnectionInfo connection(ConnectorSession session, Optional<String> name)
    {
        List<String> names = access.names(session);
        String wanted = name.orElseGet(() -> {
            if (names.size() != 1) {
                throw invalid(names.isEmpty() ? "There is no connection" : "There is more than one connection; add the argument connection, one of " + String.join(", ", names));
            }
            return names.getFirst();
        });
        return access.find(session, wanted).orElseThrow(() -> invalid("There is no connection " + wanted));
    }

    private static Optional<String> text(Map<String, Argument> arguments, String name)
    {
        Object value = ((ScalarArgument) arguments.get(name.toUpperCase(ROOT))).getValue();
        return Optional.ofNullable((Slice) value).map(Slice::toStringUtf8);
    }

    private static String value(PassthroughQuery.Argument argument, Optional<String> given)
    {
        return given.filter(argument.values()::contains)
                .orElseThrow(() -> invalid("The argument %s must be one of %s".formatted(argument.name(), String.join(", ", argument.values()))));
    }

    private static TrinoException invalid(String message)
    {
        return new TrinoException(INVALID_FUNCTION_ARGUMENT, message);
    }
}
