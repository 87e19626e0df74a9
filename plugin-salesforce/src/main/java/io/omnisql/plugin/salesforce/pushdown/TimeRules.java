package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.ArrayList;
import java.util.List;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * Times of day.
 */
final class TimeRules
        implements FieldRules
{
    @Override
    public FilterSupport support(Field field)
    {
        return FilterSupport.equality(SUPERSET).withRange(SUPERSET).withExclusion(NEVER).withNullTest(EXACT);
    }

    @Override
    public Translation equal(Field field, List<RemoteValue> values)
    {
        return Translation.superset(Condition.in(field.name(), values.stream().map(TimeRules::literal).toList()));
    }

    @Override
    public Translation range(Field field, RemoteRange range)
    {
        List<Condition> bounds = new ArrayList<>();
        range.low().ifPresent(low -> bounds.add(Condition.compare(field.name(), ">=", literal(low))));
        range.high().ifPresent(high -> bounds.add(Condition.compare(field.name(), "<=", literal(high))));
        return Translation.superset(Condition.and(bounds));
    }

    private static String literal(RemoteValue value)
    {
        return SoqlLiterals.time(value.asTime());
    }
}
