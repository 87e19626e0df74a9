package io.omnisql.sandbox.jira.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far work in a status has come.
 */
public enum StatusCategory
{
    UNDEFINED(1, "undefined", "No Category", "medium-gray"),
    TO_DO(2, "new", "To Do", "blue-gray"),
    IN_PROGRESS(4, "indeterminate", "In Progress", "yellow"),
    DONE(3, "done", "Done", "green");

    private final int id;
    private final String key;
    private final String displayName;
    private final String color;

    StatusCategory(int id, String key, String displayName, String color)
    {
        this.id = id;
        this.key = key;
        this.displayName = displayName;
        this.color = color;
    }

    public int id()
    {
        return id;
    }

    public String key()
    {
        return key;
    }

    public String displayName()
    {
        return displayName;
    }

    public String color()
    {
        return color;
    }

    /**
     * What the search for statuses calls it.
     */
    public String searchName()
    {
        return this == UNDEFINED || this == TO_DO ? TO_DO.name().replace("_", "") : name();
    }

    public static Optional<StatusCategory> ofId(int id)
    {
        return Arrays.stream(values()).filter(category -> category.id == id).findFirst();
    }
}
