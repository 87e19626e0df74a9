package io.omnisql.plugin.jira.jql;

import io.omnisql.plugin.jira.jql.Choice.Part;

import java.util.List;

/**
 * The values that a site knows. To search for one that it does not know is an error to Jira.
 */
public interface SiteValues
{
    /**
     * The literals that together stand for a value of a column, by its exact case; none when the site does not have it.
     */
    List<String> choices(Choice choice, Part part, String value);

    /**
     * Whether the site has a value.
     */
    Existence existence(Value value);

    /**
     * A value that searches compare with a field, and that the site has or has not.
     *
     * @param literal the value in JQL
     * @param user whether it is an account id
     * @param shownElsewhere whether issues may show it though searches do not have it: a parent or a sprint that the user may not see
     */
    record Value(String clause, String literal, String text, boolean user, boolean shownElsewhere)
    {
        /**
         * The search for it.
         */
        public String condition()
        {
            return clause + " = " + literal;
        }
    }

    enum Existence
    {
        YES,
        NO,
        /**
         * It may not be asked for: the site refuses it and does not say which values it knows.
         */
        UNKNOWN,
    }
}
