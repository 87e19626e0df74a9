package io.omnisql.sandbox.salesforce.soql;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.soql.Soql.Order;
import io.omnisql.sandbox.salesforce.soql.Soql.Selected;
import io.omnisql.sandbox.salesforce.soql.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads statements by recursive descent, as strictly as the grammar is written.
 */
final class Parser
{
    private static final int LONGEST_STATEMENT = 100_000;
    private static final Set<String> CLAUSES = Set.of("FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "WITH", "USING", "FOR", "ALL", "ASC", "DESC", "NULLS", "AND", "OR", "NOT", "IN", "LIKE", "INCLUDES", "EXCLUDES");

    private final TokenStream tokens;
    private final ConditionParser conditions;

    private Parser(TokenStream tokens)
    {
        this.tokens = tokens;
        this.conditions = new ConditionParser(tokens, this);
    }

    static Soql parse(String text)
    {
        if (text.length() > LONGEST_STATEMENT) {
            throw ApiException.malformedQuery("SOQL statements cannot be longer than 100000 characters.");
        }
        if (text.isBlank()) {
            throw ApiException.malformedQuery("A query string has to be specified");
        }
        Parser parser = new Parser(new TokenStream(text));
        Soql soql = parser.statement();
        if (parser.tokens.peek().kind() != Kind.END) {
            throw parser.tokens.unexpected();
        }
        return soql;
    }

    private Soql statement()
    {
        tokens.expect("SELECT");
        List<Selected> select = select();
        tokens.expect("FROM");
        String from = tokens.expect(Kind.WORD).text();
        String alias = isAlias() ? tokens.next().text() : null;
        if (tokens.at("USING") || tokens.at(",")) {
            throw ApiException.rejected("MALFORMED_QUERY", "The sandbox knows no '%s' after FROM".formatted(tokens.peek().text()));
        }
        Condition where = tokens.take("WHERE") ? conditions.condition() : null;
        if (tokens.at("WITH")) {
            throw ApiException.rejected("MALFORMED_QUERY", "The sandbox knows no clause WITH");
        }
        List<Expression> groupBy = tokens.take("GROUP", "BY") ? groupBy() : List.of();
        Condition having = null;
        if (tokens.at("HAVING")) {
            if (groupBy.isEmpty()) {
                throw tokens.unexpected();
            }
            tokens.next();
            having = conditions.condition();
        }
        List<Order> orderBy = tokens.take("ORDER", "BY") ? orderBy() : List.of();
        Integer limit = tokens.take("LIMIT") ? tokens.expectWhole() : null;
        Integer offset = tokens.take("OFFSET") ? tokens.expectWhole() : null;
        if (tokens.at("FOR")) {
            throw ApiException.rejected("MALFORMED_QUERY", "The sandbox knows no clause FOR");
        }
        return new Soql(select, from, alias, where, groupBy, having, orderBy, limit, offset);
    }

    /**
     * The statement of a semi-join: one field, no order, no limit.
     */
    Soql subquery()
    {
        tokens.expect("SELECT");
        Expression selected = path();
        tokens.expect("FROM");
        String from = tokens.expect(Kind.WORD).text();
        Condition where = tokens.take("WHERE") ? conditions.condition() : null;
        return new Soql(List.of(new Selected(selected, null)), from, null, where, List.of(), null, List.of(), null, null);
    }

    private boolean isAlias()
    {
        return tokens.peek().kind() == Kind.WORD && !CLAUSES.contains(tokens.peek().text().toUpperCase(Locale.ROOT));
    }

    private List<Selected> select()
    {
        List<Selected> select = new ArrayList<>();
        do {
            if (tokens.at("(")) {
                throw ApiException.rejected("MALFORMED_QUERY", "The sandbox knows no subqueries of children");
            }
            if (tokens.at("TYPEOF")) {
                throw ApiException.rejected("MALFORMED_QUERY", "The sandbox knows no TYPEOF");
            }
            Expression expression = expression();
            select.add(new Selected(expression, isAlias() ? tokens.next().text() : null));
        }
        while (tokens.take(","));
        return select;
    }

    private List<Expression> groupBy()
    {
        if (tokens.at("ROLLUP") || tokens.at("CUBE")) {
            throw ApiException.rejected("MALFORMED_QUERY", "The sandbox knows no GROUP BY " + tokens.peek().text());
        }
        List<Expression> expressions = new ArrayList<>();
        do {
            expressions.add(expression());
        }
        while (tokens.take(","));
        return expressions;
    }

    private List<Order> orderBy()
    {
        List<Order> orders = new ArrayList<>();
        do {
            Expression expression = expression();
            boolean ascending = tokens.take("ASC") || !tokens.take("DESC");
            boolean nullsFirst = true;
            if (tokens.take("NULLS")) {
                nullsFirst = tokens.take("FIRST");
                if (!nullsFirst) {
                    tokens.expect("LAST");
                }
            }
            orders.add(new Order(expression, ascending, nullsFirst));
        }
        while (tokens.take(","));
        return orders;
    }

    /**
     * A path or a function of one.
     */
    Expression expression()
    {
        if (!tokens.peek(1).is("(") || tokens.peek().kind() != Kind.WORD) {
            return path();
        }
        String name = tokens.next().text().toUpperCase(Locale.ROOT);
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.at(")")) {
            do {
                arguments.add(expression());
            }
            while (tokens.take(","));
        }
        tokens.expect(")");
        return new Expression.Call(name, arguments);
    }

    private Expression.Path path()
    {
        List<String> parts = new ArrayList<>();
        do {
            Token part = tokens.expect(Kind.WORD);
            if (CLAUSES.contains(part.text().toUpperCase(Locale.ROOT))) {
                throw ApiException.malformedQuery("unexpected token: '%s'".formatted(part.text()));
            }
            parts.add(part.text());
        }
        while (tokens.take("."));
        return new Expression.Path(parts);
    }
}
