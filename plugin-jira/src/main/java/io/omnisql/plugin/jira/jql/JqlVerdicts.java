package io.omnisql.plugin.jira.jql;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.omnisql.toolkit.adapter.Verdict;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * How JQL's meaning of a predicate relates to SQL's. It is asked for what the site's operators allow.
 */
public final class JqlVerdicts
{
    /**
     * Most values that a list of a search has.
     */
    public static final int MAX_VALUES = 500;
    /**
     * Most characters of a list of values.
     */
    public static final int MAX_LENGTH = 8_000;

    /**
     * Most values that the site is asked for whether it has them.
     */
    private static final int MAX_CHECKED = 200;
    private static final int MAX_LOOKUPS = 10_000;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private JqlVerdicts() {}

    /**
     * @param textSearch whether text may be searched for by words
     */
    public static Verdict of(ColumnDefinition column, ColumnPredicate predicate, boolean textSearch)
    {
        IssueClause clause = IssueClause.of(column);
        if (clause.kind().isEmpty()) {
            return NEVER;
        }
        return switch (predicate) {
            case Contains contains -> clause.kind().get() == ClauseKind.LIST && isElement(contains.value()) ? SUPERSET : NEVER;
            case Like _ -> NEVER;
            case Values values when values.isNull() || values.isNotNull() -> EXACT;
            case Values values -> ofValues(clause, values, textSearch);
        };
    }

    private static Verdict ofValues(IssueClause clause, Values values, boolean textSearch)
    {
        boolean excludes = values.excludedValues().isPresent();
        if (excludes && values.excludedValues().get().size() > MAX_VALUES) {
            return NEVER;
        }
        return switch (clause.kind().orElseThrow()) {
            case KEY, ID -> discrete(values, EXACT, MAX_LOOKUPS);
            case CHOICE -> excludes ? EXACT : discrete(values, EXACT, MAX_LOOKUPS);
            case USER -> excludes ? NEVER : discrete(values, EXACT, MAX_CHECKED);
            case NAME, ISSUE -> excludes ? NEVER : oneList(values);
            case INSTANT -> excludes ? NEVER : instants(clause, values);
            case DATE -> !excludes && bounds(values).allMatch(bound -> JqlLiterals.date(bound.asDate()).isPresent()) ? ranges(values, EXACT) : NEVER;
            case NUMBER -> numbers(values, excludes);
            case WORDS -> textSearch && !excludes && bounds(values).allMatch(bound -> JqlLiterals.phrase(bound.text()).isPresent()) ? oneList(values) : NEVER;
            case PRESENCE, LIST -> NEVER;
        };
    }

    private static Verdict discrete(Values values, Verdict verdict, int limit)
    {
        Optional<List<RemoteValue>> discrete = values.discreteValues();
        // of many values searches of their own are made, which must not be alternatives
        int most = values.nullAllowed() ? MAX_VALUES : limit;
        return discrete.isPresent() && discrete.get().size() <= most && discrete.get().stream().allMatch(JqlVerdicts::isSayable) ? verdict : NEVER;
    }

    /**
     * Of lenient comparisons no second list can be made: both could find the same row.
     */
    private static Verdict oneList(Values values)
    {
        return values.ranges().stream().mapToInt(JqlVerdicts::lengthInList).sum() <= MAX_LENGTH ? discrete(values, SUPERSET, MAX_CHECKED) : NEVER;
    }

    /**
     * How many characters the value takes in a list.
     */
    public static int lengthInList(RemoteRange value)
    {
        return value.toString().length() + ", \"\"".length();
    }

    private static Verdict ranges(Values values, Verdict verdict)
    {
        return values.ranges().size() > MAX_VALUES ? NEVER : verdict;
    }

    private static Verdict instants(IssueClause clause, Values values)
    {
        return ranges(values, clause.zone().isEmpty() && TimeWindows.isExact(values) ? EXACT : SUPERSET);
    }

    private static Verdict numbers(Values values, boolean excludes)
    {
        if (!bounds(values).allMatch(JqlVerdicts::isNumber)) {
            return NEVER;
        }
        if (bounds(values).allMatch(bound -> bound.asDecimal().stripTrailingZeros().scale() <= 0)) {
            return ranges(values, EXACT);
        }
        return excludes ? NEVER : ranges(values, SUPERSET);
    }

    private static boolean isNumber(RemoteValue value)
    {
        return switch (value.text()) {
            case "NaN", "Infinity", "-Infinity" -> false;
            default -> value.asDecimal().abs().compareTo(LARGEST) < 0;
        };
    }

    private static boolean isSayable(RemoteValue value)
    {
        return value.type().kind() != Kind.VARCHAR || JqlLiterals.text(value.text()).isPresent();
    }

    private static boolean isElement(RemoteValue value)
    {
        return value.type().kind() == Kind.BIGINT ? value.asLong() >= 0 : isSayable(value);
    }

    private static Stream<RemoteValue> bounds(Values values)
    {
        return values.ranges().stream().flatMap(JqlVerdicts::bounds);
    }

    private static Stream<RemoteValue> bounds(RemoteRange range)
    {
        return Stream.of(range.low(), range.high()).flatMap(Optional::stream);
    }
}
