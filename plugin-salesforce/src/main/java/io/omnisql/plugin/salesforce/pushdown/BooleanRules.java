package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.List;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;

/**
 * Booleans: the service takes null for false, so that null tests are never asked.
 */
final class BooleanRules
        implements FieldRules
{
    @Override
    public FilterSupport support(Field field)
    {
        return FilterSupport.equality(EXACT).withExclusion(EXACT);
    }

    @Override
    public Translation equal(Field field, List<RemoteValue> values)
    {
        boolean maybeNull = field.is(Flag.NILLABLE) && values.stream().anyMatch(value -> !value.asBoolean());
        Condition condition = values.size() == 1
                ? Condition.compare(field.name(), "=", SoqlLiterals.bool(values.getFirst().asBoolean()))
                : Condition.TRUE;
        return maybeNull ? Translation.superset(condition) : Translation.exact(condition);
    }

    @Override
    public Translation isNull(Field field)
    {
        return Translation.NONE;
    }

    @Override
    public Translation isNotNull(Field field)
    {
        return Translation.NONE;
    }
}
