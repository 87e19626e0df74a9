package io.omnisql.sandbox.github.query;

import java.util.Optional;

/**
 * Numbers as filters write them: {@code n}, {@code >n}, {@code >=n}, {@code <n}, {@code <=n} or {@code n..m}.
 */
public record NumberRange(double low, boolean lowInclusive, double high, boolean highInclusive)
{
    /**
     * @return empty when the text is no range
     */
    public static Optional<NumberRange> parse(String text)
    {
        try {
            if (text.contains("..")) {
                String low = text.substring(0, text.indexOf(".."));
                String high = text.substring(text.indexOf("..") + 2);
                return Optional.of(new NumberRange(low.equals("*") ? Double.NEGATIVE_INFINITY : number(low), true, high.equals("*") ? Double.POSITIVE_INFINITY : number(high), true));
            }
            if (text.startsWith(">")) {
                boolean inclusive = text.startsWith(">=");
                return Optional.of(new NumberRange(number(text.substring(inclusive ? 2 : 1)), inclusive, Double.POSITIVE_INFINITY, true));
            }
            if (text.startsWith("<")) {
                boolean inclusive = text.startsWith("<=");
                return Optional.of(new NumberRange(Double.NEGATIVE_INFINITY, true, number(text.substring(inclusive ? 2 : 1)), inclusive));
            }
            return Optional.of(new NumberRange(number(text), true, number(text), true));
        }
        catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static double number(String text)
    {
        if (!text.matches("[0-9]+(\\.[0-9]+)?")) {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(text);
    }

    public boolean contains(double number)
    {
        return (lowInclusive ? number >= low : number > low) && (highInclusive ? number <= high : number < high);
    }
}
