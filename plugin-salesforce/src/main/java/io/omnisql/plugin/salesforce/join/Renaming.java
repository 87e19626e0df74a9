package io.omnisql.plugin.salesforce.join;

import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;

import java.util.function.UnaryOperator;

/**
 * Predicates over the same columns under other names.
 */
final class Renaming
{
    private Renaming() {}

    static RemotePredicate columns(RemotePredicate predicate, UnaryOperator<String> name)
    {
        return switch (predicate) {
            case Values values -> new Values(name.apply(values.column()), values.ranges(), values.nullAllowed());
            case Contains contains -> new Contains(name.apply(contains.column()), contains.value());
            case Like like -> new Like(name.apply(like.column()), like.pattern(), like.escape());
            case AnyOf any -> new AnyOf(any.alternatives().stream().map(alternative -> columns(alternative, name)).toList());
            case AllOf all -> new AllOf(all.conjuncts().stream().map(conjunct -> columns(conjunct, name)).toList());
        };
    }
}
