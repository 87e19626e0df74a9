package io.omnisql.plugin.github.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * A search that can be narrowed by a time or a size.
 *
 * @param rest the search without what it says of that itself
 * @param range what it says of it
 */
record SearchText(String rest, SearchRange range)
{
    /**
     * What would change its meaning beside another qualifier, or gives an order of its own.
     */
    private static final Pattern UNSPLITTABLE = Pattern.compile("(?i).*(\\bOR\\b|\\bNOT\\b|[()]|\\bsort:).*", Pattern.DOTALL);

    SearchText
    {
        requireNonNull(rest, "rest is null");
        requireNonNull(range, "range is null");
    }

    /**
     * Empty for a search that another condition may not be added to.
     *
     * @param qualifier name of the time or the size
     */
    static Optional<SearchText> parse(String search, String qualifier, SearchScale scale)
    {
        Optional<List<String>> words = words(search);
        if (words.isEmpty() || UNSPLITTABLE.matcher(search).matches()) {
            return Optional.empty();
        }
        String prefix = qualifier + ":";
        List<String> own = words.get().stream().filter(word -> word.toLowerCase(Locale.ROOT).startsWith(prefix)).toList();
        boolean isNegated = words.get().stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).startsWith("-" + prefix));
        if (isNegated || own.size() > 1) {
            return Optional.empty();
        }
        if (own.isEmpty()) {
            return Optional.of(new SearchText(search, SearchRange.all(scale)));
        }
        String rest = String.join(" ", words.get().stream().filter(word -> !own.contains(word)).toList());
        return SearchRange.parse(scale, own.getFirst().substring(prefix.length())).map(range -> new SearchText(rest, range));
    }

    /**
     * What stands between blanks outside of quotation marks; empty when a mark is not closed.
     */
    private static Optional<List<String>> words(String search)
    {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < search.length(); i++) {
            char character = search.charAt(i);
            if (Character.isWhitespace(character) && !isQuoted) {
                words.add(word.toString());
                word.setLength(0);
                continue;
            }
            word.append(character);
            if (character == '\\' && i + 1 < search.length()) {
                word.append(search.charAt(++i));
            }
            else if (character == '"') {
                isQuoted = !isQuoted;
            }
        }
        words.add(word.toString());
        return isQuoted ? Optional.empty() : Optional.of(words.stream().filter(part -> !part.isEmpty()).toList());
    }

    /**
     * The search within a span, which takes the place of its own one.
     *
     * @param qualifier name of the time or the size
     */
    String within(String qualifier, SearchRange span)
    {
        return (rest + span.condition(qualifier)).strip();
    }
}
