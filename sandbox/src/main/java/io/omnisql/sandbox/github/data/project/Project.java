package io.omnisql.sandbox.github.data.project;

import io.omnisql.sandbox.github.data.Account;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A project of an organisation.
 *
 * @param shortDescription null when there is none
 * @param closedAt null while it is open
 * @param fields in the order of their ids
 * @param items in their order on the board
 */
public record Project(
        long id,
        Account owner,
        int number,
        String title,
        String shortDescription,
        boolean isPublic,
        Account creator,
        Instant createdAt,
        Instant updatedAt,
        Instant closedAt,
        List<Field> fields,
        List<Item> items)
{
    public Project
    {
        fields = List.copyOf(fields);
        items = List.copyOf(items);
    }

    /**
     * A column of a project.
     *
     * @param kind {@code TITLE}, {@code TEXT}, {@code NUMBER}, {@code DATE} or {@code SINGLE_SELECT}
     * @param options of a single select
     */
    public record Field(long id, String name, String kind, List<String> options)
    {
        public Field
        {
            options = List.copyOf(options);
        }
    }

    /**
     * A row of a project.
     *
     * @param repositoryId where its issue or pull request lives, zero for a draft
     * @param number of its issue or pull request, zero for a draft
     * @param draftTitle null unless it is a draft
     * @param values by the name of the field; an empty field has none
     */
    public record Item(long id, long repositoryId, int number, String draftTitle, boolean archived, Account creator, Instant createdAt, Instant updatedAt, Map<String, Object> values)
    {
        public Item
        {
            values = Map.copyOf(values);
        }

        public boolean isDraft()
        {
            return draftTitle != null;
        }
    }
}
