package io.omnisql.sandbox.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A failure to be injected into matching requests.
 *
 * @param kind which part of the API it strikes ({@code rest}, {@code search}, {@code graphql}), null for any
 * @param path regular expression that must be found in the path and query, null for any
 * @param contains text that must be found in the body, e.g. in a GraphQL query, null for any
 * @param skip how many matching requests pass before it strikes, null for none
 * @param times how many requests it strikes, null for one
 * @param status of the answer, null for what fits the action (500 for {@link Action#STATUS})
 * @param retryAfter seconds in the header {@code Retry-After}, null for no such header
 * @param millis for {@link Action#SLOW}, null for 1000
 * @param message of the error, null for one that fits the action
 */
public record Fault(
        String kind,
        String path,
        String contains,
        Integer skip,
        Integer times,
        @JsonProperty(required = true) Action action,
        Integer status,
        @JsonProperty("retry_after") Integer retryAfter,
        Integer millis,
        String message)
{
    public enum Action
    {
        /**
         * Answers with the status at once.
         */
        STATUS,
        /**
         * Answers that the secondary rate limit is exceeded.
         */
        SECONDARY_LIMIT,
        /**
         * Answers that the primary rate limit is exceeded, in the form that the part of the API uses.
         */
        RATE_LIMITED,
        /**
         * Closes the connection without an answer.
         */
        DROP,
        /**
         * Sends half of the right answer and closes the connection.
         */
        TRUNCATE,
        /**
         * Waits, then answers rightly.
         */
        SLOW,
        /**
         * Adds an error beside the data and nulls the first field's value.
         */
        GRAPHQL_ERRORS,
        /**
         * Nulls every field whose name is the fault's message, with errors beside the data that say that it may not be read.
         */
        FORBIDDEN_FIELD,
        /**
         * Answers with status 202 and an empty object: the right answer is still being computed.
         */
        COMPUTING,
        /**
         * Leaves half of a search's results out and says so.
         */
        INCOMPLETE_RESULTS;

        @JsonValue
        public String jsonName()
        {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        public static Action parse(String name)
        {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public Fault
    {
        if (action == null) {
            throw new IllegalArgumentException("A fault needs an action: " + String.join(", ", Arrays.stream(Action.values()).map(Action::jsonName).toList()));
        }
        skip = skip == null ? 0 : skip;
        times = times == null ? 1 : times;
        millis = millis == null ? 1000 : millis;
        if (path != null) {
            try {
                Pattern.compile(path);
            }
            catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("The fault's path is no regular expression: " + e.getMessage(), e);
            }
        }
    }

    public int statusOr(int fitting)
    {
        return status == null ? fitting : status;
    }

    public static Fault of(Action action)
    {
        return new Fault(null, null, null, null, null, action, null, null, null, null);
    }

    public Fault onKind(String newKind)
    {
        return new Fault(newKind, path, contains, skip, times, action, status, retryAfter, millis, message);
    }

    public Fault onPath(String newPath)
    {
        return new Fault(kind, newPath, contains, skip, times, action, status, retryAfter, millis, message);
    }

    public Fault containing(String newContains)
    {
        return new Fault(kind, path, newContains, skip, times, action, status, retryAfter, millis, message);
    }

    public Fault after(int newSkip)
    {
        return new Fault(kind, path, contains, newSkip, times, action, status, retryAfter, millis, message);
    }

    public Fault times(int newTimes)
    {
        return new Fault(kind, path, contains, skip, newTimes, action, status, retryAfter, millis, message);
    }

    public Fault withStatus(int newStatus)
    {
        return new Fault(kind, path, contains, skip, times, action, newStatus, retryAfter, millis, message);
    }

    public Fault withRetryAfter(int newRetryAfter)
    {
        return new Fault(kind, path, contains, skip, times, action, status, newRetryAfter, millis, message);
    }

    public Fault withMillis(int newMillis)
    {
        return new Fault(kind, path, contains, skip, times, action, status, retryAfter, newMillis, message);
    }

    boolean matches(String requestKind, String pathAndQuery, String body)
    {
        return (kind == null || kind.equals(requestKind))
                && (path == null || Pattern.compile(path).matcher(pathAndQuery).find())
                && (contains == null || body.contains(contains));
    }
}
