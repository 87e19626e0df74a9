package io.omnisql.sandbox.jira;

import io.omnisql.sandbox.jira.data.JiraData;

/**
 * A tenant of the sandbox.
 *
 * @param name the first word of its host name
 * @param cloudId what the gateway calls it
 */
public record Site(String name, String cloudId, JiraData data) {}
