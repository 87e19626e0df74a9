package io.omnisql.sandbox.jira.data;

/**
 * An account of the site.
 *
 * @param accountType {@code atlassian}, {@code app} or {@code customer}
 * @param email null when the user hides it
 * @param timeZone of the profile, null for the site's
 * @param administrator whether it may see what only administrators see
 * @param seesSecured whether it may see issues with a security level and private projects
 */
public record User(
        String accountId,
        String accountType,
        String name,
        String displayName,
        String email,
        boolean active,
        String timeZone,
        boolean administrator,
        boolean seesSecured) {}
