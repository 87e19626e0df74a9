package io.omnisql.plugin.github.scan;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a search is read that finds more rows than GitHub shows, and has no order by time: in spans of time, each of which is halved
 * until it holds no more rows than are shown.
 *
 * @param spans the one that is read, and those that are still to be read
 */
record SearchSpans(List<Span> spans)
{
    private static final String SPANS = "spans";
    /**
     * There was nothing on GitHub before.
     */
    private static final Instant EARLIEST = Instant.parse("2007-10-01T00:00:00Z");

    /**
     * @param rows how many rows it is thought to hold, together with the span before it while that one is not read; negative when nobody knows
     */
    private record Span(SearchTimes times, long rows, boolean isWithPrevious) {}

    SearchSpans
    {
        spans = ImmutableList.copyOf(spans);
    }

    static SearchSpans of(SearchTimes times)
    {
        return new SearchSpans(List.of(new Span(times, -1, false)));
    }

    SearchTimes times()
    {
        return spans.getFirst().times();
    }

    /**
     * With the span that is read halved; empty when it is a second.
     *
     * @param total how many rows it holds
     * @param shown how many of them GitHub shows
     * @param now the present time, beyond which there are no rows
     */
    Optional<SearchSpans> halved(long total, long shown, Instant now)
    {
        SearchTimes times = times();
        Instant from = times.from().orElse(EARLIEST);
        Instant to = times.to().orElse(now);
        if (!from.isBefore(to)) {
            return Optional.empty();
        }
        Instant middle = from.plusSeconds(Duration.between(from, to).toSeconds() / 2);
        SearchSpans halved = new SearchSpans(ImmutableList.<Span>builder()
                .add(new Span(times.to(middle), -1, false))
                .add(new Span(times.from(middle.plusSeconds(1)), total, true))
                .addAll(rest(total))
                .build());
        return Optional.of(halved.small(shown, now));
    }

    /**
     * What follows the span that was read; empty when it was the last.
     */
    Optional<SearchSpans> next(long total, long shown, Instant now)
    {
        List<Span> rest = rest(total);
        return rest.isEmpty() ? Optional.empty() : Optional.of(new SearchSpans(rest).small(shown, now));
    }

    private List<Span> rest(long total)
    {
        List<Span> rest = spans.subList(1, spans.size());
        if (rest.isEmpty() || !rest.getFirst().isWithPrevious()) {
            return rest;
        }
        Span next = rest.getFirst();
        return ImmutableList.<Span>builder()
                .add(new Span(next.times(), next.rows() - total, false))
                .addAll(rest.subList(1, rest.size()))
                .build();
    }

    /**
     * Nobody asks for a span of which it is known that it must be halved.
     */
    private SearchSpans small(long shown, Instant now)
    {
        Span span = spans.getFirst();
        return span.isWithPrevious() || span.rows() <= shown ? this : halved(span.rows(), shown, now).orElse(this);
    }

    Map<String, String> state()
    {
        return Map.of(SPANS, Joiner.on(',').join(spans.stream().map(SearchSpans::text).toList()));
    }

    private static String text(Span span)
    {
        return "%s/%s/%s/%s".formatted(
                span.times().from().map(Instant::toString).orElse(""),
                span.times().to().map(Instant::toString).orElse(""),
                span.rows(),
                span.isWithPrevious());
    }

    /**
     * Empty for a page of a search that is not split so.
     */
    static Optional<SearchSpans> of(Map<String, String> state)
    {
        return Optional.ofNullable(state.get(SPANS)).map(text -> new SearchSpans(Splitter.on(',').splitToStream(text).map(SearchSpans::span).toList()));
    }

    private static Span span(String text)
    {
        List<String> parts = Splitter.on('/').splitToList(text);
        return new Span(new SearchTimes(instant(parts.get(0)), instant(parts.get(1))), Long.parseLong(parts.get(2)), Boolean.parseBoolean(parts.get(3)));
    }

    private static Optional<Instant> instant(String text)
    {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
