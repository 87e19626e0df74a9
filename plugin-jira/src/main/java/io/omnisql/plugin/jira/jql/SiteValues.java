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
     * Whether searches may compare the field with the literal.
     */
    boolean exists(String clause, String literal);
}
