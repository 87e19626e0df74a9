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

/**
 * Integers.
 */
final class IntegerRules
        implements FieldRules
{
    @Override
    public FilterSupport support(Field field)
    {
        return FilterSupport.equality(EXACT).withRange(EXACT).withNullTest(EXACT);
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
        range.low().ifPresent(low -> bounds.add(Condition.compare(field.name(), range.lowInclusive() ? ">=" : ">", literal(low))));
        range.high().ifPresent(high -> bounds.add(Condition.compare(field.name(), range.highInclusive() ? "<=" : "<", literal(high))));
        return Translation.exact(Condition.and(bounds));
    }

    private static List<String> literals(List<RemoteValue> values)
    {
        return values.stream().map(IntegerRules::literal).toList();
    }

    private static String literal(RemoteValue value)
    {
        return SoqlLiterals.number(value.asDecimal());
    }
}
