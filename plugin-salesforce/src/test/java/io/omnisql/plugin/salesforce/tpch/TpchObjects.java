package io.omnisql.plugin.salesforce.tpch;

import io.omnisql.sandbox.salesforce.data.CustomObject;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static com.google.common.base.Preconditions.checkArgument;
import static java.lang.Math.toIntExact;
import static java.util.Locale.ROOT;

/**
 * The TPC-H tables as custom objects: {@code Nation__c} with {@code Nationkey__c}.
 *
 * @param scale of the rows, 1 for 1.5 million orders
 * @param columnName what a field is called before its {@code __c}
 * @param keyType of the fields with the keys
 */
record TpchObjects(double scale, Function<TpchColumn<?>, String> columnName, KeyType keyType)
{
    /**
     * How keys are stored.
     */
    enum KeyType
    {
        /**
         * As fields of the types int and long, which SQL sees as integers.
         */
        INTEGER,
        /**
         * As the fields for numbers that people make, which have decimal digits even where none are shown.
         */
        NUMBER,
    }

    /**
     * @param org that gets the objects
     */
    List<CustomObject> all(String org, List<TpchTable<?>> tables)
    {
        List<CustomObject> objects = new ArrayList<>();
        for (TpchTable<?> table : tables) {
            objects.add(object(org, table, "tp" + objects.size()));
        }
        return objects;
    }

    private <E extends TpchEntity> CustomObject object(String org, TpchTable<E> table, String keyPrefix)
    {
        List<SField> fields = table.getColumns().stream().map(this::field).toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (E entity : table.createGenerator(scale, 1, 1)) {
            Map<String, Object> row = new LinkedHashMap<>();
            table.getColumns().forEach(column -> row.put(name(column), value(column, entity)));
            rows.add(row);
        }
        return new CustomObject(org, SObjectType.custom(custom(table.getTableName()), keyPrefix, fields), rows);
    }

    private SField field(TpchColumn<?> column)
    {
        SField field = switch (column.getType().getBase()) {
            case IDENTIFIER -> keyType == KeyType.INTEGER ? SField.of(name(column), FieldType.LONG) : SField.number(name(column), FieldType.DOUBLE, 18, 0);
            case INTEGER -> keyType == KeyType.INTEGER ? SField.integer(name(column)) : SField.number(name(column), FieldType.DOUBLE, 18, 0);
            case DOUBLE -> SField.number(name(column), doubleType(column), 18, 2);
            case VARCHAR -> SField.string(name(column), toIntExact(column.getType().getPrecision().orElseThrow()));
            case DATE -> SField.of(name(column), FieldType.DATE);
        };
        return field.required();
    }

    private static FieldType doubleType(TpchColumn<?> column)
    {
        return switch (column.getSimplifiedColumnName()) {
            case "discount", "tax" -> FieldType.PERCENT;
            case "quantity" -> FieldType.DOUBLE;
            default -> FieldType.CURRENCY;
        };
    }

    private static <E extends TpchEntity> Object value(TpchColumn<E> column, E entity)
    {
        Object value = switch (column.getType().getBase()) {
            case IDENTIFIER -> column.getIdentifier(entity);
            case INTEGER -> column.getInteger(entity);
            case DOUBLE -> BigDecimal.valueOf(column.getDouble(entity));
            case VARCHAR -> column.getString(entity);
            case DATE -> LocalDate.ofEpochDay(column.getDate(entity));
        };
        checkArgument(!value.equals(""), "Salesforce has no empty text");
        return value;
    }

    private String name(TpchColumn<?> column)
    {
        return custom(columnName.apply(column));
    }

    private static String custom(String name)
    {
        return name.substring(0, 1).toUpperCase(ROOT) + name.substring(1) + "__c";
    }
}
