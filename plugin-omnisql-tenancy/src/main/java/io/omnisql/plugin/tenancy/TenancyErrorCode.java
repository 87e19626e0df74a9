package io.omnisql.plugin.tenancy;

import io.trino.spi.ErrorCode;
import io.trino.spi.ErrorCodeSupplier;
import io.trino.spi.ErrorType;

import static io.trino.spi.ErrorType.EXTERNAL;
import static io.trino.spi.ErrorType.INSUFFICIENT_RESOURCES;

/**
 * Errors that refuse a query before it starts.
 */
public enum TenancyErrorCode
        implements ErrorCodeSupplier
{
    /**
     * The tenant or the user started too many queries.
     */
    OMNISQL_RATE_LIMITED(0, INSUFFICIENT_RESOURCES),
    /**
     * This data plane does not know its tenants yet.
     */
    OMNISQL_NOT_READY(1, EXTERNAL);

    private final ErrorCode errorCode;

    TenancyErrorCode(int code, ErrorType type)
    {
        errorCode = new ErrorCode(0x0512_0100 + code, name(), type);
    }

    @Override
    public ErrorCode toErrorCode()
    {
        return errorCode;
    }
}
