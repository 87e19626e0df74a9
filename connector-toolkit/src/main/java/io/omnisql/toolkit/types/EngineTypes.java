package io.omnisql.toolkit.types;

import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.Type;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DecimalType.createDecimalType;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.TimeType.TIME_MILLIS;
import static io.trino.spi.type.TimestampType.TIMESTAMP_MILLIS;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.spi.type.VarcharType.createVarcharType;

/**
 * The engine's types of the adapter's {@link ValueType}s.
 */
public final class EngineTypes
{
    private EngineTypes() {}

    public static Type engineType(ValueType type)
    {
        return switch (type.kind()) {
            case BOOLEAN -> BOOLEAN;
            case INTEGER -> INTEGER;
            case BIGINT -> BIGINT;
            case DOUBLE -> DOUBLE;
            case DECIMAL -> createDecimalType(type.length(), type.scale());
            case VARCHAR -> type.length() == 0 ? VARCHAR : createVarcharType(type.length());
            case DATE -> DATE;
            case TIME -> TIME_MILLIS;
            case TIMESTAMP -> TIMESTAMP_MILLIS;
            case INSTANT -> TIMESTAMP_TZ_MILLIS;
            case ARRAY -> new ArrayType(engineType(type.element().orElseThrow()));
            case ROW -> RowType.from(type.fields().stream().map(field -> RowType.field(field.name(), engineType(field.type()))).toList());
        };
    }
}
