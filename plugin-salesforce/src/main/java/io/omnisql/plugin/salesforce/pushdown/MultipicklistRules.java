package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.List;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * Several values of a picklist, joined by semicolons, which the service compares as sets.
 */
final class MultipicklistRules
        implements FieldRules
{
    @Override
    public FilterSupport support(Field field)
    {
        return FilterSupport.equality(SUPERSET).withNullTest(EXACT).withContains(SUPERSET);
    }

    @Override
    public Translation equal(Field field, List<RemoteValue> values)
    {
        List<String> texts = values.stream().map(RemoteValue::text).filter(text -> !text.isEmpty()).toList();
        if (texts.stream().anyMatch(text -> text.length() > SoqlLiterals.MAX_TEXT)) {
            return Translation.NONE;
        }
        if (texts.isEmpty()) {
            return Translation.exact(Condition.FALSE);
        }
        return Translation.superset(Condition.or(texts.stream()
                .map(text -> Condition.compare(field.name(), "=", SoqlLiterals.text(text)))
                .toList()));
    }

    /**
     * A semicolon would ask for several values, which SQL does not find as one.
     */
    @Override
    public Translation includes(Field field, RemoteValue value)
    {
        String text = value.text();
        return text.isEmpty() || text.contains(";") || text.length() > SoqlLiterals.MAX_TEXT
                ? Translation.NONE
                : Translation.superset(Condition.comparison("%s INCLUDES (%s)".formatted(field.name(), SoqlLiterals.text(text))));
    }
}
