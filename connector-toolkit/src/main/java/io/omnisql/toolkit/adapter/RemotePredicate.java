package io.omnisql.toolkit.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A predicate over one row, with SQL's meaning: text compares case-sensitively, and NULL satisfies it only where it says so.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = RemotePredicate.Values.class, name = "values"),
        @JsonSubTypes.Type(value = RemotePredicate.Contains.class, name = "contains"),
        @JsonSubTypes.Type(value = RemotePredicate.Like.class, name = "like"),
        @JsonSubTypes.Type(value = RemotePredicate.AnyOf.class, name = "any"),
        @JsonSubTypes.Type(value = RemotePredicate.AllOf.class, name = "all"),
})
public sealed interface RemotePredicate
{
    /**
     * A predicate over one column.
     */
    sealed interface ColumnPredicate
            extends RemotePredicate
    {
        /**
         * The column that it is about.
         */
        String column();
    }

    /**
     * The column's value lies in one of the ranges, or is NULL where that is allowed.
     *
     * @param ranges ascending and disjoint; empty together with {@code nullAllowed} means IS NULL, one unbounded range without it means IS NOT NULL
     */
    record Values(String column, List<RemoteRange> ranges, boolean nullAllowed)
            implements ColumnPredicate
    {
        public Values
        {
            requireNonNull(column, "column is null");
            ranges = List.copyOf(ranges);
        }

        /**
         * The values of an equality or IN, when it is one.
         */
        @JsonIgnore
        public Optional<List<RemoteValue>> discreteValues()
        {
            if (ranges.isEmpty() || !ranges.stream().allMatch(RemoteRange::isSingleValue)) {
                return Optional.empty();
            }
            return Optional.of(ranges.stream().map(range -> range.low().orElseThrow()).toList());
        }

        /**
         * The values that {@code <>} or NOT IN leaves out, when that is all that it does; ascending, never empty.
         */
        @JsonIgnore
        public Optional<List<RemoteValue>> excludedValues()
        {
            if (ranges.size() < 2 || ranges.getFirst().low().isPresent() || ranges.getLast().high().isPresent()) {
                return Optional.empty();
            }
            List<RemoteValue> excluded = new ArrayList<>();
            for (int i = 1; i < ranges.size(); i++) {
                RemoteRange below = ranges.get(i - 1);
                RemoteRange above = ranges.get(i);
                if (below.highInclusive() || above.lowInclusive() || !below.high().equals(above.low())) {
                    return Optional.empty();
                }
                excluded.add(above.low().orElseThrow());
            }
            return Optional.of(List.copyOf(excluded));
        }

        @JsonIgnore
        public boolean isNull()
        {
            return nullAllowed && ranges.isEmpty();
        }

        @JsonIgnore
        public boolean isNotNull()
        {
            return !nullAllowed && ranges.size() == 1 && ranges.getFirst().isAll();
        }

        @Override
        public String toString()
        {
            if (isNull()) {
                return column + " IS NULL";
            }
            if (isNotNull()) {
                return column + " IS NOT NULL";
            }
            String values = ranges.size() == 1 && ranges.getFirst().isSingleValue()
                    ? column + " = " + ranges.getFirst()
                    : column + " IN " + ranges.stream().map(RemoteRange::toString).collect(joining(", ", "{", "}"));
            return nullAllowed ? values + " OR " + column + " IS NULL" : values;
        }
    }

    /**
     * The column's list holds the value.
     */
    record Contains(String column, RemoteValue value)
            implements ColumnPredicate
    {
        public Contains
        {
            requireNonNull(column, "column is null");
            requireNonNull(value, "value is null");
        }

        @Override
        public String toString()
        {
            return "contains(" + column + ", " + value.text() + ")";
        }
    }

    /**
     * The column's text matches a pattern of LIKE; NULL does not.
     *
     * @param escape what makes the next {@code %}, {@code _} or itself a plain character
     */
    record Like(String column, String pattern, Optional<Character> escape)
            implements ColumnPredicate
    {
        public Like
        {
            requireNonNull(column, "column is null");
            requireNonNull(pattern, "pattern is null");
            requireNonNull(escape, "escape is null");
        }

        @Override
        public String toString()
        {
            return column + " LIKE " + pattern;
        }
    }

    /**
     * At least one of the predicates is true. They are about more than one column.
     */
    record AnyOf(List<RemotePredicate> alternatives)
            implements RemotePredicate
    {
        public AnyOf
        {
            alternatives = List.copyOf(alternatives);
            checkArgument(alternatives.size() >= 2, "no alternatives: %s", alternatives);
        }

        @Override
        public String toString()
        {
            return alternatives.stream().map(RemotePredicate::toString).collect(joining(" OR ", "(", ")"));
        }
    }

    /**
     * All of the predicates are true. It stands below {@link AnyOf} only.
     */
    record AllOf(List<RemotePredicate> conjuncts)
            implements RemotePredicate
    {
        public AllOf
        {
            conjuncts = List.copyOf(conjuncts);
            checkArgument(conjuncts.size() >= 2, "no conjuncts: %s", conjuncts);
        }

        @Override
        public String toString()
        {
            return conjuncts.stream().map(RemotePredicate::toString).collect(joining(" AND ", "(", ")"));
        }
    }
}
