package io.omnisql.plugin.salesforce.describe;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.pushdown.FieldFilters;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.plugin.salesforce.types.NumericMapping;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;

import java.util.List;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static java.util.Locale.ROOT;

/**
 * Makes tables of objects.
 */
final class TableDescriber
{
    /**
     * The table of an object that also holds its deleted and archived records.
     */
    static final String ALL_SUFFIX = "$all";

    private final NumericMapping numbers;
    private final boolean compoundColumns;
    private final boolean multiCurrency;

    /**
     * @param multiCurrency whether the organisation is known to keep amounts in several currencies
     */
    TableDescriber(ConnectionInfo connection, boolean multiCurrency)
    {
        this.numbers = NumericMapping.of(connection);
        this.compoundColumns = hasCompoundColumns(connection);
        this.multiCurrency = multiCurrency;
    }

    static boolean hasCompoundColumns(ConnectionInfo connection)
    {
        return Boolean.parseBoolean(connection.properties().getOrDefault(SalesforceCatalog.COMPOUND_COLUMNS, "false"));
    }

    TableDefinition table(ObjectDescription description, boolean includesDeleted)
    {
        SalesforceObject object = new SalesforceObject(
                description.name(),
                SalesforceObject.Kind.ofName(description.name()),
                includesDeleted,
                multiCurrency || hasField(description, "CurrencyIsoCode"),
                description.fields().stream().anyMatch(field -> field.type().equals("id") && field.is(Flag.FILTERABLE) && field.is(Flag.SORTABLE)),
                hasField(description, "IsDeleted"),
                hasField(description, "IsArchived"));
        List<ColumnDefinition> columns = description.fields().stream()
                .filter(field -> compoundColumns || !ColumnTypes.isCompound(field))
                .map(field -> columnOf(object, field))
                .toList();
        String name = description.name().toLowerCase(ROOT);
        return new TableDefinition(
                includesDeleted ? name + ALL_SUFFIX : name,
                includesDeleted ? description.label() + ", with deleted and archived records" : description.label(),
                columns,
                object.toAttributes());
    }

    private static boolean hasField(ObjectDescription description, String name)
    {
        return description.fields().stream().anyMatch(field -> field.name().equals(name));
    }

    private ColumnDefinition columnOf(SalesforceObject object, FieldDescription description)
    {
        ValueType type = ColumnTypes.type(description, numbers);
        Field field = new Field(description.name(), description.type(), ColumnTypes.kind(description, numbers), description.flags());
        ColumnDefinition column = column(description.name().toLowerCase(ROOT), type, "/" + description.name(), Comments.of(description))
                .withFilter(FieldFilters.support(object, field))
                .withAttributes(ImmutableMap.<String, String>builder().putAll(field.toAttributes()).putAll(ParentLink.toAttributes(description)).buildOrThrow());
        if (FieldFilters.isSortable(object, field)) {
            column = column.withSort();
        }
        if (!description.is(Flag.NILLABLE)) {
            column = column.notNull();
        }
        if (field.kind() == FieldKind.MULTIPICKLIST) {
            column = column.withSeparator(";");
        }
        if (ColumnTypes.isJson(description)) {
            column = column.withJson();
        }
        if (field.kind() == FieldKind.DECIMAL) {
            column = column.withRenderer(DecimalRenderers.name(type.scale()));
        }
        return column;
    }
}
