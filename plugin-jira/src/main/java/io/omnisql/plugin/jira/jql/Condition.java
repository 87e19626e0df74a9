package io.omnisql.plugin.jira.jql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A condition of JQL, or one that is known without asking.
 */
public sealed interface Condition
{
    Condition ALWAYS = new Known(true);
    Condition NEVER = new Known(false);

    /**
     * A condition whose truth does not depend on the issue.
     */
    record Known(boolean value)
            implements Condition {}

    /**
     * Text of JQL that stands for itself: one clause, or several in parentheses.
     */
    record Clause(String text)
            implements Condition
    {
        public Clause
        {
            requireNonNull(text, "text is null");
        }

        @Override
        public String toString()
        {
            return text;
        }
    }

    static Condition clause(String text)
    {
        return new Clause(text);
    }

    static Condition all(Condition... conditions)
    {
        return all(Arrays.asList(conditions));
    }

    static Condition all(List<Condition> conditions)
    {
        return join(conditions, NEVER, ALWAYS, " AND ");
    }

    static Condition any(List<Condition> conditions)
    {
        return join(conditions, ALWAYS, NEVER, " OR ");
    }

    /**
     * Compounds are always in parentheses: without them JQL's order of evaluation is nobody's.
     *
     * @param dominant what decides the compound alone
     * @param neutral what may be left out
     */
    private static Condition join(List<Condition> conditions, Condition dominant, Condition neutral, String operator)
    {
        List<Condition> relevant = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition.equals(dominant)) {
                return dominant;
            }
            if (!condition.equals(neutral) && !relevant.contains(condition)) {
                relevant.add(condition);
            }
        }
        return switch (relevant.size()) {
            case 0 -> neutral;
            case 1 -> relevant.getFirst();
            default -> clause(relevant.stream().map(Condition::toString).collect(joining(operator, "(", ")")));
        };
    }
}
