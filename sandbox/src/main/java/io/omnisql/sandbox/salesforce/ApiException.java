package io.omnisql.sandbox.salesforce;

import java.util.Optional;

/**
 * An answer other than success: the code that Salesforce gives, and the status of HTTP.
 */
public final class ApiException
        extends RuntimeException
{
    private final int status;
    private final String code;
    private final boolean strict;

    private ApiException(int status, String code, String message, boolean strict)
    {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.strict = strict;
    }

    public static ApiException of(int status, String code, String message)
    {
        return new ApiException(status, code, message, false);
    }

    public static ApiException malformedQuery(String message)
    {
        return of(400, "MALFORMED_QUERY", message);
    }

    public static ApiException invalidField(String message)
    {
        return of(400, "INVALID_FIELD", message);
    }

    public static ApiException invalidOperator(String message)
    {
        return of(400, "INVALID_QUERY_FILTER_OPERATOR", message);
    }

    public static ApiException notFound()
    {
        return of(404, "NOT_FOUND", "The requested resource does not exist");
    }

    /**
     * What Salesforce may answer and the sandbox does not.
     */
    public static ApiException rejected(String code, String message)
    {
        return new ApiException(400, code, message, true);
    }

    public int status()
    {
        return status;
    }

    public String code()
    {
        return code;
    }

    /**
     * The message when the sandbox is stricter than Salesforce here.
     */
    public Optional<String> rejection()
    {
        return strict ? Optional.of(getMessage()) : Optional.empty();
    }
}
