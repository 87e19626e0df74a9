package io.omnisql.tenancy.keys;

/**
 * A tenant key that cannot be had now; whatever needs it must be refused. The message holds no key material.
 */
public class KeyUnavailableException
        extends RuntimeException
{
    public KeyUnavailableException(String message)
    {
        super(message);
    }

    public KeyUnavailableException(String message, Throwable cause)
    {
        super(message, cause);
    }
}
