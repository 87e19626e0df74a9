package io.omnisql.policy;

/**
 * A bundle that cannot be used; the message says why.
 */
final class BundleException
        extends Exception
{
    BundleException(String message)
    {
        super(message);
    }

    BundleException(String message, Throwable cause)
    {
        super(message, cause);
    }
}
