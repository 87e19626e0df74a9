package io.omnisql.plugin.jira.property;

import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What random filters must have been of.
 */
enum Trait
{
    NULL,
    NO_NULL,
    EXCLUSION,
    LIST,
    RANGE,
    ARRAY,
    CUSTOM_FIELD,
    /**
     * A text that rows hold in another case only.
     */
    CASE_VARIANT,
    /**
     * The empty text, and JQL's words for it.
     */
    EMPTY_TEXT,
    /**
     * A time at which a user's clock is set forwards or back.
     */
    CLOCK_CHANGE;

    static Stream<Trait> of(ColumnDefinition column, ColumnPredicate predicate, List<RemoteValue> known)
    {
        return Stream.of(
                        ofColumn(column),
                        predicate instanceof Values values ? ofValues(values) : Stream.<Trait>of(),
                        constants(predicate).flatMap(constant -> ofConstant(constant, known)))
                .flatMap(traits -> traits);
    }

    private static Stream<Trait> ofColumn(ColumnDefinition column)
    {
        return Stream.concat(
                Stream.of(ARRAY).filter(_ -> column.type().kind() == Kind.ARRAY),
                Stream.of(CUSTOM_FIELD).filter(_ -> IssueClause.of(column).field().startsWith("customfield_")));
    }

    private static Stream<Trait> ofValues(Values values)
    {
        if (values.isNull() || values.isNotNull()) {
            return Stream.of(values.isNull() ? NULL : NO_NULL);
        }
        if (values.excludedValues().isPresent()) {
            return Stream.of(EXCLUSION);
        }
        return Stream.of(values.ranges().stream().allMatch(RemoteRange::isSingleValue) ? LIST : RANGE);
    }

    private static Stream<RemoteValue> constants(ColumnPredicate predicate)
    {
        return switch (predicate) {
            case Contains contains -> Stream.of(contains.value());
            case Values values -> values.ranges().stream().flatMap(range -> Stream.concat(range.low().stream(), range.high().stream()));
            default -> Stream.of();
        };
    }

    private static Stream<Trait> ofConstant(RemoteValue constant, List<RemoteValue> known)
    {
        return switch (constant.type().kind()) {
            case VARCHAR -> Stream.concat(
                    Stream.of(EMPTY_TEXT).filter(_ -> List.of("", "EMPTY", "null").contains(constant.text())),
                    Stream.of(CASE_VARIANT).filter(_ -> !known.contains(constant) && known.stream().map(RemoteValue::text).anyMatch(constant.text()::equalsIgnoreCase)));
            case INSTANT -> Stream.of(CLOCK_CHANGE).filter(_ -> FilterGenerator.CLOCK_CHANGES.stream().anyMatch(change -> isNear(change, constant.asInstant())));
            default -> Stream.of();
        };
    }

    private static boolean isNear(Instant change, Instant instant)
    {
        return Duration.between(change, instant).abs().compareTo(Duration.ofMinutes(2)) < 0;
    }
}
