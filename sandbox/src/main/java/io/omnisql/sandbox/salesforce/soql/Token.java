package io.omnisql.sandbox.salesforce.soql;

/**
 * A piece of a statement.
 *
 * @param text of a string: what is between the quotes, with its escapes
 * @param position of the first character, from 0
 */
record Token(Kind kind, String text, int position)
{
    enum Kind
    {
        WORD,
        STRING,
        NUMBER,
        DATE,
        DATETIME,
        TIME,
        SYMBOL,
        END,
    }

    boolean is(String word)
    {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }
}
