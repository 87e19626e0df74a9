package io.omnisql.sandbox.github.graphql;

/**
 * Ids in GraphQL's 32-bit integers.
 */
final class Ids
{
    private Ids() {}

    /**
     * @return null when the id does not fit; {@code fullDatabaseId} then still has it
     */
    static Integer databaseId(long id)
    {
        return id > Integer.MAX_VALUE ? null : (int) id;
    }
}
