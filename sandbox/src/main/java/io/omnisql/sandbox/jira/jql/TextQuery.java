package io.omnisql.sandbox.jira.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words, beginnings of words and phrases that a text must all contain; letters' case, endings and signs do not matter.
 */
final class TextQuery
{
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern WILDCARD_WORD = Pattern.compile("[\\p{L}\\p{N}*?]+");

    private final List<List<String>> phrases = new ArrayList<>();
    private final List<Pattern> wildcards = new ArrayList<>();

    static TextQuery parse(String field, String text)
    {
        if (text.isBlank()) {
            throw new JqlException("The field '%s' does not support searching for an empty string.".formatted(field));
        }
        if (text.startsWith("*") || text.startsWith("?")) {
            throw new JqlException("The text query '%s' for field '%s' is not allowed to start with character '%s'.".formatted(text, field, text.charAt(0)));
        }
        TextQuery query = new TextQuery();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group(1) != null) {
                query.addPhrase(part.group(1));
                continue;
            }
            String word = part.group(2);
            if (word.contains("*") || word.contains("?")) {
                query.addWildcards(word);
            }
            else {
                stems(word).forEach(stem -> query.phrases.add(List.of(stem)));
            }
        }
        return query;
    }

    private void addPhrase(String text)
    {
        List<String> stems = stems(text);
        if (!stems.isEmpty()) {
            phrases.add(stems);
        }
    }

    private void addWildcards(String text)
    {
        Matcher word = WILDCARD_WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            wildcards.add(Pattern.compile(word.group().replace("*", ".*").replace("?", ".")));
        }
    }

    /**
     * A query without a word matches nothing.
     */
    boolean matches(String text)
    {
        List<String> words = words(text);
        List<String> stems = words.stream().map(TextQuery::stem).toList();
        return !(phrases.isEmpty() && wildcards.isEmpty())
                && phrases.stream().allMatch(phrase -> java.util.Collections.indexOfSubList(stems, phrase) >= 0)
                && wildcards.stream().allMatch(pattern -> words.stream().anyMatch(word -> pattern.matcher(word).matches()));
    }

    private static List<String> words(String text)
    {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static List<String> stems(String text)
    {
        return words(text).stream().map(TextQuery::stem).toList();
    }

    private static String stem(String word)
    {
        for (String ending : List.of("ing", "ed", "es", "s")) {
            if (word.endsWith(ending) && word.length() > ending.length() + 2) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
