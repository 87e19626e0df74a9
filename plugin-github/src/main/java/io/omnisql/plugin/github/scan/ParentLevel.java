package io.omnisql.plugin.github.scan;

import java.util.Set;

/**
 * What a connection hangs on, and the columns that choose it.
 */
public enum ParentLevel
{
    OWNERS(Set.of(ParentScope.OWNER)),
    REPOSITORIES(Set.of(ParentScope.OWNER, ParentScope.REPOSITORY));

    private final Set<String> columns;

    ParentLevel(Set<String> columns)
    {
        this.columns = columns;
    }

    Set<String> columns()
    {
        return columns;
    }
}
