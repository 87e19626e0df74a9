package io.omnisql.sandbox.jira.jql;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads searches: NOT binds closest, then AND, then OR.
 */
public final class Parser
{
    private static final String OPERATORS = "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

    private final List<Token> tokens;
    private int next;

    private Parser(List<Token> tokens)
    {
        this.tokens = tokens;
    }

    public static ParsedQuery parse(String jql)
    {
        Parser parser = new Parser(Lexer.tokens(jql));
        Clause where = null;
        if (!parser.startsOrder() && parser.peek().kind() != Token.Kind.END) {
            where = parser.or();
        }
        List<ParsedQuery.Sort> order = parser.order();
        Token rest = parser.peek();
        if (rest.kind() != Token.Kind.END) {
            throw JqlException.syntax("Expecting either 'OR' or 'AND' but got '%s'.".formatted(rest.text()), rest.position());
        }
        return new ParsedQuery(where, order);
    }

    private Token peek()
    {
        return tokens.get(next);
    }

    private Token take()
    {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    private boolean takeWord(String word)
    {
        if (peek().isWord(word)) {
            next++;
            return true;
        }
        return false;
    }

    private boolean takeSymbol(String... symbols)
    {
        for (String symbol : symbols) {
            if (peek().isSymbol(symbol)) {
                next++;
                return true;
            }
        }
        return false;
    }

    private boolean startsOrder()
    {
        return peek().isWord("order") && tokens.get(next + 1).isWord("by");
    }

    private Clause or()
    {
        List<Clause> clauses = new ArrayList<>(List.of(and()));
        while (takeWord("or") || takeSymbol("||", "|")) {
            clauses.add(and());
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.Or(clauses);
    }

    private Clause and()
    {
        List<Clause> clauses = new ArrayList<>(List.of(not()));
        while (takeWord("and") || takeSymbol("&&", "&")) {
            clauses.add(not());
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.And(clauses);
    }

    private Clause not()
    {
        if (takeWord("not") || takeSymbol("!")) {
            return new Clause.Not(not());
        }
        if (takeSymbol("(")) {
            Clause clause = or();
            Token closing = take();
            if (!closing.isSymbol(")")) {
                throw JqlException.syntax("Expecting ')' before the end of the query.", closing.position());
            }
            return clause;
        }
        return comparison();
    }

    private Clause comparison()
    {
        String field = field();
        Token at = peek();
        Operator operator = operator();
        Operand operand = operand();
        boolean list = operator == Operator.IN || operator == Operator.NOT_IN;
        if (list && !(operand instanceof Operand.Values) && !(operand instanceof Operand.Function)) {
            throw JqlException.syntax("Expecting a list of values or a function after '%s', which begins with '('.".formatted(operator.jql()), at.position());
        }
        if (!list && operand instanceof Operand.Values) {
            throw new JqlException("Operator '%s' does not support the list value given for field '%s'.".formatted(operator.jql(), field));
        }
        return new Clause.Comparison(field, operator, operand);
    }

    private String field()
    {
        Token token = take();
        return switch (token.kind()) {
            case QUOTED, NUMBER -> token.text();
            case CUSTOM_FIELD -> "cf[" + token.text() + "]";
            case WORD -> {
                checkReserved(token);
                yield token.text();
            }
            default -> throw JqlException.syntax("Expecting a field name but got '%s'.".formatted(token.text()), token.position());
        };
    }

    private static void checkReserved(Token token)
    {
        if (ReservedWords.contains(token.text())) {
            throw JqlException.syntax("'%s' is a reserved JQL word. You must surround it in quotation marks to use it in a query.".formatted(token.text()), token.position());
        }
    }

    private Operator operator()
    {
        Token token = take();
        if (token.kind() == Token.Kind.SYMBOL) {
            for (Operator operator : Operator.values()) {
                if (operator.jql().equals(token.text())) {
                    return operator;
                }
            }
        }
        if (token.isWord("in")) {
            return Operator.IN;
        }
        if (token.isWord("not") && takeWord("in")) {
            return Operator.NOT_IN;
        }
        if (token.isWord("is")) {
            return takeWord("not") ? Operator.IS_NOT : Operator.IS;
        }
        if (token.isWord("was") || token.isWord("changed")) {
            throw JqlException.notSimulated("The sandbox keeps no index of changes: '%s' is not supported".formatted(token.text()));
        }
        throw JqlException.syntax("Expecting operator but got '%s'. %s".formatted(token.text(), OPERATORS), token.position());
    }

    private Operand operand()
    {
        Token token = take();
        switch (token.kind()) {
            case QUOTED -> {
                return takesArguments() ? function(token.text()) : new Operand.Literal(token.text(), false);
            }
            case NUMBER -> {
                return new Operand.Literal(token.text(), true);
            }
            case WORD -> {
                if (token.isWord("empty") || token.isWord("null")) {
                    return new Operand.Empty();
                }
                checkReserved(token);
                return takesArguments() ? function(token.text()) : new Operand.Literal(token.text(), false);
            }
            default -> {
                if (token.isSymbol("(")) {
                    return list();
                }
                throw JqlException.syntax("Expecting either a value, list or function but got '%s'. You must surround '%s' in quotation marks to use it as a value.".formatted(token.text(), token.text()), token.position());
            }
        }
    }

    private boolean takesArguments()
    {
        return peek().isSymbol("(");
    }

    private Operand list()
    {
        List<Operand> operands = new ArrayList<>();
        do {
            operands.add(operand());
        }
        while (takeSymbol(","));
        Token closing = take();
        if (!closing.isSymbol(")")) {
            throw JqlException.syntax("Expecting ')' after the list but got '%s'.".formatted(closing.text()), closing.position());
        }
        return new Operand.Values(operands);
    }

    private Operand function(String name)
    {
        take();
        List<String> arguments = new ArrayList<>();
        if (!takeSymbol(")")) {
            do {
                Token argument = take();
                if (argument.kind() == Token.Kind.SYMBOL || argument.kind() == Token.Kind.END) {
                    throw JqlException.syntax("Expecting an argument of the function '%s' but got '%s'.".formatted(name, argument.text()), argument.position());
                }
                arguments.add(argument.text());
            }
            while (takeSymbol(","));
            Token closing = take();
            if (!closing.isSymbol(")")) {
                throw JqlException.syntax("Expecting ')' after the arguments but got '%s'.".formatted(closing.text()), closing.position());
            }
        }
        return new Operand.Function(name, arguments);
    }

    private List<ParsedQuery.Sort> order()
    {
        List<ParsedQuery.Sort> order = new ArrayList<>();
        if (!startsOrder()) {
            return order;
        }
        next += 2;
        do {
            String field = field();
            boolean descending = takeWord("desc");
            if (!descending) {
                takeWord("asc");
            }
            order.add(new ParsedQuery.Sort(field, descending));
        }
        while (takeSymbol(","));
        return order;
    }
}
