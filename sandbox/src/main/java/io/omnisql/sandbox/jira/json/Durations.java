package io.omnisql.sandbox.jira.json;

/**
 * Writes durations as Jira shows them: weeks of five days of eight hours.
 */
public final class Durations
{
    private Durations() {}

    public static String pretty(long seconds)
    {
        StringBuilder text = new StringBuilder();
        long rest = seconds / 60;
        for (Unit unit : Unit.values()) {
            long count = rest / unit.minutes;
            rest %= unit.minutes;
            if (count > 0) {
                text.append(text.isEmpty() ? "" : " ").append(count).append(unit.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return text.isEmpty() ? "0m" : text.toString();
    }

    private enum Unit
    {
        W(5 * 8 * 60), D(8 * 60), H(60), M(1);

        private final int minutes;

        Unit(int minutes)
        {
            this.minutes = minutes;
        }
    }
}
