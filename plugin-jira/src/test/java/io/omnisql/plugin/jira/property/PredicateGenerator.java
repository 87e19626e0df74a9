package io.omnisql.plugin.jira.property;

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
                () -> text("project_key", values.projects()),
                () -> text("project_key", values.projects()),
                () -> text("status_name", values.statuses()),
                () -> text("status_name", values.statuses()),
                () -> text("status_category", List.of("new", "indeterminate", "done", "Done", "undefined")),
                () -> text("issue_type_name", values.types()),
                () -> text("priority_name", values.priorities()),
                () -> text("resolution_name", values.resolutions()),
                () -> text("assignee_account_id", values.accounts()),
                () -> text("reporter_account_id", values.accounts()),
                () -> text("reviewer_account_id", values.accounts()),
                () -> text("key", values.keys()),
                () -> text("parent_key", values.parents()),
                () -> text("epic_link", values.parents()),
                () -> text("customer", values.texts()),
                () -> text("severity_cf10040", List.of("Critical", "Major", "Minor", "major", "MINOR", "10101", "no such option")),
                () -> text("environment_tier", List.of("Production", "Staging", "Test & \"QA\"", "staging")),
                () -> text("region", List.of("EMEA", "Americas", "emea", "Germany")),
                () -> text("runbook", List.of("https://wiki.example/run?book=3&x=\"y\"", "https://WIKI.example/run?book=3&x=\"y\"")),
                () -> text("found_in", values.versions()),
                () -> text("owning_group", List.of("jira-admins", "developers", "no such group")),
                () -> number("id", values.ids()),
                () -> number("status_id", List.of(1L, 3L, 10_001L, 10_002L, 99L)),
                () -> number("project_id", List.of(10_000L, 10_003L, 10_008L, 77L)),
                () -> number("priority_id", List.of(1L, 2L, 3L, 9L)),
                () -> number("votes", List.of(0L, 1L, 2L)),
                () -> number("watchers", List.of(0L, 1L, 3L)),
                () -> number("\"order\"", List.of(-3L, 0L, 7L)),
                () -> fraction("effort", List.of("0.1", "-2.5", "123456.789", "3.333333333333333", "1e9", "0", "2")),
                () -> fraction("story_points_cf10026", List.of("0.5", "1", "8", "13", "1e300")),
                () -> time("created"),
                () -> time("created"),
                () -> time("updated"),
                () -> time("updated"),
                () -> time("resolution_date"),
                () -> time("go_live"),
                () -> date("due_date"),
                () -> date("target_date"),
                () -> contains("labels", values.labels()),
                () -> contains("labels", values.labels()),
                () -> contains("components", values.components()),
                () -> contains("fix_versions", values.versions()),
                () -> contains("platforms", List.of("Linux", "linux", "Windows \\ WSL", "iOS 📱", "BeOS")),
                () -> contains("teams", List.of("12", "Twelve", "Empty", "null", "Blue")),
                () -> contains("tags", List.of("alpha", "Alpha", "ALPHA", "ga")),
                () -> contains("approvers_account_ids", values.accounts()),
                () -> containsId("sprint_ids", values.sprints()),
                () -> containsId("component_ids", values.componentIds()),
                () -> pick(List.of("description IS NULL", "steps_to_reproduce IS NOT NULL", "tags IS NULL", "sprint_ids IS NOT NULL", "labels IS NULL", "platforms IS NULL", "environment IS NULL")),
                () -> pick(List.of("cardinality(labels) = 0", "cardinality(components) > 1", "length(summary) > 40", "is_subtask", "team_size > 3")));
    }

    String next()
    {
        int parts = 1 + random.nextInt(3);
        return IntStream.range(0, parts)
                .mapToObj(_ -> random.nextInt(4) == 0 ? "(" + leaf() + " OR " + leaf() + ")" : leaf())
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
            case 3, 4 -> column + " IN (" + quoted(pool) + ", " + quoted(pool) + ", " + quoted(pool) + ")";
            case 5 -> column + " NOT IN (" + quoted(pool) + ", " + quoted(pool) + ")";
            case 6 -> column + " LIKE '" + pick(pool).replaceAll("(?s)^(.?.?).*$", "$1").replace("'", "''") + "%'";
            case 7 -> column + " IS DISTINCT FROM " + quoted(pool);
            case 8 -> column + " = '" + swapCase(pick(pool)).replace("'", "''") + "'";
            case 9 -> column + pick(List.of(" < ", " >= ")) + quoted(pool);
            default -> column + " = " + quoted(pool);
        };
    }

    private String number(String column, List<Long> pool)
    {
        long value = pick(pool);
        return switch (random.nextInt(8)) {
            case 0 -> column + " IS NULL";
            case 1 -> column + " <> " + value;
            case 2 -> column + " BETWEEN " + value + " AND " + (value + random.nextInt(40));
            case 3 -> column + pick(List.of(" < ", " > ", " <= ", " >= ")) + value;
            case 4 -> column + " IN (" + value + ", " + pick(pool) + ", " + pick(pool) + ", -1, 5000000000)";
            default -> column + " = " + value;
        };
    }

    private String fraction(String column, List<String> pool)
    {
        String value = "DOUBLE '" + pick(pool) + "'";
        return switch (random.nextInt(7)) {
            case 0 -> column + " IS NULL";
            case 1 -> column + " <> " + value;
            case 2 -> column + " IN (" + value + ", DOUBLE '" + pick(pool) + "', nan())";
            case 3, 4 -> column + pick(List.of(" < ", " > ", " <= ", " >= ")) + value;
            default -> column + " = " + value;
        };
    }

    private String time(String column)
    {
        String value = "TIMESTAMP '%s UTC'".formatted(pick(values.times()));
        String minute = "date_trunc('minute', " + value + ")";
        return switch (random.nextInt(9)) {
            case 0 -> column + " IS NULL";
            case 1 -> column + " = " + value;
            case 2 -> column + " <> " + value;
            case 3 -> column + " >= " + value + " AND " + column + " < " + value + " + INTERVAL '" + (1 + random.nextInt(90)) + "' DAY";
            case 4 -> column + " BETWEEN " + value + " - INTERVAL '0.5' SECOND AND " + value + " + INTERVAL '1' SECOND";
            case 5 -> column + " >= " + minute + " AND " + column + " < " + minute + " + INTERVAL '" + (1 + random.nextInt(300)) + "' HOUR";
            default -> column + pick(List.of(" < ", " > ", " <= ", " >= ")) + (random.nextBoolean() ? value : minute);
        };
    }

    private String date(String column)
    {
        String value = "DATE '" + pick(values.dates()) + "'";
        return switch (random.nextInt(7)) {
            case 0 -> column + " IS NULL";
            case 1 -> column + " <> " + value;
            case 2 -> column + " BETWEEN " + value + " AND " + value + " + INTERVAL '12' DAY";
            case 3 -> column + " IN (" + value + ", DATE '" + pick(values.dates()) + "')";
            default -> column + pick(List.of(" < ", " > ", " <= ", " >= ", " = ")) + value;
        };
    }

    private String contains(String column, List<String> pool)
    {
        String contains = "contains(" + column + ", " + quoted(pool) + ")";
        return random.nextInt(3) == 0 ? contains + " AND contains(" + column + ", " + quoted(pool) + ")" : contains;
    }

    private String containsId(String column, List<Long> pool)
    {
        return "contains(" + column + ", BIGINT '" + (random.nextInt(6) == 0 ? 999_999 : pick(pool)) + "')";
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
