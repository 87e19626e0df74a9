package io.omnisql.sandbox.salesforce.soql;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.soql.Condition.Operator;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads conditions: AND and OR are not mixed without parentheses, and NOT stands alone in its own.
 */
final class ConditionParser
{
    private static final int LONGEST_STRING = 4000;
    private static final DateTimeFormatter DATETIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHMM", "Z").optionalEnd()
            .toFormatter(Locale.ROOT);
    private static final LocalDate FIRST_DAY = LocalDate.of(1700, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(4000, 12, 31);

    private final TokenStream tokens;
    private final Parser parser;

    ConditionParser(TokenStream tokens, Parser parser)
    {
        this.tokens = tokens;
        this.parser = parser;
    }

    Condition condition()
    {
        if (tokens.take("NOT")) {
            return new Condition.Not(operand());
        }
        List<Condition> operands = new ArrayList<>(List.of(operand()));
        String connective = tokens.at("OR") ? "OR" : "AND";
        while (tokens.take(connective)) {
            operands.add(operand());
        }
        if (tokens.at("AND") || tokens.at("OR")) {
            throw tokens.unexpected();
        }
        if (operands.size() == 1) {
            return operands.getFirst();
        }
        return connective.equals("OR") ? new Condition.Or(operands) : new Condition.And(operands);
    }

    private Condition operand()
    {
        if (tokens.take("(")) {
            Condition condition = condition();
            tokens.expect(")");
            return condition;
        }
        return comparison();
    }

    private Condition comparison()
    {
        Expression left = parser.expression();
        if (tokens.take("INCLUDES")) {
            return new Condition.Includes(left, false, list());
        }
        if (tokens.take("EXCLUDES")) {
            return new Condition.Includes(left, true, list());
        }
        boolean negated = tokens.take("NOT");
        if (negated && !tokens.at("IN")) {
            throw tokens.unexpected();
        }
        if (tokens.take("IN")) {
            if (tokens.at("(", "SELECT")) {
                tokens.expect("(");
                Soql query = parser.subquery();
                tokens.expect(")");
                return new Condition.InQuery(left, negated, query);
            }
            return new Condition.In(left, negated, list());
        }
        return new Condition.Comparison(left, operator(), literal());
    }

    private List<Literal> list()
    {
        tokens.expect("(");
        List<Literal> values = new ArrayList<>();
        do {
            values.add(literal());
        }
        while (tokens.take(","));
        tokens.expect(")");
        return values;
    }

    private Operator operator()
    {
        Operator operator = switch (tokens.peek().text().toUpperCase(Locale.ROOT)) {
            case "=" -> Operator.EQUAL;
            case "!=", "<>" -> Operator.NOT_EQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "LIKE" -> Operator.LIKE;
            default -> throw tokens.unexpected();
        };
        tokens.next();
        return operator;
    }

    private Literal literal()
    {
        Token token = tokens.peek();
        Literal literal = switch (token.kind()) {
            case STRING -> text(token.text());
            case NUMBER -> new Literal.Decimal(new BigDecimal(token.text()));
            case DATE -> new Literal.Date(date(token.text()));
            case DATETIME -> new Literal.DateTime(dateTime(token.text()));
            case TIME -> new Literal.Time(time(token.text()));
            case WORD -> word(token.text());
            default -> throw tokens.unexpected();
        };
        tokens.next();
        return literal;
    }

    private static Literal.Text text(String raw)
    {
        if (raw.length() > LONGEST_STRING) {
            throw ApiException.malformedQuery("String literals in the WHERE clause cannot be longer than 4000 characters");
        }
        return new Literal.Text(raw);
    }

    private Literal word(String word)
    {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "TRUE" -> new Literal.Bool(true);
            case "FALSE" -> new Literal.Bool(false);
            case "NULL" -> new Literal.Null();
            default -> {
                if (word.toUpperCase(Locale.ROOT).matches("YESTERDAY|TODAY|TOMORROW|(LAST|THIS|NEXT)_\\w+|N_\\w+")) {
                    throw ApiException.rejected("MALFORMED_QUERY", "The sandbox knows no relative date %s: it depends on the time zone of the user".formatted(word));
                }
                throw tokens.unexpected();
            }
        };
    }

    private static LocalDate date(String text)
    {
        try {
            return inside(LocalDate.parse(text));
        }
        catch (DateTimeException e) {
            throw ApiException.malformedQuery("Invalid date: " + text);
        }
    }

    private static LocalDate inside(LocalDate date)
    {
        if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
            throw new DateTimeException("outside the valid range");
        }
        return date;
    }

    private static Instant dateTime(String text)
    {
        try {
            OffsetDateTime parsed = OffsetDateTime.parse(text, DATETIME);
            inside(parsed.toLocalDate());
            return parsed.toInstant();
        }
        catch (DateTimeException e) {
            throw ApiException.malformedQuery("Invalid dateTime: " + text);
        }
    }

    private static LocalTime time(String text)
    {
        try {
            return LocalTime.parse(text.substring(0, text.length() - 1));
        }
        catch (DateTimeException e) {
            throw ApiException.malformedQuery("Invalid time: " + text);
        }
    }
}
