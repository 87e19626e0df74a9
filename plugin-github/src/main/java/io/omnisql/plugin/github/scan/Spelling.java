package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A name as a query spells it, by which GitHub counts rows whatever the case of its letters. No two names differ by that alone, so that
 * the number is right where GitHub looks the name up and spells it the same way, and otherwise there are no rows.
 *
 * @param argument what GitHub filters by it
 */
record Spelling(String argument, Kind kind, String value)
{
    enum Kind
    {
        /**
         * A label of a repository.
         */
        LABEL("label", "name"),
        /**
         * A person's account.
         */
        PERSON("user", "login");

        private final String field;
        private final String property;

        Kind(String field, String property)
        {
            this.field = requireNonNull(field, "field is null");
            this.property = requireNonNull(property, "property is null");
        }
    }

    Spelling
    {
        requireNonNull(argument, "argument is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(value, "value is null");
    }

    /**
     * Whether it is looked up in the parent of the rows, and not in all of GitHub.
     */
    boolean ofParent()
    {
        return kind == Kind.LABEL;
    }

    String select()
    {
        return "%s: %s(%s: $%s) { %s }".formatted(name(), kind.field, kind.property, name(), kind.property);
    }

    Argument variable()
    {
        return new Argument("String!", value);
    }

    /**
     * Where GitHub's spelling stands, seen from where it is looked up.
     */
    String pointer()
    {
        return "/" + name() + "/" + kind.property;
    }

    /**
     * That GitHub spells it the same way, as a predicate on a column of the look-up's name.
     */
    ColumnPredicate predicate()
    {
        return new Values(name(), List.of(RemoteRange.equal(RemoteValue.of(value))), false);
    }

    /**
     * What the look-up and its variable are called.
     */
    String name()
    {
        return argument + "Spelled";
    }
}
