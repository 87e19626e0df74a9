package io.omnisql.sandbox.jira.jql;

import java.util.List;

/**
 * The operators between a field and a value.
 */
public enum Operator
{
    EQUALS("="),
    NOT_EQUALS("!="),
    IN("in"),
    NOT_IN("not in"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    IS("is"),
    IS_NOT("is not"),
    LIKE("~"),
    NOT_LIKE("!~");

    static final List<Operator> EQUALITY = List.of(EQUALS, NOT_EQUALS, IN, NOT_IN);
    static final List<Operator> RELATION = List.of(LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL);
    static final List<Operator> EMPTINESS = List.of(IS, IS_NOT);
    static final List<Operator> MATCH = List.of(LIKE, NOT_LIKE);

    private final String jql;

    Operator(String jql)
    {
        this.jql = jql;
    }

    public String jql()
    {
        return jql;
    }

    /**
     * Whether empty values never match.
     */
    boolean isNegative()
    {
        return this == NOT_EQUALS || this == NOT_IN || this == NOT_LIKE;
    }
}
