package io.omnisql.sandbox.salesforce.server;

import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.salesforce.ApiException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Salesforce's answers to requests that do not get as far as a resource.
 */
final class Errors
{
    private static final Pattern CODED = Pattern.compile("([A-Z_]+): (.*)", Pattern.DOTALL);

    private Errors() {}

    static ApiException invalidSession()
    {
        return ApiException.of(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }

    static ApiException invalidAuthHeader()
    {
        return ApiException.of(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
    }

    static ApiException dailyLimit()
    {
        return ApiException.of(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    static ApiException concurrencyLimit()
    {
        return ApiException.of(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.");
    }

    /**
     * The error of an injected fault. A message like {@code QUERY_TIMEOUT: Your query request was running for too long.} has the code too.
     */
    static ApiException injected(Fault fault)
    {
        int status = fault.statusOr(500);
        String message = fault.message() == null ? "An unexpected error occurred." : fault.message();
        Matcher coded = CODED.matcher(message);
        if (coded.matches()) {
            return ApiException.of(status, coded.group(1), coded.group(2));
        }
        String code = switch (status) {
            case 401 -> "INVALID_SESSION_ID";
            case 403 -> "REQUEST_LIMIT_EXCEEDED";
            case 404 -> "NOT_FOUND";
            case 503 -> "SERVER_UNAVAILABLE";
            default -> "UNKNOWN_EXCEPTION";
        };
        return ApiException.of(status, code, message);
    }
}
