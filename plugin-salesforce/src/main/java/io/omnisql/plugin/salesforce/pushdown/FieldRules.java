package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.List;
import java.util.Optional;

/**
 * What conditions mean for one kind of fields.
 */
interface FieldRules
{
    /**
     * The most that the rules take.
     */
    FilterSupport support(Field field);

    /**
     * The field has one of the values; there is at least one.
     */
    Translation equal(Field field, List<RemoteValue> values);

    /**
     * The field has a value, and none of these; there is at least one.
     */
    default Translation exclude(Field field, List<RemoteValue> values)
    {
        return Translation.NONE;
    }

    /**
     * The field's value lies in the range, which has a bound and is not one value.
     */
    default Translation range(Field field, RemoteRange range)
    {
        return Translation.NONE;
    }

    default Translation isNull(Field field)
    {
        return Translation.exact(Condition.isNull(field.name()));
    }

    default Translation isNotNull(Field field)
    {
        return Translation.exact(Condition.isNotNull(field.name()));
    }

    /**
     * The field has the value among others.
     */
    default Translation includes(Field field, RemoteValue value)
    {
        return Translation.NONE;
    }

    default Translation like(Field field, String pattern, Optional<Character> escape)
    {
        return Translation.NONE;
    }
}
