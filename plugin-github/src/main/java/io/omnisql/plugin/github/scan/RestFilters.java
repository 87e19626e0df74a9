package io.omnisql.plugin.github.scan;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kinds of parameters that REST lists have. GitHub's documentation leaves open how texts are compared, so that none of them is exact.
 */
public final class RestFilters
{
    private static final Pattern ANY_TEXT = Pattern.compile("(?s).+");
    private static final Pattern PLAIN_TEXT = Pattern.compile("[^,\\s][^,]*");

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\[bot])?");

    private RestFilters() {}

    /**
     * The parameter {@code since}, which compares the time of the last change.
     */
    public static RestFilter since()
    {
        return new RestSince();
    }

    /**
     * A parameter that takes one text.
     */
    public static RestFilter text(String parameter)
    {
        return new RestTexts(parameter, ANY_TEXT.asMatchPredicate(), false);
    }

    /**
     * A parameter that takes one login. {@code ghost} stands for all deleted accounts in rows, but not in parameters.
     */
    public static RestFilter login(String parameter)
    {
        return new RestTexts(parameter, login -> LOGIN.matcher(login).matches() && !login.equals("ghost"), false);
    }

    /**
     * A parameter that takes one positive number.
     */
    public static RestFilter number(String parameter)
    {
        return new RestTexts(parameter, Pattern.compile("[1-9][0-9]*").asMatchPredicate(), false);
    }

    /**
     * A parameter that takes texts, separated by commas.
     */
    public static RestFilter list(String parameter)
    {
        return new RestTexts(parameter, PLAIN_TEXT.asMatchPredicate(), true);
    }

    /**
     * A parameter that takes some of a few values, separated by commas, and rejects others.
     */
    public static RestFilter enumeratedList(String parameter, String... values)
    {
        return new RestTexts(parameter, Set.of(values)::contains, true);
    }

    /**
     * A parameter that takes one of some values, besides which the column has none.
     */
    public static RestFilter states(String parameter, String... values)
    {
        return states(parameter, Set.of(values), Set.of());
    }

    /**
     * A parameter that takes one of some values.
     *
     * @param others what the column has besides, and the parameter rejects
     */
    public static RestFilter states(String parameter, Set<String> values, Set<String> others)
    {
        return new RestStates(parameter, values, others, false);
    }

    /**
     * A column that the list is not filtered by, and whose values are all known.
     */
    public static RestFilter closed(Set<String> values)
    {
        return new RestStates("", Set.of(), values, false);
    }

    /**
     * A parameter that takes some of a few values, separated by commas, besides which the column has none.
     */
    public static RestFilter stateList(String parameter, String... values)
    {
        return new RestStates(parameter, Set.of(values), Set.of(), true);
    }

    /**
     * A qualifier in the parameter {@code phrase}.
     *
     * @param possible the texts that need no quotes there
     */
    public static RestFilter phrase(String qualifier, String possible)
    {
        return new RestPhrase(qualifier, Pattern.compile(possible));
    }

    /**
     * A qualifier in the parameter {@code phrase} that takes a range of days.
     */
    public static RestFilter phraseOfDays(String qualifier)
    {
        return new RestPhraseOfDays(qualifier);
    }

    /**
     * A parameter that takes a range of times as a search writes it: both ends included, in whole seconds.
     */
    public static RestFilter range(String parameter)
    {
        return new RestRange(parameter);
    }
}
