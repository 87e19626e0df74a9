package io.omnisql.plugin.jira.jql;

/**
 * Lists that every site has, whose entries searches name by id.
 */
public enum Choice
{
    PROJECT,
    STATUS,
    ISSUE_TYPE,
    PRIORITY,
    RESOLUTION;

    /**
     * What a column shows of an entry.
     */
    public enum Part
    {
        ID,
        NAME,
        /**
         * A project's key.
         */
        KEY,
        /**
         * The key of a status's category.
         */
        CATEGORY,
    }
}
