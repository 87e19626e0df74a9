package io.omnisql.plugin.salesforce.property;

import io.omnisql.plugin.salesforce.property.Column.Kind;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/**
 * Random predicates, nested in AND, OR and NOT.
 */
final class PredicateGenerator
{
    private final Random random;
    private final List<Column> columns;
    private final int maxDepth;

    /**
     * @param maxDepth how deep the nesting may be
     */
    PredicateGenerator(Random random, List<Column> columns, int maxDepth)
    {
        this.random = random;
        this.columns = List.copyOf(columns);
        this.maxDepth = maxDepth;
    }

    String next()
    {
        return next(maxDepth);
    }

    private String next(int depth)
    {
        int choice = random.nextInt(10);
        if (depth == 0 || choice < 4) {
            return leaf();
        }
        if (choice == 9) {
            return "NOT (" + next(depth - 1) + ")";
        }
        String operator = choice < 7 ? " AND " : " OR ";
        return IntStream.range(0, 2 + random.nextInt(2)).mapToObj(_ -> next(depth - 1)).collect(joining(operator, "(", ")"));
    }

    private String leaf()
    {
        Column column = pick(columns);
        String name = column.name();
        switch (random.nextInt(12)) {
            case 0:
                return name + " IS NULL";
            case 1:
                return name + " IS NOT NULL";
            case 2:
                return name + " IS DISTINCT FROM " + pick(column.literals());
            case 3:
            case 4:
                return name + (random.nextInt(3) == 0 ? " NOT IN " : " IN ") + list(column);
            case 5:
                return name + " BETWEEN " + pick(column.literals()) + " AND " + pick(column.literals());
            case 6:
            case 7:
                if (column.kind() == Kind.TEXT) {
                    return random.nextInt(4) == 0 ? startsWith(column) : like(column);
                }
                return name + pick(List.of(" < ", " <= ", " > ", " >= ")) + pick(column.literals());
            case 8:
                return column.kind() == Kind.BOOLEAN ? name : name + " <> " + pick(column.literals());
            case 9:
                return column.kind() == Kind.TEXT ? "lower(" + name + ") = lower(" + pick(column.literals()) + ")" : name + " = " + pick(column.literals());
            case 10:
                return name + pick(List.of(" < ", " <= ", " > ", " >= ")) + pick(column.literals());
            default:
                return name + " = " + pick(column.literals());
        }
    }

    private String list(Column column)
    {
        return IntStream.range(0, 1 + random.nextInt(column.kind() == Kind.BOOLEAN ? 2 : 5))
                .mapToObj(_ -> pick(column.literals()))
                .collect(joining(", ", "(", ")"));
    }

    /**
     * A pattern of a part of a value, sometimes with an escape.
     */
    private String like(Column column)
    {
        String literal = pick(column.literals());
        String text = literal.substring(1, literal.length() - 1).replace("''", "'");
        int[] characters = text.codePoints().toArray();
        int from = characters.length == 0 ? 0 : random.nextInt(characters.length);
        int to = Math.min(characters.length, from + random.nextInt(6));
        StringBuilder pattern = new StringBuilder(random.nextInt(3) == 0 ? "" : "%");
        boolean escaped = random.nextBoolean();
        for (int i = from; i < to; i++) {
            if (escaped && Set.of((int) '%', (int) '_', (int) '\\').contains(characters[i])) {
                pattern.append('\\').appendCodePoint(characters[i]);
            }
            else if (random.nextInt(6) == 0) {
                pattern.append('_');
            }
            else {
                pattern.appendCodePoint(characters[i]);
            }
        }
        if (random.nextInt(3) > 0) {
            pattern.append('%');
        }
        return column.name() + (random.nextInt(4) == 0 ? " NOT LIKE '" : " LIKE '") + pattern.toString().replace("'", "''") + "'" + (escaped ? " ESCAPE '\\'" : "");
    }

    private String startsWith(Column column)
    {
        String literal = pick(column.literals());
        String text = literal.substring(1, literal.length() - 1).replace("''", "'");
        String prefix = text.substring(0, text.offsetByCodePoints(0, random.nextInt(1 + text.codePointCount(0, text.length()))));
        return (random.nextInt(4) == 0 ? "NOT " : "") + "starts_with(" + column.name() + ", '" + prefix.replace("'", "''") + "')";
    }

    Column column()
    {
        return pick(columns);
    }

    private <T> T pick(List<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
