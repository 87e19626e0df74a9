package io.omnisql.sandbox.jira.data;

import java.time.Instant;

/**
 * A comment on an issue.
 *
 * @param restrictedTo name of the project role that alone may see it, null for none
 */
public record Comment(long id, long issueId, String author, String updateAuthor, RichText body, Instant created, Instant updated, String restrictedTo) {}
