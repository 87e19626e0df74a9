package io.omnisql.plugin.jira.issues;

import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;

import java.util.Optional;

/**
 * How pages of a search follow each other.
 */
final class SearchPages
{
    /**
     * Pages without issues that come in a row.
     */
    static final int MAX_EMPTIES = 10;

    private SearchPages() {}

    /**
     * The token of the next page, empty when there is none.
     *
     * @param last what the page says of being the last, empty when it says nothing
     */
    static Optional<String> next(Optional<String> last, Optional<String> token)
    {
        if (last.filter(Boolean::parseBoolean).isPresent()) {
            return Optional.empty();
        }
        Optional<String> next = token.filter(value -> !value.isEmpty());
        if (last.isPresent() && next.isEmpty()) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search has more issues and does not say where");
        }
        return next;
    }
}
