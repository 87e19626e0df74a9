package io.omnisql.plugin.github.property;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * Random predicates over the columns of issues, from values that the rows hold and values that they do not.
 */
final class PredicateGenerator
{
    private final Random random;
    private final IssueValues values;
    private final List<Supplier<String>> leaves;

    PredicateGenerator(Random random, IssueValues values)
    {
        this.random = random;
        this.values = values;
        this.leaves = List.of(
                () -> text("owner", values.owners()),
                () -> text("repository", values.repositories()),
                () -> text("repository", values.repositories()),
                () -> text("state", List.of("open", "closed", "OPEN", "nonsense", "")),
                () -> text("state_reason", List.of("completed", "not_planned", "reopened")),
                () -> text("user_login", values.logins()),
                () -> text("user_type", List.of("User", "Bot", "Robot")),
                () -> "user_type = 'User' AND " + text("user_login", values.logins()),
                () -> text("author_association", List.of("member", "none", "contributor", "MEMBER")),
                () -> text("title", values.titles()),
                () -> number("number", values.numbers()),
                () -> number("number", values.numbers()),
                () -> number("comments", List.of(0L, 1L, 2L, 5L, 12L)),
                () -> number("milestone_number", List.of(1L, 2L, 4L, 9L)),
                () -> number("milestone_number", List.of(1L, 2L, 4L, 9L)),
                () -> text("node_id", values.nodeIds()),
                () -> "node_id IN (" + IntStream.range(0, 1 + random.nextInt(40)).mapToObj(_ -> quoted(values.nodeIds())).collect(joining(", ")) + ")",
                () -> time("created_at"),
                () -> time("updated_at"),
                () -> time("updated_at"),
                () -> time("closed_at"),
                () -> contains("labels", values.labels()),
                () -> contains("assignees", values.logins()),
                () -> pick(List.of("locked", "NOT locked")),
                () -> pick(List.of("cardinality(labels) = 0", "cardinality(assignees) > 1", "body = ''", "length(title) > 40")));
    }

    String next()
    {
        int parts = 1 + random.nextInt(3);
        return IntStream.range(0, parts)
                .mapToObj(_ -> random.nextInt(5) == 0 ? "(" + leaf() + " OR " + leaf() + ")" : leaf())
                .collect(joining(" AND "));
    }

    private String leaf()
    {
        String leaf = leaves.get(random.nextInt(leaves.size())).get();
        return random.nextInt(10) == 0 ? "NOT (" + leaf + ")" : "(" + leaf + ")";
    }

    private String text(String column, List<String> pool)
    {
        return switch (random.nextInt(12)) {
            case 0 -> column + " IS NULL";
            case 1 -> column + " IS NOT NULL";
            case 2 -> column + " <> " + quoted(pool);
            case 3 -> column + " IN (" + quoted(pool) + ", " + quoted(pool) + ", " + quoted(pool) + ")";
            case 4 -> column + " NOT IN (" + quoted(pool) + ", " + quoted(pool) + ")";
            case 5 -> column + " LIKE '" + pick(pool).replaceAll("(?s)^(.?.?).*$", "$1").replace("'", "''") + "%'";
            case 6 -> column + pick(List.of(" < ", " >= ")) + quoted(pool);
            case 7 -> column + " = upper(" + quoted(pool) + ")";
            case 8 -> column + " = '" + swapCase(pick(pool)).replace("'", "''") + "'";
            default -> column + " = " + quoted(pool);
        };
    }

    private String number(String column, List<Long> pool)
    {
        long value = pick(pool);
        return switch (random.nextInt(9)) {
            case 0 -> column + " IS NULL";
            case 8 -> column + " IS NOT NULL";
            case 1 -> column + " <> " + value;
            case 2 -> column + " BETWEEN " + value + " AND " + (value + random.nextInt(40));
            case 3 -> column + pick(List.of(" < ", " > ", " <= ", " >= ")) + value;
            case 4 -> column + " IN (" + value + ", " + pick(pool) + ", " + pick(pool) + ", -1, 5000000000)";
            default -> column + " = " + value;
        };
    }

    private String time(String column)
    {
        String value = "TIMESTAMP '%s UTC'".formatted(pick(values.times()));
        return switch (random.nextInt(8)) {
            case 0 -> column + " IS NULL";
            case 1 -> column + " = " + value;
            case 2 -> column + " <> " + value;
            case 3 -> column + " >= " + value + " AND " + column + " < " + value + " + INTERVAL '" + (1 + random.nextInt(90)) + "' DAY";
            case 4 -> column + " BETWEEN " + value + " - INTERVAL '0.5' SECOND AND " + value + " + INTERVAL '1' SECOND";
            default -> column + pick(List.of(" < ", " > ", " <= ", " >= ")) + value;
        };
    }

    private String contains(String column, List<String> pool)
    {
        String contains = "contains(" + column + ", " + quoted(pool) + ")";
        return random.nextInt(3) == 0 ? contains + " AND contains(" + column + ", " + quoted(pool) + ")" : contains;
    }

    private String quoted(List<String> pool)
    {
        return "'" + pick(pool).replace("'", "''") + "'";
    }

    private <T> T pick(List<T> pool)
    {
        return pool.get(random.nextInt(pool.size()));
    }

    private static String swapCase(String text)
    {
        return text.equals(text.toLowerCase(ROOT)) ? text.toUpperCase(ROOT) : text.toLowerCase(ROOT);
    }
}
