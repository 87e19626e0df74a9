package io.omnisql.sandbox.github.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Titles and texts, plain ones and those that break careless readers.
 */
final class Phrases
{
    private static final List<String> VERBS = List.of("Fix", "Support", "Investigate", "Document", "Remove", "Speed up", "Rework", "Test", "Upgrade", "Fail early on");
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
            "empty state",
            "audit log",
            "pagination",
            "connection pool",
            "permission check");
    private static final List<String> PLACES = List.of("on Safari", "after upgrade", "for large accounts", "in EU region", "with SSO", "when offline", "in CI", "on first run");
    private static final List<String> AWKWARD_TITLES = List.of(
            "🔥 Checkout is on fire 🔥🚒",
            "Can't save \"O'Brien\" as a customer",
            "Path C:\\temp\\new is not escaped",
            "'; DROP TABLE issues; --",
            "100% of _wildcards_ fail",
            "Ünïcödé, ЮНИКОД, ユニコード, مرحبا",
            "null",
            "NULL",
            "<script>alert(1)</script> & friends",
            "{\"json\": [1, 2, null]}",
            "Tab\there and a no-break\u00a0space",
            "👩‍👩‍👧‍👦 family emoji and e\u0301 composed",
            "login redirect",
            "Login Redirect");

    private Phrases() {}

    static String title(SplittableRandom random, int number)
    {
        if (number % 211 == 0) {
            return "A very long title ".repeat(15).substring(0, 252) + "(no)";
        }
        if (number % 23 == 0) {
            return AWKWARD_TITLES.get(number / 23 % AWKWARD_TITLES.size());
        }
        return "%s %s %s".formatted(pick(random, VERBS), pick(random, THINGS), pick(random, PLACES));
    }

    /**
     * @return null for about one in seven
     */
    static String body(SplittableRandom random, int number, List<Account> people)
    {
        if (random.nextInt(7) == 0) {
            return null;
        }
        StringBuilder text = new StringBuilder("### What happens\r\n\r\nThe ").append(pick(random, THINGS)).append(" breaks ").append(pick(random, PLACES)).append(".\r\n");
        if (random.nextInt(4) == 0) {
            text.append("\r\ncc @").append(pick(random, people).login()).append(", please have a look.\n");
        }
        if (number % 19 == 0) {
            text.append("\n```sql\nSELECT \"a\\b\", 'it''s' FROM t -- 50%\n```\n\t🚀\u2028end");
        }
        if (number % 301 == 0) {
            text.append("\n").append("Log line with nothing to say. ".repeat(2_000));
        }
        return text.toString();
    }

    static String comment(SplittableRandom random, List<Account> people)
    {
        return switch (random.nextInt(5)) {
            case 0 -> "👍";
            case 1 -> "Same here with the " + pick(random, THINGS) + ".\n\n> " + pick(random, THINGS) + "\n";
            case 2 -> "@" + pick(random, people).login() + " can you reproduce it \"" + pick(random, PLACES) + "\"?";
            case 3 -> "Done in the last release \\o/";
            default -> pick(random, VERBS) + " " + pick(random, THINGS) + " first.";
        };
    }

    static <T> T pick(SplittableRandom random, List<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
