package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.List;

/**
 * Fields that no condition may name.
 */
final class OpaqueRules
        implements FieldRules
{
    @Override
    public FilterSupport support(Field field)
    {
        return FilterSupport.NONE;
    }

    @Override
    public Translation equal(Field field, List<RemoteValue> values)
    {
        return Translation.NONE;
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
