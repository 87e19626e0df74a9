package io.omnisql.plugin.salesforce.passthrough;

import io.omnisql.plugin.salesforce.describe.ParentLink;
import io.omnisql.plugin.salesforce.describe.SalesforceCatalog;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * The table function {@code soql}: a statement in SOQL, whose columns have the types of the fields that it selects.
 */
public final class SoqlPassthrough
        implements PassthroughQuery
{
    private static final String TABLE = "$soql";

    private final SalesforceCatalog catalog;

    public SoqlPassthrough(SalesforceCatalog catalog)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
    }

    /**
     * The user's statement, where the query is of this function.
     */
    public static Optional<String> statement(RemoteQuery query)
    {
        return query.table().equals(TABLE) ? query.option(QUERY) : Optional.empty();
    }

    @Override
    public String name()
    {
        return "soql";
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, Map<String, String> arguments, Function<String, Optional<TableDefinition>> tables, RemoteReader reader)
    {
        Statement statement = Statement.parse(arguments.get(QUERY));
        Paths paths = new Paths(tables, object -> catalog.find(connection, object, reader), new HashMap<>());
        boolean aggregates = statement.select().stream().anyMatch(item -> item.function().filter(ResultTypes::isAggregate).isPresent());
        List<ColumnDefinition> columns = new ArrayList<>();
        int unnamed = 0;
        for (SelectItem item : statement.select()) {
            ColumnDefinition field = paths.find(statement.object(), item.path());
            String key;
            if (item.alias().isPresent()) {
                key = item.alias().get();
            }
            else if (item.function().isPresent()) {
                key = "expr" + unnamed;
                unnamed++;
            }
            else {
                key = aggregates ? item.path().substring(item.path().lastIndexOf('.') + 1) : item.path();
            }
            columns.add(column(item, field, key));
        }
        return new TableDefinition(TABLE, "", columns);
    }

    private static ColumnDefinition column(SelectItem item, ColumnDefinition field, String key)
    {
        ValueType type = item.function().map(function -> ResultTypes.of(function, field.type())).orElse(field.type());
        String pointer = item.function().isEmpty() && item.alias().isEmpty() && key.equals(item.path())
                ? "/" + parentPath(item.path()) + field.pointer().substring(1)
                : "/" + key;
        return new ColumnDefinition(
                key.toLowerCase(ROOT).replace('.', '_'),
                type,
                field.comment(),
                pointer,
                field.spellings(),
                field.valueCase(),
                FilterSupport.NONE,
                false,
                true,
                field.renderer(),
                field.attributes());
    }

    private static String parentPath(String path)
    {
        return path.substring(0, path.lastIndexOf('.') + 1).replace('.', '/');
    }

    /**
     * Fields of the statement's object and of its parents: as they are remembered, and where something is not there, as they are now.
     */
    private record Paths(Function<String, Optional<TableDefinition>> remembered, Function<String, Optional<TableDefinition>> current, Map<String, TableDefinition> described)
    {
        private ColumnDefinition find(String object, String path)
        {
            String[] names = path.split("\\.");
            int first = names.length > 1 && names[0].equalsIgnoreCase(object) && known(object, table -> ParentLink.find(table, names[0])).isEmpty() ? 1 : 0;
            String owner = object;
            for (int i = first; i < names.length - 1; i++) {
                String child = owner;
                String relationship = names[i];
                owner = member(child, table -> ParentLink.find(table, relationship))
                        .orElseThrow(() -> new IllegalArgumentException("%s has no parent %s that always is of one type".formatted(child, relationship)));
            }
            String name = names[names.length - 1];
            return member(owner, table -> table.column(name.toLowerCase(ROOT))).orElseThrow(() -> new IllegalArgumentException("There is no field " + path));
        }

        private <T> Optional<T> member(String object, Function<TableDefinition, Optional<T>> find)
        {
            return known(object, find).or(() -> find.apply(described.computeIfAbsent(object.toLowerCase(ROOT), missing -> current.apply(missing)
                    .orElseThrow(() -> new IllegalArgumentException("There is no object " + object)))));
        }

        private <T> Optional<T> known(String object, Function<TableDefinition, Optional<T>> find)
        {
            String name = object.toLowerCase(ROOT);
            return Optional.ofNullable(described.get(name)).or(() -> remembered.apply(name)).flatMap(find);
        }
    }
}
