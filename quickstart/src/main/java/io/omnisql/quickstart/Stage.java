package io.omnisql.quickstart;

import io.omnisql.quickstart.SqlClient.Result;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/**
 * Prints the showcase for a person and remembers what did not go as expected.
 */
final class Stage
{
    private static final int MAX_ROWS = 6;
    private static final int MAX_WIDTH = 44;
    private static final int MAX_LINE = 400;

    private final boolean colours;
    private final List<String> failures = new ArrayList<>();
    private int scenes;

    Stage(boolean colours)
    {
        this.colours = colours;
    }

    /**
     * A part of the showcase; what it throws fails the showcase, and the next scene still plays.
     */
    interface Scene
    {
        void play()
                throws Exception;
    }

    void scene(String title, Scene scene)
    {
        scenes++;
        System.out.printf("%n%s%n", style("1;36", scenes + ". " + title));
        try {
            scene.play();
        }
        catch (Exception e) {
            fail("%s: %s".formatted(title, e.getMessage()));
        }
    }

    void statement(String user, String sql)
    {
        System.out.printf("   %s %s%n", style("2", user + ">"), style("1", sql));
    }

    void table(Result result)
    {
        List<List<String>> rows = result.rows().stream().limit(MAX_ROWS).map(row -> row.stream().map(Stage::cell).toList()).toList();
        List<Integer> widths = IntStream.range(0, result.columns().size())
                .mapToObj(i -> Math.max(result.columns().get(i).length(), rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)))
                .toList();
        System.out.println("     " + style("2", line(result.columns(), widths)));
        rows.forEach(row -> System.out.println("     " + line(row, widths)));
        if (result.rows().size() > MAX_ROWS) {
            System.out.println("     " + style("2", "… %,d rows in all".formatted(result.rows().size())));
        }
    }

    /**
     * A plan's line as far as a person reads it.
     */
    static String shortened(String line)
    {
        return line.length() > MAX_LINE ? line.substring(0, MAX_LINE - 1) + "…" : line;
    }

    private static String line(List<String> cells, List<Integer> widths)
    {
        return IntStream.range(0, cells.size()).mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length())).collect(joining("  ")).stripTrailing();
    }

    private static String cell(String value)
    {
        if (value == null) {
            return "NULL";
        }
        String line = value.replaceAll("\\s+", " ");
        return line.length() > MAX_WIDTH ? line.substring(0, MAX_WIDTH - 1) + "…" : line;
    }

    void note(String label, String text)
    {
        System.out.printf("   %s %s%n", style("33", "%-14s".formatted(label)), text);
    }

    void refused(SQLException e)
    {
        String message = e.getMessage().replaceFirst("^Query failed \\([^)]*\\): ", "");
        note("refused", message);
    }

    void expect(boolean holds, String what)
    {
        if (holds) {
            System.out.printf("   %s %s%n", style("32", "✓"), what);
        }
        else {
            fail(what);
        }
    }

    private void fail(String what)
    {
        failures.add(what);
        System.out.printf("   %s expected: %s%n", style("31", "✗"), what);
    }

    /**
     * Prints the end.
     *
     * @return whether everything went as expected
     */
    boolean finish(long seconds)
    {
        System.out.println();
        if (failures.isEmpty()) {
            System.out.println(style("1;32", "All %s scenes went as expected".formatted(scenes)) + " (%s s).".formatted(seconds));
            return true;
        }
        System.out.println(style("1;31", "%s expectations failed:".formatted(failures.size())));
        failures.forEach(failure -> System.out.println("  - " + failure));
        return false;
    }

    private String style(String code, String text)
    {
        return colours ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
