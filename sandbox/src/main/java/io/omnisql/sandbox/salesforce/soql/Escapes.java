package io.omnisql.sandbox.salesforce.soql;

import io.omnisql.sandbox.salesforce.ApiException;

import java.util.regex.Pattern;

/**
 * The escapes of string literals.
 */
final class Escapes
{
    private Escapes() {}

    /**
     * The text that a literal stands for.
     *
     * @param raw what is between the quotes
     */
    static String text(String raw)
    {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char character = raw.charAt(i);
            if (character != '\\') {
                text.append(character);
                continue;
            }
            i++;
            if (raw.charAt(i) == 'u' || raw.charAt(i) == 'U') {
                text.append(unicode(raw, i + 1));
                i += 4;
            }
            else {
                text.append(escaped(raw.charAt(i)));
            }
        }
        return text.toString();
    }

    /**
     * The regular expression that a literal after LIKE stands for, without regard to case.
     */
    static Pattern like(String raw, boolean caseSensitive)
    {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char character = raw.charAt(i);
            if (character == '%') {
                pattern.append(".*");
            }
            else if (character == '_') {
                pattern.append('.');
            }
            else if (character != '\\') {
                pattern.append(quoted(character));
            }
            else {
                i++;
                char next = raw.charAt(i);
                if (next == '%' || next == '_') {
                    pattern.append(quoted(next));
                }
                else if (next == 'u' || next == 'U') {
                    pattern.append(quoted(unicode(raw, i + 1)));
                    i += 4;
                }
                else {
                    pattern.append(quoted(escaped(next)));
                }
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL | (caseSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    private static String quoted(char character)
    {
        return "\\^$.|?*+()[]{}".indexOf(character) >= 0 ? "\\" + character : Character.toString(character);
    }

    private static char unicode(String raw, int start)
    {
        if (start + 4 > raw.length() || !raw.substring(start, start + 4).matches("[0-9A-Fa-f]{4}")) {
            throw invalid();
        }
        return (char) Integer.parseInt(raw.substring(start, start + 4), 16);
    }

    private static char escaped(char character)
    {
        return switch (character) {
            case 'n', 'N' -> '\n';
            case 'r', 'R' -> '\r';
            case 't', 'T' -> '\t';
            case 'b', 'B' -> '\b';
            case 'f', 'F' -> '\f';
            case '"', '\'', '\\' -> character;
            default -> throw invalid();
        };
    }

    private static ApiException invalid()
    {
        return ApiException.malformedQuery("Invalid string literal. Illegal character sequence in string literal: Invalid Escape Character");
    }
}
