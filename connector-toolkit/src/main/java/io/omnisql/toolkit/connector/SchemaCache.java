package io.omnisql.toolkit.connector;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What connections' tables are, remembered for some minutes so that planning a query asks the service nothing. A change of the
 * connection, and an answer that contradicts the description, make it be read again.
 */
final class SchemaCache
{
    private static final long MAX_CONNECTIONS = 10_000;
    private static final long MAX_COLUMNS = 2_000_000;

    private final Cache<ConnectionInfo, List<TableName>> names;
    private final Cache<TableKey, TableDefinition> tables;

    private record TableKey(ConnectionInfo connection, String table) {}

    @Inject
    SchemaCache(ConnectorConfig config)
    {
        names = Caffeine.newBuilder()
                .expireAfterWrite(config.getSchemaCacheTtl().toJavaTime())
                .maximumSize(MAX_CONNECTIONS)
                .build();
        tables = Caffeine.newBuilder()
                .expireAfterWrite(config.getSchemaCacheTtl().toJavaTime())
                .weigher((TableKey _, TableDefinition table) -> 1 + table.columns().size())
                .maximumWeight(MAX_COLUMNS)
                .build();
    }

    List<TableName> names(ConnectionInfo connection, Supplier<List<TableName>> load)
    {
        List<TableName> known = names.getIfPresent(connection);
        if (known != null) {
            return known;
        }
        // loaded outside the cache, whose locks other connections share
        List<TableName> loaded = load.get();
        names.put(connection, loaded);
        return loaded;
    }

    Optional<TableDefinition> find(ConnectionInfo connection, String table, Supplier<Optional<TableDefinition>> load)
    {
        TableKey key = new TableKey(connection, table);
        TableDefinition known = tables.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<TableDefinition> loaded = load.get();
        loaded.ifPresent(definition -> tables.put(key, definition));
        return loaded;
    }

    /**
     * All tables; what is loaded serves {@link #find} and {@link #names}, too.
     */
    List<TableDefinition> all(ConnectionInfo connection, Supplier<List<TableDefinition>> load)
    {
        List<TableDefinition> known = Optional.ofNullable(names.getIfPresent(connection)).orElse(List.of()).stream()
                .map(name -> tables.getIfPresent(new TableKey(connection, name.name())))
                .takeWhile(Objects::nonNull)
                .collect(toImmutableList());
        if (!known.isEmpty() && known.size() == Optional.ofNullable(names.getIfPresent(connection)).map(List::size).orElse(0)) {
            return known;
        }
        List<TableDefinition> loaded = load.get();
        loaded.forEach(table -> tables.put(new TableKey(connection, table.name()), table));
        names.put(connection, loaded.stream().map(table -> new TableName(table.name(), table.comment())).toList());
        return loaded;
    }

    void forget(ConnectionInfo connection)
    {
        names.invalidate(connection);
        tables.asMap().keySet().removeIf(key -> key.connection().equals(connection));
    }
}
