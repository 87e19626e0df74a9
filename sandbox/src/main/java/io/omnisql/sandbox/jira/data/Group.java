package io.omnisql.sandbox.jira.data;

import java.util.List;

/**
 * A named set of users.
 */
public record Group(String groupId, String name, List<String> members)
{
    public Group
    {
        members = List.copyOf(members);
    }
}
