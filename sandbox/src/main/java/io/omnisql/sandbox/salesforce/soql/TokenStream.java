package io.omnisql.sandbox.salesforce.soql;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.soql.Token.Kind;

import java.util.List;

/**
 * The tokens of a statement, one after the other.
 */
final class TokenStream
{
    private final String statement;
    private final List<Token> tokens;
    private int position;

    TokenStream(String statement)
    {
        this.statement = statement;
        this.tokens = Lexer.tokens(statement);
    }

    Token peek()
    {
        return tokens.get(position);
    }

    Token peek(int ahead)
    {
        return tokens.get(Math.min(position + ahead, tokens.size() - 1));
    }

    Token next()
    {
        Token token = peek();
        if (token.kind() != Kind.END) {
            position++;
        }
        return token;
    }

    boolean at(String... words)
    {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes the words when they are the next ones.
     */
    boolean take(String... words)
    {
        if (!at(words)) {
            return false;
        }
        position += words.length;
        return true;
    }

    void expect(String word)
    {
        if (!take(word)) {
            throw unexpected();
        }
    }

    Token expect(Kind kind)
    {
        if (peek().kind() != kind) {
            throw unexpected();
        }
        return next();
    }

    int expectWhole()
    {
        String number = expect(Kind.NUMBER).text();
        if (!number.matches("\\d{1,9}")) {
            throw ApiException.malformedQuery("unexpected token: '%s'".formatted(number));
        }
        return Integer.parseInt(number);
    }

    ApiException unexpected()
    {
        Token token = peek();
        int from = Math.max(0, token.position() - 30);
        String near = statement.substring(from, Math.min(statement.length(), token.position() + 20));
        return ApiException.malformedQuery("\n%s\n%s^\nERROR at Row:1:Column:%s\nunexpected token: '%s'".formatted(near, " ".repeat(token.position() - from), token.position() + 1, token.text()));
    }
}
