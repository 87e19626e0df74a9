package io.omnisql.plugin.github.scan;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * A range of times or sizes in a search's language, whose bounds are whole numbers and belong to it.
 *
 * @param from empty when it has no beginning
 * @param to empty when it has no end
 */
record SearchRange(SearchScale scale, OptionalLong from, OptionalLong to)
{
    private static final String SPAN = "..";
    private static final String OPEN = "*";

    SearchRange
    {
        requireNonNull(scale, "scale is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
    }

    static SearchRange all(SearchScale scale)
    {
        return new SearchRange(scale, OptionalLong.empty(), OptionalLong.empty());
    }

    /**
     * Empty for what is not documented.
     */
    static Optional<SearchRange> parse(SearchScale scale, String text)
    {
        try {
            return Optional.of(read(scale, text));
        }
        catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static SearchRange read(SearchScale scale, String text)
    {
        int span = text.indexOf(SPAN);
        if (span >= 0) {
            String low = text.substring(0, span);
            String high = text.substring(span + SPAN.length());
            return new SearchRange(
                    scale,
                    low.equals(OPEN) ? OptionalLong.empty() : OptionalLong.of(scale.first(low)),
                    high.equals(OPEN) ? OptionalLong.empty() : OptionalLong.of(scale.last(high)));
        }
        SearchRange all = all(scale);
        if (text.startsWith(">=")) {
            return all.from(scale.first(text.substring(2)));
        }
        if (text.startsWith("<=")) {
            return all.to(scale.last(text.substring(2)));
        }
        if (text.startsWith(">")) {
            return all.from(scale.last(text.substring(1)) + 1);
        }
        if (text.startsWith("<")) {
            return all.to(scale.first(text.substring(1)) - 1);
        }
        return all.from(scale.first(text)).to(scale.last(text));
    }

    SearchRange from(long newFrom)
    {
        return new SearchRange(scale, OptionalLong.of(newFrom), to);
    }

    SearchRange to(long newTo)
    {
        return new SearchRange(scale, from, OptionalLong.of(newTo));
    }

    /**
     * The condition with a blank before it, empty for all values.
     */
    String condition(String qualifier)
    {
        if (from.isPresent() && to.isPresent()) {
            return " %s:%s%s%s".formatted(qualifier, scale.text(from.getAsLong()), SPAN, scale.text(to.getAsLong()));
        }
        if (from.isPresent()) {
            return " %s:>=%s".formatted(qualifier, scale.text(from.getAsLong()));
        }
        return to.isPresent() ? " %s:<=%s".formatted(qualifier, scale.text(to.getAsLong())) : "";
    }
}
