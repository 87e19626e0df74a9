package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;

/**
 * Dates, of which the service knows those from 1700 to 4000.
 */
final class DateRules
        implements FieldRules
{
    private static final LocalDate FIRST = LocalDate.of(1700, 1, 1);
    private static final LocalDate LAST = LocalDate.of(4000, 12, 31);

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
        Optional<LocalDate> low = range.low().map(RemoteValue::asDate);
        Optional<LocalDate> high = range.high().map(RemoteValue::asDate);
        if (low.filter(LAST::isBefore).isPresent() || high.filter(FIRST::isAfter).isPresent()) {
            return Translation.exact(Condition.FALSE);
        }
        List<Condition> bounds = new ArrayList<>();
        low.filter(DateRules::isValid).ifPresent(value -> bounds.add(Condition.compare(field.name(), range.lowInclusive() ? ">=" : ">", SoqlLiterals.date(value))));
        high.filter(DateRules::isValid).ifPresent(value -> bounds.add(Condition.compare(field.name(), range.highInclusive() ? "<=" : "<", SoqlLiterals.date(value))));
        return Translation.exact(bounds.isEmpty() ? Condition.isNotNull(field.name()) : Condition.and(bounds));
    }

    private static List<String> literals(List<RemoteValue> values)
    {
        return values.stream().map(RemoteValue::asDate).filter(DateRules::isValid).map(SoqlLiterals::date).toList();
    }

    private static boolean isValid(LocalDate date)
    {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }
}
