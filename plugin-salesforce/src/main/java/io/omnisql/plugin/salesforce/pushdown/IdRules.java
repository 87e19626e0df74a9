package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SalesforceId;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * Ids: the service also takes 15 characters, where SQL sees none of its 18-character values; text that is no id is an error there.
 */
final class IdRules
        implements FieldRules
{
    @Override
    public FilterSupport support(Field field)
    {
        return FilterSupport.equality(EXACT).withRange(SUPERSET).withExclusion(EXACT).withNullTest(EXACT);
    }

    @Override
    public Translation equal(Field field, List<RemoteValue> values)
    {
        return Translation.exact(Condition.in(field.name(), literals(values)));
    }

    @Override
    public Translation exclude(Field field, List<RemoteValue> values)
    {
        return Translation.exact(Condition.notIn(field.name(), literals(values)));
    }

    @Override
    public Translation range(Field field, RemoteRange range)
    {
        List<Condition> bounds = new ArrayList<>();
        literal(range.low()).ifPresent(low -> bounds.add(Condition.compare(field.name(), range.lowInclusive() ? ">=" : ">", low)));
        literal(range.high()).ifPresent(high -> bounds.add(Condition.compare(field.name(), range.highInclusive() ? "<=" : "<", high)));
        return bounds.isEmpty() ? Translation.NONE : Translation.superset(Condition.and(bounds));
    }

    private static Optional<String> literal(Optional<RemoteValue> bound)
    {
        return bound.map(RemoteValue::text).filter(SalesforceId::isCanonical).map(SoqlLiterals::text);
    }

    private static List<String> literals(List<RemoteValue> values)
    {
        return values.stream().map(RemoteValue::text).filter(SalesforceId::isCanonical).map(SoqlLiterals::text).toList();
    }
}
