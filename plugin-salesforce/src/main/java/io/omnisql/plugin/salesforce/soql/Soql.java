package io.omnisql.plugin.salesforce.soql;

import java.util.List;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * A SOQL statement.
 *
 * @param select fields and aggregates
 * @param groupBy fields
 * @param orderBy sort keys, each with its direction and place of nulls
 */
public record Soql(List<String> select, String object, Condition where, List<String> groupBy, List<String> orderBy, OptionalLong limit)
{
    public Soql
    {
        select = List.copyOf(select);
        requireNonNull(object, "object is null");
        requireNonNull(where, "where is null");
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
        requireNonNull(limit, "limit is null");
    }

    public static Soql select(List<String> select, String object)
    {
        return new Soql(select, object, Condition.TRUE, List.of(), List.of(), OptionalLong.empty());
    }

    public Soql where(Condition condition)
    {
        return new Soql(select, object, Condition.and(List.of(where, condition)), groupBy, orderBy, limit);
    }

    public Soql groupBy(List<String> fields)
    {
        return new Soql(select, object, where, fields, orderBy, limit);
    }

    public Soql orderBy(List<String> keys)
    {
        return new Soql(select, object, where, groupBy, keys, limit);
    }

    public Soql limit(long rows)
    {
        return new Soql(select, object, where, groupBy, orderBy, OptionalLong.of(rows));
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
        if (!orderBy.isEmpty()) {
            text.append(" ORDER BY ").append(String.join(",", orderBy));
        }
        limit.ifPresent(rows -> text.append(" LIMIT ").append(rows));
        return text.toString();
    }
}
