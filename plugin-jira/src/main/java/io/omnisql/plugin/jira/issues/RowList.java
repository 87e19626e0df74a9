package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * A list of what issues carry, by the identifiers of its rows.
 *
 * @param path below the platform's
 * @param rows path of the rows in the answer
 */
record RowList(String path, String rows)
{
    private static final Pattern SELF = Pattern.compile(".*/issue/([0-9]+)/[a-z]+/[0-9]+");

    RowList
    {
        requireNonNull(path, "path is null");
        requireNonNull(rows, "rows is null");
    }

    /**
     * The identifier of a row's issue: comments tell it in their own address only.
     */
    static Optional<String> issueId(JsonNode row)
    {
        return Optional.of(row.path("issueId").asText())
                .filter(id -> !id.isEmpty())
                .or(() -> Optional.of(SELF.matcher(row.path("self").asText())).filter(Matcher::matches).map(self -> self.group(1)));
    }
}
