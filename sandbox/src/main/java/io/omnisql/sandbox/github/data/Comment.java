package io.omnisql.sandbox.github.data;

import java.time.Instant;

/**
 * A comment on an issue or a pull request.
 *
 * @param number of the issue or pull request
 * @param author null when the account was deleted
 */
public record Comment(
        long id,
        long repositoryId,
        int number,
        Account author,
        AuthorAssociation authorAssociation,
        String body,
        Instant createdAt,
        Instant updatedAt) {}
