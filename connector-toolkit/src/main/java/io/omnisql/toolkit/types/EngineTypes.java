package io.omnisql.toolkit.types;

import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * The engine's types of the adapter's {@link ValueType}s.
 */
public final class EngineTypes
{
    private static final Type VARCHAR_ARRAY = new ArrayType(VARCHAR);

    private EngineTypes() {}

    public static Type engineType(ValueType type)
    {
        return switch (type) {
            case BOOLEAN -> BOOLEAN;
            case BIGINT -> BIGINT;
            case DOUBLE -> DOUBLE;
            case VARCHAR -> VARCHAR;
            case DATE -> DATE;
            case INSTANT -> TIMESTAMP_TZ_MILLIS;
            case VARCHAR_ARRAY -> VARCHAR_ARRAY;
        };
    }
}
