package io.omnisql.plugin.salesforce.passthrough;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a statement selects: a field, or a function of one.
 *
 * @param path names of parents and of a field, joined by dots
 */
record SelectItem(Optional<String> function, String path, Optional<String> alias)
{
    SelectItem
    {
        requireNonNull(function, "function is null");
        requireNonNull(path, "path is null");
        requireNonNull(alias, "alias is null");
    }
}
