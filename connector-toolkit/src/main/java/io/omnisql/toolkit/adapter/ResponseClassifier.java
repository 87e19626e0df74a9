package io.omnisql.toolkit.adapter;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads a service's answers for success, refusal and limits. Pure.
 */
public interface ResponseClassifier
{
    Outcome classify(RemoteRequest request, RemoteResponse response);

    /**
     * What an answer means for the query.
     */
    sealed interface Outcome
    {
        /**
         * A complete answer.
         */
        record Success()
                implements Outcome {}

        /**
         * A passing fault: the same read may succeed later.
         *
         * @param message for users; names no host and holds no secret
         */
        record Retry(String message)
                implements Outcome {}

        /**
         * The service's own limit was reached.
         *
         * @param retryAfter how long the service asks to wait, empty when it does not say
         * @param atLeast how long to wait then after the first attempt, doubled after each further one; zero leaves it to the engine
         */
        record Throttled(Optional<Duration> retryAfter, Duration atLeast, String message)
                implements Outcome
        {
            public Throttled(Optional<Duration> retryAfter, String message)
            {
                this(retryAfter, Duration.ZERO, message);
            }
        }

        /**
         * The service could not answer for the size of what was asked; the same read would fail again, a smaller one may succeed.
         */
        record TooHeavy(String message)
                implements Outcome {}

        /**
         * A final refusal.
         */
        record Failure(Kind kind, String message)
                implements Outcome {}
    }

    /**
     * Kinds of refusal, each with an error code of its own for users.
     */
    enum Kind
    {
        /**
         * The connection's credentials are missing, wrong or expired.
         */
        UNAUTHENTICATED,
        /**
         * The credentials do not allow this read.
         */
        FORBIDDEN,
        /**
         * What was asked for does not exist, or the credentials may not know that it does.
         */
        NOT_FOUND,
        /**
         * A quota of hours or days is spent: to wait within a query does not help.
         */
        EXHAUSTED,
        /**
         * The service can only return a part of the rows.
         */
        INCOMPLETE,
        /**
         * The service does not know a table or column that it once described: the description is read again for the next query.
         */
        STALE_SCHEMA,
        /**
         * The query does not say enough: the service lists what it asks for only by values that it must name.
         */
        FILTER_REQUIRED,
        /**
         * The service did not understand the request: a defect of the connector.
         */
        REJECTED,
    }
}
