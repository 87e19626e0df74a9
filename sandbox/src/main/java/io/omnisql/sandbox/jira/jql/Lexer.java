package io.omnisql.sandbox.jira.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits searches into words.
 */
final class Lexer
{
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(?=[\\s,()=!<>~&|]|$)");
    private static final Pattern CUSTOM_FIELD = Pattern.compile("(?i)cf\\s*\\[\\s*([0-9]{1,18})\\s*]");
    private static final Pattern SYMBOL = Pattern.compile("!=|!~|>=|<=|&&|\\|\\||[=~<>(),!&|]");
    private static final String RESERVED = "+.;?*/%^$#@[]{}`\\";

    private final String text;
    private int position;

    private Lexer(String text)
    {
        this.text = text;
    }

    static List<Token> tokens(String text)
    {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        while (lexer.skipSpace()) {
            tokens.add(lexer.next());
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
        return tokens;
    }

    private boolean skipSpace()
    {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length();
    }

    private Token next()
    {
        int start = position;
        char first = text.charAt(position);
        if (first == '"' || first == '\'') {
            return new Token(Token.Kind.QUOTED, quoted(first), start);
        }
        for (Pattern pattern : List.of(CUSTOM_FIELD, SYMBOL, NUMBER)) {
            Matcher matcher = pattern.matcher(text).region(position, text.length()).useAnchoringBounds(false);
            if (matcher.lookingAt()) {
                position = matcher.end();
                Token.Kind kind = pattern == CUSTOM_FIELD ? Token.Kind.CUSTOM_FIELD : pattern == SYMBOL ? Token.Kind.SYMBOL : Token.Kind.NUMBER;
                return new Token(kind, pattern == CUSTOM_FIELD ? matcher.group(1) : matcher.group(), start);
            }
        }
        StringBuilder word = new StringBuilder();
        while (position < text.length() && !endsWord(text.charAt(position))) {
            char character = text.charAt(position);
            if (character == '\\') {
                word.append(escape());
                continue;
            }
            if (RESERVED.indexOf(character) >= 0 || Character.isISOControl(character)) {
                throw JqlException.syntax("The character '%s' is a reserved JQL character. You must enclose it in a string or use the escape '\\u%04x' instead.".formatted(character, (int) character), position);
            }
            word.append(character);
            position++;
        }
        return new Token(Token.Kind.WORD, word.toString(), start);
    }

    private static boolean endsWord(char character)
    {
        return Character.isWhitespace(character) || "=!<>~(),&|\"'".indexOf(character) >= 0;
    }

    private String quoted(char quote)
    {
        int start = position++;
        StringBuilder value = new StringBuilder();
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character == quote) {
                position++;
                return value.toString();
            }
            if (character == '\\') {
                value.append(escape());
                continue;
            }
            if (Character.isISOControl(character) && character != '\n' && character != '\r') {
                throw JqlException.syntax("The character '\\u%04x' is not allowed in a JQL string; escape it.".formatted((int) character), position);
            }
            value.append(character);
            position++;
        }
        throw JqlException.syntax("The quoted string '%s' has not been completed.".formatted(text.substring(start + 1)), start);
    }

    private char escape()
    {
        int start = position++;
        if (position >= text.length()) {
            throw illegalEscape(start, "\\");
        }
        char escaped = text.charAt(position++);
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '\\', '"', '\'', ' ' -> escaped;
            case 'u' -> {
                if (position + 4 > text.length() || !text.substring(position, position + 4).matches("[0-9a-fA-F]{4}")) {
                    throw illegalEscape(start, "\\u");
                }
                position += 4;
                yield (char) Integer.parseInt(text.substring(position - 4, position), 16);
            }
            default -> throw illegalEscape(start, "\\" + escaped);
        };
    }

    private static JqlException illegalEscape(int start, String escape)
    {
        return JqlException.syntax("'%s' is an illegal JQL escape sequence. The valid escape sequences are \\', \\\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.".formatted(escape), start);
    }
}
