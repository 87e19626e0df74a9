package io.omnisql.sandbox.jira.jql;

/**
 * A word of a search.
 *
 * @param position of its first character
 */
record Token(Kind kind, String text, int position)
{
    enum Kind
    {
        QUOTED, WORD, NUMBER, CUSTOM_FIELD, SYMBOL, END
    }

    boolean isSymbol(String symbol)
    {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word)
    {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
