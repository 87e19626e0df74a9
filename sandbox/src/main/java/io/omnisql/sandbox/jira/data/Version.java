package io.omnisql.sandbox.jira.data;

import java.time.LocalDate;

/**
 * A version of a project; other projects may have one of the same name.
 *
 * @param description null for none
 * @param startDate null for none
 * @param releaseDate null for none
 * @param sequence position in the project
 */
public record Version(
        long id,
        long projectId,
        String name,
        String description,
        boolean archived,
        boolean released,
        LocalDate startDate,
        LocalDate releaseDate,
        int sequence) {}
