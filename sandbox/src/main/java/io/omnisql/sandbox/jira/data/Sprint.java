package io.omnisql.sandbox.jira.data;

import java.time.Instant;

/**
 * A sprint.
 *
 * @param state {@code future}, {@code active} or {@code closed}
 * @param start null for a future one without dates, like those that follow
 * @param goal null for none
 */
public record Sprint(long id, String name, String state, long boardId, Instant start, Instant end, Instant complete, String goal) {}
