package io.omnisql.plugin.salesforce.pushdown;

import com.google.common.collect.Maps;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;

/**
 * Conditions on fields, by the rules of their kinds.
 */
public final class FieldFilters
{
    private static final Map<FieldKind, FieldRules> RULES = Maps.immutableEnumMap(Maps.asMap(EnumSet.allOf(FieldKind.class), FieldFilters::rules));

    private FieldFilters() {}

    private static FieldRules rules(FieldKind kind)
    {
        return switch (kind) {
            case ID -> new IdRules();
            case BOOLEAN -> new BooleanRules();
            case INTEGER -> new IntegerRules();
            case NUMBER -> NumberRules.ofDoubles();
            case DECIMAL -> NumberRules.ofDecimals();
            case DATE -> new DateRules();
            case DATETIME -> new DateTimeRules();
            case TIME -> new TimeRules();
            case TEXT -> new TextRules();
            case MULTIPICKLIST -> new MultipicklistRules();
            case OPAQUE -> new OpaqueRules();
        };
    }

    static FieldRules of(FieldKind kind)
    {
        return RULES.get(kind);
    }

    /**
     * The most that conditions on the field may claim: what its description allows, and the rules of its kind.
     */
    public static FilterSupport support(SalesforceObject object, Field field)
    {
        if (!field.is(Flag.FILTERABLE)) {
            return FilterSupport.NONE;
        }
        FilterSupport support = RULES.get(field.kind()).support(field);
        return switch (object.kind()) {
            case STANDARD -> support;
            case METADATA -> FilterSupport.equality(support.equality());
            case EXTERNAL, BIG -> FilterSupport.NONE;
        };
    }

    /**
     * Whether the service sorts the field as SQL does.
     */
    public static boolean isSortable(SalesforceObject object, Field field)
    {
        return object.kind() == SalesforceObject.Kind.STANDARD
                && field.is(Flag.SORTABLE)
                && !field.is(Flag.ENCRYPTED)
                && switch (field.kind()) {
            // of references to other records no order is documented
            case ID -> field.type().equals("id");
            // the service takes null for false
            case BOOLEAN -> !field.is(Flag.NILLABLE);
            case INTEGER, DATE, DATETIME -> true;
            // amounts sort by their converted value
            case NUMBER -> !field.isCurrency() || !object.multiCurrency();
            case DECIMAL, TIME, TEXT, MULTIPICKLIST, OPAQUE -> false;
        };
    }

    public static Translation translate(RemoteQuery query, ColumnPredicate predicate)
    {
        Field field = Field.of(query.column(predicate.column()));
        FieldRules rules = RULES.get(field.kind());
        return switch (predicate) {
            case RemotePredicate.Like like -> rules.like(field, like.pattern(), like.escape());
            case RemotePredicate.Contains contains -> rules.includes(field, contains.value());
            case RemotePredicate.Values values -> translate(rules, field, values);
        };
    }

    private static Translation translate(FieldRules rules, Field field, RemotePredicate.Values values)
    {
        List<Translation> alternatives = new ArrayList<>();
        if (values.excludedValues().isPresent()) {
            alternatives.add(rules.exclude(field, values.excludedValues().get()));
        }
        else {
            List<RemoteRange> single = values.ranges().stream().filter(RemoteRange::isSingleValue).toList();
            if (!single.isEmpty()) {
                alternatives.add(rules.equal(field, single.stream().map(range -> range.low().orElseThrow()).toList()));
            }
            values.ranges().stream()
                    .filter(range -> !range.isSingleValue())
                    .map(range -> range.isAll() ? rules.isNotNull(field) : rules.range(field, range))
                    .forEach(alternatives::add);
        }
        if (values.nullAllowed()) {
            alternatives.add(rules.isNull(field));
        }
        return alternatives.stream().anyMatch(alternative -> alternative.verdict() == NEVER) ? Translation.NONE : Translation.or(alternatives);
    }

    /**
     * The condition of a predicate that was taken over.
     */
    public static Condition condition(RemoteQuery query, RemotePredicate predicate)
    {
        return switch (predicate) {
            case ColumnPredicate single -> translate(query, single).condition();
            case RemotePredicate.AnyOf any -> Condition.or(any.alternatives().stream().map(alternative -> condition(query, alternative)).toList());
            case RemotePredicate.AllOf all -> Condition.and(all.conjuncts().stream().map(conjunct -> condition(query, conjunct)).toList());
        };
    }

    /**
     * The condition of all that the query has taken over.
     */
    public static Condition condition(RemoteQuery query)
    {
        return Condition.and(Stream.concat(
                        query.filters().stream().map(filter -> condition(query, filter.predicate())),
                        JoinConditions.of(query).stream())
                .toList());
    }
}
