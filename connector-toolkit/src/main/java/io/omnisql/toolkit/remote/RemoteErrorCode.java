package io.omnisql.toolkit.remote;

import io.trino.spi.ErrorCode;
import io.trino.spi.ErrorCodeSupplier;
import io.trino.spi.ErrorType;

import static io.trino.spi.ErrorType.EXTERNAL;
import static io.trino.spi.ErrorType.INSUFFICIENT_RESOURCES;
import static io.trino.spi.ErrorType.INTERNAL_ERROR;
import static io.trino.spi.ErrorType.USER_ERROR;

/**
 * Errors of remote reads that users meet. The tenancy plugin's codes follow from {@code 0x0512_0100}.
 */
public enum RemoteErrorCode
        implements ErrorCodeSupplier
{
    /**
     * A rate limit of ours or the service's was reached and waiting would take too long.
     */
    OMNISQL_RATE_LIMITED(0, INSUFFICIENT_RESOURCES),
    /**
     * The query needs more remote calls than it may make.
     */
    OMNISQL_BUDGET_EXCEEDED(1, USER_ERROR),
    /**
     * The service does not answer, or fails, after retries.
     */
    OMNISQL_REMOTE_UNAVAILABLE(2, EXTERNAL),
    /**
     * Not every row can be had.
     */
    OMNISQL_INCOMPLETE_RESULT(3, EXTERNAL),
    /**
     * The connection's credentials are missing, wrong or expired.
     */
    OMNISQL_REMOTE_UNAUTHENTICATED(4, EXTERNAL),
    /**
     * The connection's credentials do not allow the read.
     */
    OMNISQL_REMOTE_FORBIDDEN(5, EXTERNAL),
    /**
     * What was asked for does not exist at the service, or is hidden from the connection.
     */
    OMNISQL_REMOTE_NOT_FOUND(6, EXTERNAL),
    /**
     * The service did not understand a request, or we not its answer.
     */
    OMNISQL_REMOTE_PROTOCOL(7, EXTERNAL),
    /**
     * The tenant's key cannot be used.
     */
    OMNISQL_KEY_UNAVAILABLE(8, EXTERNAL),
    /**
     * A handle reached a session of another tenant. Never seen unless the engine fails.
     */
    OMNISQL_TENANT_MISMATCH(9, INTERNAL_ERROR),
    /**
     * A table or column changed at the service since it was described; the same query works again when it is planned anew.
     */
    OMNISQL_REMOTE_SCHEMA_CHANGED(10, EXTERNAL),
    /**
     * The query must name what it asks for: the service does not list it otherwise.
     */
    OMNISQL_FILTER_REQUIRED(11, USER_ERROR);

    private final ErrorCode errorCode;

    RemoteErrorCode(int code, ErrorType type)
    {
        errorCode = new ErrorCode(0x0512_0000 + code, name(), type);
    }

    @Override
    public ErrorCode toErrorCode()
    {
        return errorCode;
    }
}
