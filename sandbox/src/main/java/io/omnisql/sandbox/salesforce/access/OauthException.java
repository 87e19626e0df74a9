package io.omnisql.sandbox.salesforce.access;

/**
 * Why no token is issued.
 */
final class OauthException
        extends RuntimeException
{
    private final String error;

    OauthException(String error, String description)
    {
        super(description, null, false, false);
        this.error = error;
    }

    String error()
    {
        return error;
    }
}
