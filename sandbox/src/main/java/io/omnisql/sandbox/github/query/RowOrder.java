package io.omnisql.sandbox.github.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * A total order of rows by one value.
 * <p>
 * GitHub promises nothing about the order of equal values. Here it is always the same and follows no column, so that nobody comes to
 * rely on it.
 */
public final class RowOrder<T>
        implements Comparator<T>
{
    private final Function<T, Comparable<?>> key;
    private final ToLongFunction<T> id;
    private final boolean descending;
    private final boolean unique;

    private RowOrder(Function<T, Comparable<?>> key, ToLongFunction<T> id, boolean descending, boolean unique)
    {
        this.key = key;
        this.id = id;
        this.descending = descending;
        this.unique = unique;
    }

    public static <T> RowOrder<T> byTime(Function<T, Instant> time, ToLongFunction<T> id)
    {
        return new RowOrder<>(row -> time.apply(row).getEpochSecond(), id, false, false);
    }

    public static <T> RowOrder<T> byCount(ToIntFunction<T> count, ToLongFunction<T> id)
    {
        return new RowOrder<>(row -> (long) count.applyAsInt(row), id, false, false);
    }

    /**
     * By a text without regard to case.
     */
    public static <T> RowOrder<T> byName(Function<T, String> name, ToLongFunction<T> id)
    {
        return new RowOrder<>(row -> name.apply(row).toLowerCase(Locale.ROOT), id, false, false);
    }

    /**
     * By a number that no two rows share.
     */
    public static <T> RowOrder<T> byId(ToLongFunction<T> id)
    {
        return new RowOrder<>(id::applyAsLong, id, false, true);
    }

    public RowOrder<T> descending(boolean newDescending)
    {
        return new RowOrder<>(key, id, newDescending, unique);
    }

    public Cursor cursor(T row)
    {
        return new Cursor(key.apply(row), id.applyAsLong(row));
    }

    public List<T> sorted(List<T> rows)
    {
        return rows.stream().sorted(this).toList();
    }

    @Override
    public int compare(T left, T right)
    {
        return compare(cursor(left), cursor(right));
    }

    int compare(Cursor left, Cursor right)
    {
        int byKey = compareKeys(left.key(), right.key());
        int order = byKey != 0 || unique ? byKey : Long.compare(scramble(left.id()), scramble(right.id()));
        return descending ? -order : order;
    }

    private static int compareKeys(Comparable<?> left, Comparable<?> right)
    {
        if (left instanceof Long leftNumber && right instanceof Long rightNumber) {
            return leftNumber.compareTo(rightNumber);
        }
        // a cursor of another order compares as text: somewhere, but never an error
        return left.toString().compareTo(right.toString());
    }

    private static long scramble(long id)
    {
        long mixed = (id ^ (id >>> 31)) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    }
}
