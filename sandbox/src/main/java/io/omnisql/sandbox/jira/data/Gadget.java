package io.omnisql.sandbox.jira.data;

/**
 * A gadget on a dashboard.
 *
 * @param moduleKey null for one that is known by its URI
 * @param uri null for one that is known by its module
 */
public record Gadget(long id, long dashboardId, String moduleKey, String uri, String title, String color, int row, int column) {}
