package io.omnisql.sandbox.jira.data;

/**
 * A board.
 *
 * @param type {@code scrum}, {@code kanban} or {@code simple}
 * @param estimationFieldId null when it does not estimate by a field
 */
public record Board(long id, String name, String type, long projectId, long filterId, String estimationFieldId)
{
    public boolean hasSprints()
    {
        return type.equals("scrum");
    }
}
