package io.omnisql.toolkit.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static java.util.Objects.requireNonNull;

/**
 * A row of the {@link StubService}.
 */
public record StubItem(
        String shard,
        long id,
        Optional<String> name,
        String state,
        Optional<String> category,
        Optional<Double> score,
        boolean active,
        Optional<LocalDate> due,
        Instant createdAt,
        List<String> tags)
{
    public StubItem
    {
        requireNonNull(shard, "shard is null");
        requireNonNull(name, "name is null");
        requireNonNull(state, "state is null");
        requireNonNull(category, "category is null");
        requireNonNull(score, "score is null");
        requireNonNull(due, "due is null");
        requireNonNull(createdAt, "createdAt is null");
        tags = List.copyOf(tags);
    }

    /**
     * Deterministic items with nulls, mixed case and repeated values among them.
     *
     * @param prefix starts each name, so that two data sets can be told apart
     */
    public static List<StubItem> generate(String prefix, String shard, int count)
    {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> new StubItem(
                        shard,
                        id,
                        id % 11 == 0 ? Optional.empty() : Optional.of(prefix + "-" + shard + "-" + id),
                        id % 3 == 0 ? "closed" : "open",
                        id % 7 == 0 ? Optional.empty() : Optional.of(id % 2 == 0 ? "Bug" : "bug"),
                        id % 5 == 0 ? Optional.empty() : Optional.of(id / 4.0),
                        id % 2 == 0,
                        id % 4 == 0 ? Optional.empty() : Optional.of(LocalDate.of(2026, 1, 1).plusDays(id)),
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(id * 3_600L),
                        id % 6 == 0 ? List.of() : List.of("tag" + id % 3, "Ü~/\"" + id % 2)))
                .toList();
    }
}
