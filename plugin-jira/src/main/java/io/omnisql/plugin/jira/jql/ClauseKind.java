package io.omnisql.plugin.jira.jql;

/**
 * How searches understand a field's values, which decides what can be pushed down on its column and how exactly.
 */
public enum ClauseKind
{
    /**
     * An issue's own key: looked up, not searched.
     */
    KEY,
    /**
     * An issue's own id: looked up, not searched.
     */
    ID,
    /**
     * One of the site's projects, statuses, types, priorities or resolutions: searched by ids, as names know no case.
     */
    CHOICE,
    /**
     * A user's account id.
     */
    USER,
    /**
     * A point in time.
     */
    INSTANT,
    /**
     * A calendar day.
     */
    DATE,
    /**
     * A number.
     */
    NUMBER,
    /**
     * Text that searches can only take apart into words.
     */
    WORDS,
    /**
     * Something that searches can only test for being empty.
     */
    PRESENCE,
    /**
     * A value named by text whose case searches ignore.
     */
    NAME,
    /**
     * Another issue.
     */
    ISSUE,
    /**
     * A list; searches ask whether it holds a value.
     */
    LIST,
}
