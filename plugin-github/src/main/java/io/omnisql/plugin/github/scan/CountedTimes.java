package io.omnisql.plugin.github.scan;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The seconds between which rows are counted that changed then.
 *
 * @param since the first second of them, empty where there is none
 * @param until the first second after them, empty where there is none
 */
record CountedTimes(Optional<Instant> since, Optional<Instant> until)
{
    CountedTimes
    {
        requireNonNull(since, "since is null");
        requireNonNull(until, "until is null");
    }

    CountedTimes intersect(CountedTimes other)
    {
        return new CountedTimes(
                since.flatMap(own -> other.since.filter(own::isBefore)).or(() -> since).or(() -> other.since),
                until.flatMap(own -> other.until.filter(own::isAfter)).or(() -> until).or(() -> other.until));
    }
}
