package io.omnisql.plugin.github.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * What a search can be narrowed by: times as seconds since 1970, or sizes of files as bytes.
 */
public enum SearchScale
{
    TIME {
        @Override
        long first(String text)
        {
            return (text.length() == DATE ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : OffsetDateTime.parse(text).toInstant()).getEpochSecond();
        }

        @Override
        long last(String text)
        {
            // a date stands for its day in UTC
            return text.length() == DATE ? first(text) + Duration.ofDays(1).toSeconds() - 1 : first(text);
        }

        @Override
        String text(long value)
        {
            return Instant.ofEpochSecond(value).toString();
        }

        @Override
        long least()
        {
            // there was nothing on GitHub before
            return Instant.parse("2007-10-01T00:00:00Z").getEpochSecond();
        }

        @Override
        long greatest(Instant now)
        {
            return now.getEpochSecond();
        }

        @Override
        long middle(long from, long to)
        {
            return from + (to - from) / 2;
        }
    },
    SIZE {
        @Override
        long first(String text)
        {
            if (!SIZES.matcher(text).matches()) {
                throw new NumberFormatException(text);
            }
            return Long.parseLong(text);
        }

        @Override
        long last(String text)
        {
            return first(text);
        }

        @Override
        String text(long value)
        {
            return Long.toString(value);
        }

        @Override
        long least()
        {
            return 0;
        }

        @Override
        long greatest(Instant now)
        {
            // larger files are not searched
            return 384 * 1024;
        }

        /**
         * Most files are small.
         */
        @Override
        long middle(long from, long to)
        {
            return Math.clamp((long) Math.sqrt((from + 1.0) * (to + 1.0)) - 1, from, to - 1);
        }
    };

    private static final int DATE = 10;
    private static final Pattern SIZES = Pattern.compile("[0-9]{1,18}");

    /**
     * The least value that a text stands for.
     *
     * @throws java.time.DateTimeException for what is not documented
     * @throws NumberFormatException for what is not documented
     */
    abstract long first(String text);

    /**
     * The greatest value that a text stands for.
     */
    abstract long last(String text);

    abstract String text(long value);

    /**
     * A value below which nothing is looked for.
     */
    abstract long least();

    /**
     * A value above which there is little.
     */
    abstract long greatest(Instant now);

    /**
     * Where to cut a range of more than one value: the last value of its lower part.
     */
    abstract long middle(long from, long to);
}
