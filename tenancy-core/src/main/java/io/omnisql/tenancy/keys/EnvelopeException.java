package io.omnisql.tenancy.keys;

/**
 * An envelope that does not open.
 */
public class EnvelopeException
        extends Exception
{
    public EnvelopeException(String message)
    {
        super(message);
    }
}
