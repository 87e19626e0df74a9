package io.omnisql.plugin.salesforce.property;

import io.omnisql.plugin.salesforce.property.Column.Kind;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * Random queries that give up to three columns of text, and the same rows for all engines: where rows may stand for each other, their
 * number or their sort keys.
 */
final class QueryGenerator
{
    /**
     * Columns that the service compares as SQL does, so that limits, orders and aggregates may be left to it.
     */
    private static final Set<String> EXACT = Set.of(
            "id",
            "account__c",
            "user__c",
            "other__c",
            "ownerid",
            "flag__c",
            "isdeleted",
            "integer__c",
            "long__c",
            "date__c",
            "year(date__c)",
            "instant__c",
            "CAST(instant__c AS date)",
            "date_trunc('day', instant__c)",
            "month(instant__c)",
            "day_of_week(instant__c)",
            "day_of_week(date__c)",
            "date_trunc('month', CAST(instant__c AS timestamp(3)))",
            "date_trunc('quarter', date__c)",
            "date_trunc('hour', instant__c)",
            "createddate",
            "key__c");

    /**
     * Columns and what is computed of them that the service groups by.
     */
    private static final Set<String> KEYS = Set.of(
            "account__c",
            "user__c",
            "ownerid",
            "flag__c",
            "isdeleted",
            "integer__c",
            "date__c",
            "year(date__c)",
            "CAST(instant__c AS date)",
            "date_trunc('day', instant__c)",
            "month(instant__c)",
            "day_of_week(instant__c)",
            "day_of_week(date__c)",
            "date_trunc('month', CAST(instant__c AS timestamp(3)))",
            "date_trunc('quarter', date__c)",
            "date_trunc('hour', instant__c)");

    /**
     * Columns of which the service computes most aggregates.
     */
    private static final Set<String> VALUES = Set.of("id", "account__c", "integer__c", "date__c", "instant__c", "createddate");

    private final Random random;
    private final PredicateGenerator keys;
    private final PredicateGenerator values;
    private final PredicateGenerator any;
    private final PredicateGenerator exact;

    QueryGenerator(Random random, List<Column> columns)
    {
        this.random = random;
        this.keys = new PredicateGenerator(random, columns.stream().filter(column -> KEYS.contains(column.name())).toList(), 0);
        this.values = new PredicateGenerator(random, columns.stream().filter(column -> VALUES.contains(column.name())).toList(), 1);
        this.any = new PredicateGenerator(random, columns, 3);
        this.exact = new PredicateGenerator(random, columns.stream().filter(column -> EXACT.contains(column.name())).toList(), 2);
    }

    /**
     * A query with {@code %s} in place of the table.
     */
    String next()
    {
        PredicateGenerator predicates = List.of(any, exact, values).get(random.nextInt(3));
        String from = " FROM %s" + (random.nextInt(10) == 0 ? "" : " WHERE " + predicates.next());
        int limit = 1 + random.nextInt(300);
        return switch (random.nextInt(11)) {
            case 0 -> "SELECT count(*), count(DISTINCT id), 0 FROM (SELECT id" + from + " LIMIT " + limit + ")";
            case 1, 2 -> {
                String first = predicates.column().name();
                String second = any.column().name();
                yield "SELECT " + first + ", " + second + ", 0 FROM (SELECT *" + from + " ORDER BY " + first + order() + ", " + second + order() + " LIMIT " + limit + ")";
            }
            case 3 -> {
                String key = predicates.column().name();
                yield "SELECT k, 0, 0 FROM (SELECT " + key + " AS k" + from + " ORDER BY " + key + order() + " LIMIT " + limit + ")";
            }
            case 4 -> "SELECT " + aggregate(predicates) + ", " + aggregate(predicates) + ", " + aggregate(any) + from;
            case 5 -> "SELECT " + aggregate(predicates) + ", " + aggregate(predicates) + ", 0" + from;
            case 6 -> "SELECT " + key(keys) + ", " + key(keys) + ", " + aggregate(values) + from + " GROUP BY 1, 2" + having(values);
            case 7 -> "SELECT " + key(keys) + ", " + aggregate(values) + ", " + aggregate(values) + from + " GROUP BY 1" + having(values);
            case 8 -> "SELECT " + key(predicates) + ", " + aggregate(predicates) + ", " + aggregate(predicates) + from + " GROUP BY 1" + having(predicates);
            case 9 -> "SELECT DISTINCT " + key(predicates) + ", 0, 0" + from;
            default -> "SELECT id, " + predicates.column().name() + ", " + any.column().name() + from;
        };
    }

    /**
     * All queries as one, each row with the number of its query.
     */
    static String union(List<String> queries, String table)
    {
        return IntStream.range(0, queries.size())
                .mapToObj(i -> "SELECT %s AS query, CAST(a AS varchar), CAST(b AS varchar), CAST(c AS varchar) FROM (%s) AS q (a, b, c)".formatted(i, queries.get(i).replaceFirst("FROM %s", "FROM " + table)))
                .collect(joining(" UNION ALL "));
    }

    private String key(PredicateGenerator predicates)
    {
        Column column = predicates.column();
        while (!column.kind().isGroupKey()) {
            column = predicates.column();
        }
        return column.name();
    }

    private String having(PredicateGenerator predicates)
    {
        if (random.nextInt(3) == 0) {
            return "";
        }
        Stream<String> conditions = Stream.generate(() -> condition(predicates)).limit(1 + random.nextInt(2));
        return conditions.collect(joining(random.nextBoolean() ? " AND " : " OR ", " HAVING ", ""));
    }

    private String condition(PredicateGenerator predicates)
    {
        int number = random.nextInt(5);
        String operator = List.of(" = ", " <> ", " < ", " <= ", " > ", " >= ").get(random.nextInt(6));
        Column column = predicates.column();
        return switch (random.nextInt(5)) {
            case 0 -> "count(*)" + operator + number;
            case 1 -> "count(" + column.name() + ")" + operator + number;
            case 2 -> "sum(integer__c)" + operator + 10 * (number - 1);
            default -> (random.nextBoolean() ? "min(" : "max(") + column.name() + ")" + operator + column.literals().get(random.nextInt(column.literals().size()));
        };
    }

    private String order()
    {
        return List.of(" ASC", " DESC", " ASC NULLS FIRST", " DESC NULLS FIRST").get(random.nextInt(4));
    }

    /**
     * No sums of doubles, which depend on the order of the rows.
     */
    private String aggregate(PredicateGenerator predicates)
    {
        Column column = predicates.column();
        String name = column.name();
        return switch (random.nextInt(7)) {
            case 0 -> "count(*)";
            case 1 -> "count(" + name + ")";
            case 2 -> "count(DISTINCT " + name + ")";
            case 3 -> "min(" + name + ")";
            case 4 -> column.kind() == Kind.INTEGER && !name.equals("long__c") ? "sum(" + name + ")" : "max(" + name + ")";
            case 5 -> name.equals("integer__c") ? "avg(integer__c)" : "min(" + name + ")";
            default -> "max(" + name + ")";
        };
    }
}
