package io.omnisql.sandbox.github.graphql;

/**
 * A field that cannot be answered.
 */
final class GithubException
        extends RuntimeException
{
    private final String type;

    /**
     * @param type as GitHub names it, null for none
     */
    GithubException(String type, String message)
    {
        super(message, null, false, false);
        this.type = type;
    }

    static GithubException notFound(String message)
    {
        return new GithubException("NOT_FOUND", message);
    }

    String type()
    {
        return type;
    }
}
