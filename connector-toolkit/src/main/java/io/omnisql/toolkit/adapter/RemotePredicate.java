package io.omnisql.toolkit.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A predicate over one row, with SQL's meaning: text compares case-sensitively, and NULL satisfies it only where it says so.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = RemotePredicate.Values.class, name = "values"),
        @JsonSubTypes.Type(value = RemotePredicate.Contains.class, name = "contains"),
})
public sealed interface RemotePredicate
{
    /**
     * The column that it is about.
     */
    String column();

    /**
     * The column's value lies in one of the ranges, or is NULL where that is allowed.
     *
     * @param ranges ascending and disjoint; empty together with {@code nullAllowed} means IS NULL, one unbounded range without it means IS NOT NULL
     */
    record Values(String column, List<RemoteRange> ranges, boolean nullAllowed)
            implements RemotePredicate
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
            implements RemotePredicate
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
}
