package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.trino.spi.TrinoException;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_RATE_LIMITED;
import static io.trino.spi.StandardErrorCode.USER_CANCELED;

/**
 * The exceptions of remote reads. None has a cause: the engine shows causes to the user, and theirs name hosts and headers.
 */
public final class RemoteErrors
{
    private RemoteErrors() {}

    /**
     * The read was given up because its query ended; keeps the thread's interrupt.
     */
    public static TrinoException cancelled()
    {
        Thread.currentThread().interrupt();
        return new TrinoException(USER_CANCELED, "The remote read was cancelled");
    }

    /**
     * The same failure for another query that wanted the same, with that query's own stack.
     */
    static TrinoException again(TrinoException failure)
    {
        return failure instanceof TooHeavyException
                ? new TooHeavyException(failure.getMessage())
                : new TrinoException(failure::getErrorCode, failure.getMessage());
    }

    static TrinoException rateLimited(String reason, Duration retryAfter)
    {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new TrinoException(OMNISQL_RATE_LIMITED, "%s; try again in %s s".formatted(reason, seconds));
    }

    /**
     * The error of a planner that cannot go on.
     */
    public static TrinoException of(ScanException failure)
    {
        return new TrinoException(code(failure.kind()), failure.getMessage());
    }

    /**
     * What the service refused in a read that failed; empty when it failed otherwise.
     */
    public static Optional<ScanException> refusal(TrinoException failure)
    {
        return Stream.of(Kind.STALE_SCHEMA, Kind.NOT_FOUND, Kind.FORBIDDEN, Kind.REJECTED)
                .filter(kind -> code(kind).toErrorCode().equals(failure.getErrorCode()))
                .findFirst()
                .map(kind -> new ScanException(kind, failure.getMessage()));
    }

    static RemoteErrorCode code(Kind kind)
    {
        return switch (kind) {
            case UNAUTHENTICATED -> RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
            case FORBIDDEN -> RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
            case NOT_FOUND -> RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;
            case EXHAUSTED -> RemoteErrorCode.OMNISQL_RATE_LIMITED;
            case INCOMPLETE -> RemoteErrorCode.OMNISQL_INCOMPLETE_RESULT;
            case STALE_SCHEMA -> RemoteErrorCode.OMNISQL_REMOTE_SCHEMA_CHANGED;
            case FILTER_REQUIRED -> RemoteErrorCode.OMNISQL_FILTER_REQUIRED;
            case REJECTED -> RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
        };
    }
}
