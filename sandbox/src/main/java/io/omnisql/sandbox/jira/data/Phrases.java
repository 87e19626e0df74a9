package io.omnisql.sandbox.jira.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Summaries and texts, plain ones and those that break careless readers.
 */
final class Phrases
{
    private static final List<String> VERBS = List.of("Fix", "Support", "Investigate", "Document", "Remove", "Speed up", "Rework", "Test", "Upgrade", "Reject");
    private static final List<String> THINGS = List.of(
            "login redirect",
            "CSV export",
            "retry policy",
            "nightly build",
            "invoice rounding",
            "dark mode",
            "search index",
            "webhook delivery",
            "time zone handling",
            "cache eviction",
            "audit log",
            "pagination",
            "connection pool");
    private static final List<String> PLACES = List.of("on Safari", "after upgrade", "for large accounts", "in EU region", "with SSO", "when offline", "in CI", "on first run");
    private static final List<String> AWKWARD = List.of(
            "🔥 Checkout is on fire 🔥🚒",
            "Can't save \"O'Brien\" as a customer",
            "Path C:\\temp\\new is not escaped",
            "'; DROP TABLE issues; --",
            "100% of _wildcards_ fail",
            "Ünïcödé, ЮНИКОД, ユニコード, مرحبا",
            "null",
            "NULL",
            "EMPTY",
            "<script>alert(1)</script> & friends",
            "{\"json\": [1, 2, null]}",
            "login redirect",
            "Login Redirect",
            "x AND y OR z ORDER BY q",
            "trailing backslash \\");

    private Phrases() {}

    static String summary(SplittableRandom random, int number)
    {
        if (number % 211 == 0) {
            return "A very long summary ".repeat(13).substring(0, 251) + "(no)";
        }
        if (number % 23 == 0) {
            return AWKWARD.get(number / 23 % AWKWARD.size());
        }
        return "%s %s %s".formatted(pick(random, VERBS), pick(random, THINGS), pick(random, PLACES));
    }

    /**
     * @return null for about one in seven
     */
    static RichText description(SplittableRandom random, int number, List<User> people)
    {
        if (random.nextInt(7) == 0) {
            return null;
        }
        Adf adf = new Adf();
        if (number % 3 == 0) {
            adf.heading("What happens");
        }
        adf.paragraph("The %s breaks %s.".formatted(pick(random, THINGS), pick(random, PLACES)));
        if (number % 5 == 0) {
            adf.decorated("Urgent", "https://wiki.example/a?b=c&d=\"e\"", pick(random, people));
        }
        if (number % 19 == 0) {
            adf.code("sql", "SELECT \"a\\b\", 'it''s'\nFROM t -- 50%\n\t🚀");
        }
        if (number % 7 == 0) {
            adf.bullets("open it", "wait " + number + " seconds", "see it fail");
        }
        if (number % 301 == 0) {
            adf.paragraph("Log line with nothing to say. ".repeat(600).strip());
        }
        return adf.build();
    }

    static RichText comment(SplittableRandom random, List<User> people)
    {
        return switch (random.nextInt(5)) {
            case 0 -> Adf.plain("👍");
            case 1 -> Adf.plain("Same here with the %s.\n\nAny news?".formatted(pick(random, THINGS)));
            case 2 -> new Adf().decorated("Can you reproduce it?", "https://build.example/" + random.nextInt(1_000), pick(random, people)).build();
            case 3 -> Adf.plain("Done in the last release \\o/");
            default -> Adf.plain("%s %s first.".formatted(pick(random, VERBS), pick(random, THINGS)));
        };
    }

    static String thing(SplittableRandom random)
    {
        return pick(random, THINGS);
    }

    static <T> T pick(SplittableRandom random, List<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
