package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of numbers or of durations.
 */
final class NumberField
        extends JqlField
{
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+[wdhm]\\s*)+");
    private static final Pattern PART = Pattern.compile("([0-9]+)([wdhm])");

    private final Function<Issue, Double> value;
    private final boolean duration;

    /**
     * @param value null for none; seconds of a duration
     */
    NumberField(List<String> names, List<Operator> operators, Function<Issue, Double> value, boolean duration)
    {
        super(names, duration ? "com.atlassian.jira.jql.Duration" : "java.lang.Number", operators);
        this.value = value;
        this.duration = duration;
    }

    @Override
    boolean isEmpty(Issue issue)
    {
        return value.apply(issue) == null;
    }

    private double parse(Operand.Literal literal)
    {
        String text = literal.text().strip();
        if (NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text) * (duration ? 60 : 1);
        }
        if (!duration || !DURATION.matcher(text).matches()) {
            throw new JqlException("Value '%s' is invalid for the '%s' field: a %s is expected.".formatted(literal.text(), name(), duration ? "duration like '4h 30m'" : "number"));
        }
        double seconds = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            seconds += 60 * Double.parseDouble(part.group(1)) * switch (part.group(2)) {
                case "w" -> 5 * 8 * 60;
                case "d" -> 8 * 60;
                case "h" -> 60;
                default -> 1;
            };
        }
        return seconds;
    }

    @Override
    Predicate<Issue> equal(Operand.Literal literal)
    {
        double number = parse(literal);
        return issue -> value.apply(issue) != null && value.apply(issue) == number;
    }

    @Override
    Predicate<Issue> related(Operator operator, Operand.Literal literal)
    {
        double bound = parse(literal);
        return issue -> holds(operator, Double.compare(value.apply(issue), bound));
    }

    @Override
    public Optional<Comparator<Issue>> order()
    {
        return Optional.of(Comparator.comparing(value, Comparator.nullsLast(Comparator.naturalOrder())));
    }
}
