package io.omnisql.benchmarks;

import io.omnisql.sandbox.http.LoggedRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many of the logged requests were under way at once.
 */
final class Concurrency
{
    private Concurrency() {}

    private record Change(Instant at, int by) {}

    static int most(List<LoggedRequest> requests)
    {
        // an end comes before a start of the same time
        List<Change> changes = requests.stream()
                .flatMap(request -> Stream.of(new Change(start(request), 1), new Change(Instant.parse(request.at()), -1)))
                .sorted(Comparator.comparing(Change::at).thenComparing(Change::by))
                .toList();
        int now = 0;
        int most = 1;
        for (Change change : changes) {
            now += change.by();
            most = Math.max(most, now);
        }
        return most;
    }

    private static Instant start(LoggedRequest request)
    {
        return Instant.parse(request.at()).minus(Duration.ofMillis(request.durationMillis()));
    }
}
