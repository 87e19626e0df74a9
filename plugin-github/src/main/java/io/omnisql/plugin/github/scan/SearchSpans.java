package io.omnisql.plugin.github.scan;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a search is read that finds more rows than GitHub shows, and has no order by time: in spans of time or of sizes, each of which is halved
 * until it holds no more rows than are shown.
 *
 * @param spans the one that is read, and those that are still to be read
 */
record SearchSpans(List<Span> spans)
{
    private static final String SPANS = "spans";

    /**
     * @param rows how many rows it is thought to hold, together with the span before it while that one is not read; negative when nobody knows
     */
    private record Span(SearchRange range, long rows, boolean isWithPrevious) {}

    SearchSpans
    {
        spans = ImmutableList.copyOf(spans);
    }

    static SearchSpans of(SearchRange range)
    {
        return new SearchSpans(List.of(new Span(range, -1, false)));
    }

    SearchRange range()
    {
        return spans.getFirst().range();
    }

    /**
     * With the span that is read halved; empty when it is of one value.
     *
     * @param total how many rows it holds
     * @param shown how many of them GitHub shows
     * @param now the present time, beyond which there are no rows
     */
    Optional<SearchSpans> halved(long total, long shown, Instant now)
    {
        SearchRange range = range();
        long from = range.from().orElse(range.scale().least());
        long to = range.to().orElse(range.scale().greatest(now));
        if (from >= to) {
            return Optional.empty();
        }
        long middle = range.scale().middle(from, to);
        SearchSpans halved = new SearchSpans(ImmutableList.<Span>builder()
                .add(new Span(range.to(middle), -1, false))
                .add(new Span(range.from(middle + 1), total, true))
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
                .add(new Span(next.range(), next.rows() - total, false))
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
        return "%s/%s/%s/%s/%s".formatted(
                span.range().scale(),
                text(span.range().from()),
                text(span.range().to()),
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
        SearchRange range = new SearchRange(SearchScale.valueOf(parts.get(0)), bound(parts.get(1)), bound(parts.get(2)));
        return new Span(range, Long.parseLong(parts.get(3)), Boolean.parseBoolean(parts.get(4)));
    }

    private static String text(OptionalLong bound)
    {
        return bound.isPresent() ? Long.toString(bound.getAsLong()) : "";
    }

    private static OptionalLong bound(String text)
    {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
