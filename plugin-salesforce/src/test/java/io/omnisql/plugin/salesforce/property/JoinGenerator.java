package io.omnisql.plugin.salesforce.property;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * Random joins of children with accounts, with filters on either side and something above them. Not safe for use by several threads.
 */
final class JoinGenerator
{
    private static final List<String> CHILD_FILTERS = List.of(
            "c.createddate > TIMESTAMP '2023-01-01 00:00:00 UTC'",
            "c.accountid IS NOT NULL",
            "c.accountid IS NULL",
            "c.createddate <> TIMESTAMP '2023-01-01 00:00:00 UTC'",
            "c.description IS NOT NULL",
            "c.createdbyid < c.lastmodifiedbyid",
            "(c.createddate < TIMESTAMP '2022-01-01 00:00:00 UTC' OR c.createddate > TIMESTAMP '2024-01-01 00:00:00 UTC')");
    private static final List<String> PARENT_FILTERS = List.of(
            "a.numberofemployees > 500",
            "a.numberofemployees <> 17",
            "a.numberofemployees IS NULL",
            "a.numberofemployees IS NOT NULL",
            "(a.numberofemployees < 100 OR a.numberofemployees IS NULL)",
            "a.numberofemployees NOT BETWEEN 100 AND 2000",
            "a.industry = 'Banking'",
            "a.industry IS NULL",
            "a.industry IS NOT NULL",
            "a.name LIKE 'A%'",
            "a.lastactivitydate >= DATE '2024-01-01'",
            "a.parentid IS NULL",
            "a.parentid IS NOT NULL",
            "NOT a.isdeleted",
            "a.annualrevenue > 1e6",
            "a.createddate BETWEEN TIMESTAMP '2022-01-01 00:00:00.5 UTC' AND TIMESTAMP '2024-06-01 00:00:00 UTC'",
            "(a.numberofemployees > 900 OR a.lastactivitydate IS NULL)");
    private static final List<String> PARENT_COLUMNS = List.of("a.name", "a.numberofemployees", "a.industry", "a.lastactivitydate", "a.createddate", "a.isdeleted", "a.ownerid", "a.id");

    private final Random random;
    private final boolean revenue;

    /**
     * @param revenue whether the user sees what accounts earn
     */
    JoinGenerator(Random random, boolean revenue)
    {
        this.random = random;
        this.revenue = revenue;
    }

    String next()
    {
        String child = pick(List.of("contact", "opportunity", "case", "asset"));
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> above(join(child, "JOIN"));
            case 3, 4 -> above(join(child, "LEFT JOIN"));
            case 5 -> "SELECT c.id FROM %s c WHERE c.accountid IN (SELECT a.id FROM account a%s)%s".formatted(child, where(PARENT_FILTERS, 2), and(CHILD_FILTERS, 1));
            case 6 -> "SELECT a.id FROM account a WHERE a.id IN (SELECT c.accountid FROM %s c%s)%s".formatted(child, where(CHILD_FILTERS, 2), and(PARENT_FILTERS, 1));
            default -> "SELECT count(*), max(c.createddate) FROM %s c WHERE c.accountid IN (SELECT a.id FROM account a%s) AND c.accountid IN (SELECT o.accountid FROM asset o WHERE o.iscompetitorproduct)%s"
                    .formatted(child, where(PARENT_FILTERS, 1), and(CHILD_FILTERS, 1));
        };
    }

    /**
     * What follows the columns.
     */
    private String join(String child, String join)
    {
        String from = random.nextBoolean() || join.equals("LEFT JOIN")
                ? "%s c %s account a ON c.accountid = a.id".formatted(child, join)
                : "account a %s %s c ON c.accountid = a.id".formatted(join, child);
        return " FROM " + from + where(Stream.concat(CHILD_FILTERS.stream(), PARENT_FILTERS.stream()).toList(), 3);
    }

    private String above(String join)
    {
        String column = pick(PARENT_COLUMNS);
        return switch (random.nextInt(6)) {
            case 0 -> "SELECT count(*), count(%s), max(%s)%s".formatted(column, pick(List.of("a.createddate", "c.createddate", "a.numberofemployees")), join);
            case 1 -> "SELECT %s, count(*), min(c.createddate)%s GROUP BY 1".formatted(column, join);
            case 2 -> "SELECT c.id, %s%s ORDER BY %s %s NULLS %s, c.id LIMIT %s".formatted(
                    column, join, pick(List.of("a.createddate", "a.numberofemployees", "a.lastactivitydate", "c.createddate")), pick(List.of("ASC", "DESC")), pick(List.of("FIRST", "LAST")), 1 + random.nextInt(30));
            case 3 -> "SELECT count(*) FROM (SELECT c.id%s LIMIT %s)".formatted(join, 1 + random.nextInt(50));
            default -> "SELECT c.id, %s, %s%s".formatted(column, pick(PARENT_COLUMNS), join);
        };
    }

    private String where(List<String> filters, int most)
    {
        List<String> picked = filters(filters, most);
        return picked.isEmpty() ? "" : " WHERE " + String.join(" AND ", picked);
    }

    private String and(List<String> filters, int most)
    {
        return filters(filters, most).stream().map(filter -> " AND " + filter).collect(joining());
    }

    private List<String> filters(List<String> filters, int most)
    {
        return Stream.generate(() -> pick(filters))
                .filter(filter -> revenue || !filter.contains("annualrevenue"))
                .limit(random.nextInt(most + 1))
                .distinct()
                .toList();
    }

    private String pick(List<String> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
