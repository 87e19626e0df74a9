package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.FilterSupport.equality;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.time.temporal.ChronoUnit.SECONDS;

/**
 * The lower bound of a time as GitHub's parameters {@code since} take it.
 */
final class SinceFilter
{
    static final FilterSupport SUPPORT = equality(SUPERSET).withRange(SUPERSET);
    static final String ARGUMENT = "filterBy";
    static final String TYPE = "IssueFilters";
    static final String FIELD = "since";
    /**
     * Times that GitHub's texts can hold.
     */
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private SinceFilter() {}

    static Verdict verdict(ColumnPredicate predicate)
    {
        return predicate instanceof Values values && !values.nullAllowed() && low(values).isPresent() ? SUPERSET : NEVER;
    }

    /**
     * Whether GitHub includes the very second is documented both ways, so a second more is asked for.
     */
    static String since(Instant low)
    {
        return second(low).toString();
    }

    static Instant second(Instant low)
    {
        return low.truncatedTo(SECONDS).minusSeconds(1);
    }

    static boolean isSendable(Instant time)
    {
        return EARLIEST.isBefore(time) && time.isBefore(LATEST);
    }

    /**
     * The time, or the nearest one that can be sent: no row changed before or after these.
     */
    static Instant sendable(Instant time)
    {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }

    /**
     * {@code filterBy} with another time.
     */
    static Argument replaced(Optional<Argument> filter, Instant since)
    {
        Map<String, Object> fields = new LinkedHashMap<>();
        filter.ifPresent(argument -> ((Map<?, ?>) argument.value()).forEach((name, value) -> fields.put((String) name, value)));
        fields.put(FIELD, since.toString());
        return new Argument(TYPE, fields);
    }

    static Optional<Instant> low(Values values)
    {
        return Predicates.low(values)
                .filter(EARLIEST::isBefore)
                .map(low -> low.isAfter(LATEST) ? LATEST : low);
    }
}
