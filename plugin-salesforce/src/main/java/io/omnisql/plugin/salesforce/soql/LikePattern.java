package io.omnisql.plugin.salesforce.soql;

import java.util.Optional;

import static io.omnisql.plugin.salesforce.soql.SoqlLiterals.patternText;

/**
 * Patterns of LIKE, from SQL's to SOQL's.
 */
public final class LikePattern
{
    private LikePattern() {}

    /**
     * The literal of a pattern that matches at least what SQL's matches: one character may count as several units in SOQL, so that
     * {@code _} becomes {@code %}.
     *
     * @return empty when the pattern is not one of SQL's
     */
    public static Optional<String> literal(String pattern, Optional<Character> escape)
    {
        StringBuilder soql = new StringBuilder("'");
        boolean wild = false;
        int position = 0;
        while (position < pattern.length()) {
            int character = pattern.codePointAt(position);
            position += Character.charCount(character);
            if (escape.isPresent() && character == escape.get()) {
                if (position == pattern.length()) {
                    return Optional.empty();
                }
                character = pattern.codePointAt(position);
                position += Character.charCount(character);
            }
            else if (character == '%' || character == '_') {
                if (!wild) {
                    soql.append('%');
                }
                wild = true;
                continue;
            }
            wild = false;
            soql.append(patternText(Character.toString(character)));
        }
        return Optional.of(soql.append('\'').toString());
    }
}
