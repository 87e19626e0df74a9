package io.omnisql.sandbox.github.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a search, or a qualifier with its value.
 *
 * @param qualifier lower case, empty for a plain word
 */
record SearchTerm(boolean negated, String qualifier, String value)
{
    /**
     * Splits a search at blanks outside of quotation marks.
     */
    static List<SearchTerm> parse(String query)
    {
        List<SearchTerm> terms = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= query.length(); i++) {
            char character = i == query.length() ? ' ' : query.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            }
            if (character == '\\' && i + 1 < query.length()) {
                token.append(character).append(query.charAt(++i));
            }
            else if (Character.isWhitespace(character) && (!quoted || i == query.length())) {
                if (!token.isEmpty()) {
                    terms.add(term(token.toString()));
                    token.setLength(0);
                }
            }
            else {
                token.append(character);
            }
        }
        if (quoted) {
            throw SearchException.unsupported("A quotation mark of the search is not closed");
        }
        return terms;
    }

    private static SearchTerm term(String token)
    {
        boolean negated = token.length() > 1 && token.startsWith("-");
        String rest = negated ? token.substring(1) : token;
        int colon = rest.indexOf(':');
        if (colon <= 0 || rest.startsWith("\"")) {
            return new SearchTerm(negated, "", unquote(rest));
        }
        return new SearchTerm(negated, rest.substring(0, colon).toLowerCase(Locale.ROOT), rest.substring(colon + 1));
    }

    /**
     * The value's alternatives: what is separated by commas outside of quotation marks.
     */
    List<String> alternatives()
    {
        List<String> alternatives = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '\\' && i + 1 < value.length()) {
                current.append(character).append(value.charAt(++i));
                continue;
            }
            if (character == '"') {
                quoted = !quoted;
            }
            if (character == ',' && !quoted) {
                alternatives.add(unquote(current.toString()));
                current.setLength(0);
            }
            else {
                current.append(character);
            }
        }
        alternatives.add(unquote(current.toString()));
        return alternatives;
    }

    private static String unquote(String text)
    {
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        return text;
    }

    @Override
    public String toString()
    {
        return (negated ? "-" : "") + (qualifier.isEmpty() ? "" : qualifier + ":") + value;
    }
}
