package io.omnisql.sandbox.salesforce.soql;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.soql.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a statement into tokens.
 */
final class Lexer
{
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Pattern DATETIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d+)?|\\.\\d+)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern SYMBOL = Pattern.compile("<=|>=|!=|<>|[=<>(),.:]");
    private static final Pattern STRING = Pattern.compile("'([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'", Pattern.DOTALL);
    private static final Pattern AFTER_LITERAL = Pattern.compile("[A-Za-z0-9_.:'+-]");

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
        while (lexer.position < text.length()) {
            Token token = lexer.next();
            if (token != null) {
                tokens.add(token);
            }
        }
        tokens.add(new Token(Kind.END, "<EOF>", text.length()));
        return tokens;
    }

    /**
     * @return null for blanks
     */
    private Token next()
    {
        if (match(SPACE) != null) {
            return null;
        }
        for (Kind kind : List.of(Kind.DATETIME, Kind.DATE, Kind.TIME, Kind.NUMBER)) {
            Token token = literal(kind);
            if (token != null) {
                return token;
            }
        }
        int start = position;
        String word = match(WORD);
        if (word != null) {
            return new Token(Kind.WORD, word, start);
        }
        Matcher string = STRING.matcher(text).region(start, text.length());
        if (string.lookingAt()) {
            position = string.end();
            return new Token(Kind.STRING, string.group(1), start);
        }
        String symbol = match(SYMBOL);
        if (symbol != null) {
            return new Token(Kind.SYMBOL, symbol, start);
        }
        throw ApiException.malformedQuery("line 1:%s no viable alternative at character '%s'".formatted(start, text.charAt(start)));
    }

    private Token literal(Kind kind)
    {
        int start = position;
        String found = match(switch (kind) {
            case DATETIME -> DATETIME;
            case DATE -> DATE;
            case TIME -> TIME;
            default -> NUMBER;
        });
        if (found == null) {
            return null;
        }
        if (position < text.length() && AFTER_LITERAL.matcher(text.substring(position, position + 1)).matches()) {
            if (kind != Kind.NUMBER) {
                position = start;
                return null;
            }
            throw ApiException.malformedQuery("unexpected token: '%s'".formatted(text.substring(start, position + 1)));
        }
        return new Token(kind, found, start);
    }

    private String match(Pattern pattern)
    {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        position = matcher.end();
        return matcher.group();
    }
}
