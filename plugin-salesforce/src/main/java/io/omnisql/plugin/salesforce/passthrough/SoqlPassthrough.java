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
    public TableDefinition describe(ConnectionInfo connection, Map<String, String> arguments, RemoteReader reader)
    {
        Statement statement = Statement.parse(arguments.get(QUERY));
        Paths paths = new Paths(connection, reader, new HashMap<>());
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
     * Fields of the statement's object and of its parents.
     */
    private final class Paths
    {
        private final ConnectionInfo connection;
        private final RemoteReader reader;
        private final Map<String, TableDefinition> tables;

        private Paths(ConnectionInfo connection, RemoteReader reader, Map<String, TableDefinition> tables)
        {
            this.connection = connection;
            this.reader = reader;
            this.tables = tables;
        }

        private ColumnDefinition find(String object, String path)
        {
            TableDefinition table = table(object);
            String[] names = path.split("\\.");
            int first = names.length > 1 && names[0].equalsIgnoreCase(object) && ParentLink.find(table, names[0]).isEmpty() ? 1 : 0;
            for (int i = first; i < names.length - 1; i++) {
                String relationship = names[i];
                String parent = ParentLink.find(table, relationship)
                        .orElseThrow(() -> new IllegalArgumentException("%s has no parent %s that always is of one type".formatted(object, relationship)));
                table = table(parent);
            }
            String name = names[names.length - 1];
            return table.column(name.toLowerCase(ROOT)).orElseThrow(() -> new IllegalArgumentException("There is no field " + path));
        }

        private TableDefinition table(String object)
        {
            return tables.computeIfAbsent(object.toLowerCase(ROOT), name -> catalog.find(connection, name, reader)
                    .orElseThrow(() -> new IllegalArgumentException("There is no object " + object)));
        }
    }
}
