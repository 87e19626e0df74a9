package io.omnisql.sandbox.jira.data;

/**
 * A link from an issue to another application.
 *
 * @param summary null for none
 */
public record RemoteLink(long id, long issueId, String globalId, String relationship, String url, String title, String summary) {}
