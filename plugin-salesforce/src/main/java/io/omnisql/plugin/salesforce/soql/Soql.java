package io.omnisql.plugin.salesforce.soql;

import java.util.List;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * A SOQL statement.
 *
 * @param select fields and aggregates
 * @param groupBy fields
 * @param having which groups are wanted
 * @param orderBy sort keys, each with its direction and place of nulls
 */
public record Soql(List<String> select, String object, Condition where, List<String> groupBy, Condition having, List<String> orderBy, OptionalLong limit)
{
    public Soql
    {
        select = List.copyOf(select);
        requireNonNull(object, "object is null");
        requireNonNull(where, "where is null");
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
        requireNonNull(having, "having is null");
        requireNonNull(limit, "limit is null");
    }

    public static Soql select(List<String> select, String object)
    {
        return new Soql(select, object, Condition.TRUE, List.of(), Condition.TRUE, List.of(), OptionalLong.empty());
    }

    public Soql where(Condition condition)
    {
        return new Soql(select, object, Condition.and(List.of(where, condition)), groupBy, having, orderBy, limit);
    }

    public Soql groupBy(List<String> fields)
    {
        return new Soql(select, object, where, fields, having, orderBy, limit);
    }

    public Soql having(Condition condition)
    {
        return new Soql(select, object, where, groupBy, condition, orderBy, limit);
    }

    public Soql orderBy(List<String> keys)
    {
        return new Soql(select, object, where, groupBy, having, keys, limit);
    }

    public Soql limit(long rows)
    {
        return new Soql(select, object, where, groupBy, having, orderBy, OptionalLong.of(rows));
    }

    public static String orderKey(String field, boolean ascending, boolean nullsFirst)
    {
        return field + (ascending ? " ASC" : " DESC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }

    public String text()
    {
        StringBuilder text = new StringBuilder("SELECT ").append(String.join(",", select)).append(" FROM ").append(object);
        where.where().ifPresent(condition -> text.append(" WHERE ").append(condition));
        if (!groupBy.isEmpty()) {
            text.append(" GROUP BY ").append(String.join(",", groupBy));
        }
        having.where().ifPresent(condition -> text.append(" HAVING ").append(condition));
        if (!orderBy.isEmpty()) {
            text.append(" ORDER BY ").append(String.join(",", orderBy));
        }
        limit.ifPresent(rows -> text.append(" LIMIT ").append(rows));
        return text.toString();
    }
}
