package io.omnisql.policy;

/**
 * A question without an answer; it never stands for an allow.
 */
final class PolicyException
        extends RuntimeException
{
    PolicyException(String message)
    {
        super(message);
    }

    PolicyException(String message, Throwable cause)
    {
        super(message, cause);
    }
}
