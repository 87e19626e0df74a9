package io.omnisql.sandbox.jira.data;

/**
 * A kind of relation between issues.
 */
public record LinkType(long id, String name, String inward, String outward) {}
