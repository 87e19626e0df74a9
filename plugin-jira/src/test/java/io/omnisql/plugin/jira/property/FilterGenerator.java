package io.omnisql.plugin.jira.property;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.ValueType.Kind;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static java.time.temporal.ChronoUnit.MINUTES;

/**
 * Random filters as the toolkit gives them, from values that the rows hold, values beside them, and values that nobody holds.
 */
final class FilterGenerator
{
    private static final List<String> TEXTS = List.of("", "EMPTY", "null", "no such value", "quo\"te", "back\\slash", "10001", "Ünïcödé", "a' OR project IS NOT EMPTY", "\") OR (project IS NOT EMPTY");
    /**
     * In New York and Auckland, with the hours that come twice.
     */
    static final List<Instant> CLOCK_CHANGES = List.of(
            Instant.parse("2025-11-02T05:30:00Z"),
            Instant.parse("2025-11-02T06:30:00Z"),
            Instant.parse("2026-03-08T07:00:00Z"),
            Instant.parse("2026-04-04T13:30:00Z"),
            Instant.parse("2026-04-04T14:30:00Z"));
    /**
     * Also where years begin on the users' clocks.
     */
    private static final List<Instant> EDGES = ImmutableList.<Instant>builder()
            .addAll(CLOCK_CHANGES)
            .add(Instant.parse("2026-01-01T05:00:00Z"))
            .add(Instant.parse("2025-12-31T18:30:00Z"))
            .build();

    private final Random random;
    private final SiteRows rows;
    private final Map<String, List<RemoteValue>> pools = new HashMap<>();

    FilterGenerator(Random random, SiteRows rows)
    {
        this.random = random;
        this.rows = rows;
    }

    List<RemotePredicate> next()
    {
        List<RemotePredicate> predicates = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            predicates.add(random.nextInt(4) == 0 ? new AnyOf(List.of(leaf(), leaf())) : leaf());
        }
        return predicates;
    }

    private ColumnPredicate leaf()
    {
        ColumnDefinition column = rows.columns().get(random.nextInt(rows.columns().size()));
        if (column.type().kind() == Kind.ARRAY && random.nextInt(5) > 0) {
            return new Contains(column.name(), value(column));
        }
        return switch (column.type().kind() == Kind.ARRAY ? random.nextInt(2) : random.nextInt(12)) {
            case 0 -> new Values(column.name(), List.of(), true);
            case 1 -> new Values(column.name(), List.of(new RemoteRange(Optional.empty(), false, Optional.empty(), false)), false);
            case 2, 3 -> excluding(column);
            case 4, 5 -> among(column, 4, random.nextInt(3) == 0);
            case 6, 7, 8 -> between(column);
            default -> among(column, 1, random.nextInt(6) == 0);
        };
    }

    private Values among(ColumnDefinition column, int count, boolean nullAllowed)
    {
        List<RemoteValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(column));
        }
        return new Values(column.name(), SiteRows.sorted(values).stream().map(RemoteRange::equal).toList(), nullAllowed);
    }

    private Values excluding(ColumnDefinition column)
    {
        List<RemoteValue> excluded = SiteRows.sorted(List.of(value(column), value(column)));
        List<RemoteRange> ranges = new ArrayList<>();
        Optional<RemoteValue> low = Optional.empty();
        for (RemoteValue value : excluded) {
            ranges.add(new RemoteRange(low, false, Optional.of(value), false));
            low = Optional.of(value);
        }
        ranges.add(new RemoteRange(low, false, Optional.empty(), false));
        return new Values(column.name(), ranges, random.nextInt(3) == 0);
    }

    private Values between(ColumnDefinition column)
    {
        List<RemoteValue> bounds = SiteRows.sorted(List.of(value(column), value(column)));
        Optional<RemoteValue> low = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(bounds.getFirst());
        Optional<RemoteValue> high = bounds.size() == 1 || (low.isPresent() && random.nextInt(3) == 0) ? Optional.empty() : Optional.of(bounds.getLast());
        if (low.isEmpty() && high.isEmpty()) {
            low = Optional.of(bounds.getFirst());
        }
        RemoteRange range = new RemoteRange(low, low.isPresent() && random.nextBoolean(), high, high.isPresent() && random.nextBoolean());
        return new Values(column.name(), List.of(range), random.nextInt(5) == 0);
    }

    private RemoteValue value(ColumnDefinition column)
    {
        ValueType type = column.type().element().orElse(column.type());
        List<RemoteValue> pool = pools.computeIfAbsent(column.name(), rows::values);
        Optional<RemoteValue> known = pool.isEmpty() ? Optional.empty() : Optional.of(pool.get(random.nextInt(pool.size())));
        return switch (type.kind()) {
            case BIGINT -> RemoteValue.of(known.map(RemoteValue::asLong).orElse(1L) + (random.nextInt(4) == 0 ? random.nextInt(5) - 2 : 0));
            case DOUBLE -> RemoteValue.of(known.map(RemoteValue::asDouble).orElse(1.0) + (random.nextInt(3) == 0 ? random.nextInt(5) / 2.0 - 1 : 0));
            case DATE -> RemoteValue.of(known.orElseGet(() -> new RemoteValue(type, "2026-01-31")).asDate().plusDays(random.nextInt(3) == 0 ? random.nextInt(3) - 1 : 0));
            case INSTANT -> RemoteValue.of(instant(known));
            default -> RemoteValue.of(text(known));
        };
    }

    private Instant instant(Optional<RemoteValue> known)
    {
        Instant instant = known.filter(_ -> random.nextInt(4) > 0).map(RemoteValue::asInstant).orElseGet(() -> EDGES.get(random.nextInt(EDGES.size())));
        return switch (random.nextInt(5)) {
            case 0 -> instant;
            case 1 -> instant.plusMillis(random.nextInt(3) - 1);
            case 2 -> instant.truncatedTo(MINUTES).plus(Duration.ofMinutes(random.nextInt(3) - 1));
            default -> instant.truncatedTo(MINUTES);
        };
    }

    private String text(Optional<RemoteValue> known)
    {
        String text = known.filter(_ -> random.nextInt(5) > 0).map(RemoteValue::text).orElseGet(() -> TEXTS.get(random.nextInt(TEXTS.size())));
        if (random.nextInt(6) > 0) {
            return text;
        }
        return text.chars().mapToObj(character -> String.valueOf((char) (Character.isUpperCase(character) ? Character.toLowerCase(character) : Character.toUpperCase(character)))).reduce("", String::concat);
    }
}
