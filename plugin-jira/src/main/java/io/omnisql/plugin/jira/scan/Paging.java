package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.ScanException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.INCOMPLETE;
import static java.util.Objects.requireNonNull;

/**
 * How the pages of a list follow one another.
 *
 * @param start the parameter that counts the rows before the page
 * @param size the parameter that bounds the page
 * @param maxSize the largest page that the documents promise; a service may make pages smaller, and the next one starts where it ended
 * @param items a value that each thing which is counted has, as a pointer that captures a list, where rows are parts of such things; else empty
 */
public record Paging(Style style, String start, String size, int maxSize, Optional<String> items)
{
    static final String TOTAL = "/total";
    static final String LAST = "/isLast";

    private static final String START_AT = "startAt";
    private static final String MAX_RESULTS = "maxResults";

    public Paging
    {
        requireNonNull(style, "style is null");
        requireNonNull(start, "start is null");
        requireNonNull(size, "size is null");
        requireNonNull(items, "items is null");
    }

    private Paging(Style style, String start, String size, int maxSize)
    {
        this(style, start, size, maxSize, Optional.empty());
    }

    /**
     * What ends a list.
     */
    public enum Style
    {
        /**
         * It comes whole.
         */
        WHOLE,
        /**
         * Each page tells how many rows there are, or that it is the last.
         */
        COUNTED,
        /**
         * The last page is not full.
         */
        UNTIL_SHORT,
    }

    public static Paging whole()
    {
        return new Paging(Style.WHOLE, "", "", 0);
    }

    public static Paging counted(int maxSize)
    {
        return new Paging(Style.COUNTED, START_AT, MAX_RESULTS, maxSize);
    }

    public static Paging countedFromOffset(int maxSize)
    {
        return new Paging(Style.COUNTED, "offset", "limit", maxSize);
    }

    public static Paging untilShort(int maxSize)
    {
        return new Paging(Style.UNTIL_SHORT, START_AT, MAX_RESULTS, maxSize);
    }

    /**
     * Counts things of which rows are parts.
     */
    public Paging over(String items)
    {
        return new Paging(style, start, size, maxSize, Optional.of(items));
    }

    public boolean isCounted()
    {
        return style == Style.COUNTED;
    }

    /**
     * What must be captured of a page to find the next one.
     */
    List<String> captures()
    {
        return isCounted() ? Stream.concat(Stream.of(TOTAL, LAST), items.stream()).toList() : List.of();
    }

    /**
     * @param rows how many are wanted at most
     */
    int pageSize(OptionalLong rows)
    {
        if (style == Style.WHOLE) {
            return 0;
        }
        long wanted = Math.max(1, rows.orElse(maxSize));
        return (int) Math.ceilDiv(wanted, Math.ceilDiv(wanted, (long) maxSize));
    }

    List<Parameter> parameters(long startAt, int pageSize)
    {
        if (style == Style.WHOLE) {
            return List.of();
        }
        ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
        if (startAt > 0) {
            parameters.add(new Parameter(start, Long.toString(startAt)));
        }
        parameters.add(new Parameter(size, Integer.toString(pageSize)));
        return parameters.build();
    }

    /**
     * Where the page after one starts, empty when that was the last.
     *
     * @throws ScanException when a page has no rows before the list's end
     */
    Optional<Long> next(long startAt, int pageSize, PageOutcome outcome)
    {
        long found = items.map(pointer -> (long) outcome.lists().getOrDefault(pointer, List.of()).size()).orElse(outcome.rows());
        long next = startAt + found;
        return switch (style) {
            case WHOLE -> Optional.empty();
            case UNTIL_SHORT -> found < pageSize ? Optional.empty() : Optional.of(next);
            case COUNTED -> {
                Optional<Long> total = Optional.ofNullable(outcome.captured().get(TOTAL)).map(Long::parseLong);
                Optional<Boolean> last = Optional.ofNullable(outcome.captured().get(LAST)).map(Boolean::parseBoolean);
                if (last.orElse(false) || total.filter(count -> next >= count).isPresent()) {
                    yield Optional.empty();
                }
                if (found == 0) {
                    if (total.isPresent() || last.isPresent()) {
                        throw new ScanException(INCOMPLETE, "Jira ends a list after %s rows, and says that there are more".formatted(next));
                    }
                    yield Optional.empty();
                }
                yield total.isEmpty() && last.isEmpty() && found < pageSize ? Optional.empty() : Optional.of(next);
            }
        };
    }
}
