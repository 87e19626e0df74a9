package io.omnisql.sandbox.jira.jql;

import java.util.List;

/**
 * A search whose words are in order.
 *
 * @param where null when there is no condition
 */
public record ParsedQuery(Clause where, List<Sort> order)
{
    record Sort(String field, boolean descending) {}
}
