package io.omnisql.sandbox.salesforce.soql;

import java.util.List;

/**
 * A statement as it is written, not yet compared with the objects.
 *
 * @param alias of the object, null for none
 * @param where null for none
 * @param having null for none
 * @param limit null for none
 * @param offset null for none
 */
public record Soql(
        List<Selected> select,
        String from,
        String alias,
        Condition where,
        List<Expression> groupBy,
        Condition having,
        List<Order> orderBy,
        Integer limit,
        Integer offset)
{
    /**
     * @param alias null for none
     */
    public record Selected(Expression expression, String alias) {}

    /**
     * @param nullsFirst as written; they are first unless it is written otherwise
     */
    public record Order(Expression expression, boolean ascending, boolean nullsFirst) {}

    public Soql
    {
        select = List.copyOf(select);
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }

    /**
     * @throws io.omnisql.sandbox.salesforce.ApiException when it is not a statement
     */
    public static Soql parse(String text)
    {
        return Parser.parse(text);
    }
}
