package io.omnisql.plugin.salesforce.property;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.plugin.salesforce.bulk.BulkScans;
import io.omnisql.plugin.salesforce.describe.SalesforceCatalog;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.property.RandomPredicates.RandomPredicate;
import io.omnisql.plugin.salesforce.pushdown.SalesforcePushdown;
import io.omnisql.plugin.salesforce.scan.SalesforcePlanner;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.pushdown.AggregationPushdown;
import io.omnisql.toolkit.pushdown.FilterPushdown;
import io.omnisql.toolkit.pushdown.FilterResult;
import io.omnisql.toolkit.pushdown.SortPushdown;
import io.trino.spi.connector.SortItem;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks random queries of one user: what the service answers to the part that it takes over, against the rows in memory.
 */
final class QueryCheck
{
    private static final int MAX_LIMIT = 600;

    private final SalesforcePlanner planner = new SalesforcePlanner(new BulkScans(), new ObjectSizes());
    private final FilterPushdown filters = new FilterPushdown(new SalesforcePushdown());
    private final SortPushdown sorts = new SortPushdown(new SalesforcePushdown());
    private final AggregationPushdown aggregations = new AggregationPushdown(new SalesforcePushdown());
    private final Map<Part, Integer> checked = new EnumMap<>(Part.class);
    private final SandboxReader reader;
    private final Random random;
    private final List<ColumnDefinition> columns;
    private final List<ColumnDefinition> exactColumns;
    private final List<ColumnDefinition> orderedColumns;
    private final Map<String, ColumnDefinition> assignments;
    private final RemoteQuery scan;
    private final EverythingRows everything;
    private final RandomDomains values;
    private final RandomPredicates predicates;

    /**
     * What the service takes over after the filter.
     */
    enum Part
    {
        NOTHING,
        LIMIT,
        SORT,
        AGGREGATES,
        GROUPS,
    }

    QueryCheck(SandboxReader reader, Random random)
    {
        TableDefinition table = new SalesforceCatalog(new ObjectSizes()).find(reader.connection(), "everything__c", reader).orElseThrow();
        this.reader = reader;
        this.random = random;
        this.columns = table.columns().stream().filter(column -> !column.filter().equals(FilterSupport.NONE)).toList();
        this.exactColumns = columns.stream().filter(column -> column.filter().equality() == Verdict.EXACT).toList();
        this.orderedColumns = exactColumns.stream().filter(column -> column.type().kind() != Kind.VARCHAR).toList();
        this.assignments = columns.stream().collect(toMap(ColumnDefinition::name, identity()));
        this.scan = RemoteQuery.scan(table).withColumns(List.of("id")).withOptions(Map.of("scan_mode", "rest"));
        this.everything = EverythingRows.read(reader, columns);
        this.values = new RandomDomains(random, everything.rows());
        this.predicates = new RandomPredicates(random, values);
    }

    /**
     * How many queries had which part taken over.
     */
    Map<Part, Integer> checked()
    {
        return checked;
    }

    void next(String description)
    {
        List<ColumnDefinition> used = pick(List.of(columns, exactColumns, orderedColumns, orderedColumns));
        Map<ColumnDefinition, Domain> domains = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            ColumnDefinition column = pick(used);
            domains.put(column, values.next(column));
        }
        List<RandomPredicate> conditions = Stream.generate(() -> predicates.next(used)).limit(random.nextInt(3)).toList();
        String name = "%s: %s AND %s".formatted(description, domains, conditions.stream().map(RandomPredicate::expression).toList());
        List<Map<String, Object>> expected = everything.rows().stream().filter(matches(domains)).filter(all(conditions)).toList();
        TupleDomain<ColumnDefinition> summary = TupleDomain.withColumnDomains(domains);
        ConnectorExpression expression = RandomPredicates.and(conditions);
        FilterResult result = filters.apply(scan, summary, expression, assignments)
                .orElseGet(() -> new FilterResult(scan, summary, expression, summary.isNone()));
        if (result.contradiction() || planner.partition(reader.connection(), result.query(), reader).isEmpty()) {
            assertThat(expected).describedAs(name).isEmpty();
            return;
        }
        boolean exact = result.remaining().isAll() && result.remainingExpression().equals(Constant.TRUE);
        Part part = exact ? part(name, result.query(), expected) : Part.NOTHING;
        if (part == Part.NOTHING) {
            Map<ConnectorExpression, RandomPredicate> known = conditions.stream().collect(toMap(RandomPredicate::expression, identity(), (first, _) -> first));
            List<RandomPredicate> kept = RandomPredicates.conjuncts(result.remainingExpression()).map(known::get).toList();
            List<Map<String, Object>> received = rows(result.query()).stream()
                    .filter(matches(result.remaining().getDomains().orElseThrow()))
                    .filter(all(kept))
                    .toList();
            assertThat(received).describedAs(name).containsExactlyInAnyOrderElementsOf(expected);
        }
        checked.merge(part, 1, Integer::sum);
    }

    private static Predicate<Map<String, Object>> matches(Map<ColumnDefinition, Domain> domains)
    {
        return row -> domains.entrySet().stream().allMatch(entry -> entry.getValue().includesNullableValue(row.get(entry.getKey().name())));
    }

    private static Predicate<Map<String, Object>> all(List<RandomPredicate> conditions)
    {
        return row -> conditions.stream().allMatch(condition -> condition.test().test(row));
    }

    private List<Map<String, Object>> rows(RemoteQuery query)
    {
        return everything.select(reader, planner.explain(reader.connection(), query));
    }

    private Part part(String name, RemoteQuery query, List<Map<String, Object>> matching)
    {
        int limit = 1 + random.nextInt(MAX_LIMIT);
        return switch (random.nextInt(8)) {
            case 0 -> Part.NOTHING;
            case 1 -> limit(name, SortPushdown.applyLimit(query, limit).orElseThrow(), matching, limit);
            case 2, 3 -> sort(name, query, matching, limit);
            case 4 -> groups(name, query, matching, List.of());
            default -> groups(name, query, matching, Stream.generate(this::keyOrValue).limit(1 + random.nextInt(3)).distinct().toList());
        };
    }

    private Part limit(String name, RemoteQuery query, List<Map<String, Object>> matching, int limit)
    {
        assertThat(rows(query)).describedAs(name).hasSize(Math.min(limit, matching.size())).doesNotHaveDuplicates().isSubsetOf(matching);
        return Part.LIMIT;
    }

    private Part sort(String name, RemoteQuery query, List<Map<String, Object>> matching, int limit)
    {
        List<SortItem> items = Stream.generate(this::keyOrValue).limit(1 + random.nextInt(3)).distinct()
                .map(column -> new SortItem(column.name(), SortOrder.values()[random.nextInt(SortOrder.values().length)]))
                .toList();
        Optional<RemoteQuery> sorted = sorts.applyTopN(query, limit, items, assignments);
        if (sorted.isEmpty()) {
            return Part.NOTHING;
        }
        List<Map<String, Object>> received = rows(sorted.get());
        assertThat(received).describedAs(name).doesNotHaveDuplicates().isSubsetOf(matching);
        assertThat(keys(received, items)).describedAs("%s, sorted by %s", name, items)
                .isEqualTo(keys(matching.stream().sorted((left, right) -> compare(left, right, items)).limit(limit).toList(), items));
        return Part.SORT;
    }

    private static List<List<Object>> keys(List<Map<String, Object>> rows, List<SortItem> items)
    {
        return rows.stream().map(row -> items.stream().map(item -> row.get(item.getName())).toList()).toList();
    }

    private static int compare(Map<String, Object> left, Map<String, Object> right, List<SortItem> items)
    {
        for (SortItem item : items) {
            Object leftValue = left.get(item.getName());
            Object rightValue = right.get(item.getName());
            SortOrder order = item.getSortOrder();
            int result = leftValue == null || rightValue == null
                    ? Boolean.compare(leftValue == null, rightValue == null) * (order.isNullsFirst() ? -1 : 1)
                    : RandomPredicates.compare(leftValue, rightValue) * (order.isAscending() ? 1 : -1);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    private Part groups(String name, RemoteQuery query, List<Map<String, Object>> matching, List<ColumnDefinition> keys)
    {
        List<RandomAggregate> aggregates = Stream.generate(() -> RandomAggregate.next(random, keyOrValue())).limit(keys.isEmpty() ? 1 + random.nextInt(3) : random.nextInt(3)).toList();
        Optional<RemoteQuery> pushed = aggregations.apply(query, aggregates.stream().map(RandomAggregate::toFunction).toList(), assignments, keys).map(AggregationPushdown.Result::query);
        if (pushed.isEmpty()) {
            return Part.NOTHING;
        }
        Map<List<Object>, List<Map<String, Object>>> groups = keys.isEmpty()
                ? Map.of(List.of(), matching)
                : matching.stream().collect(groupingBy(row -> keys.stream().map(key -> row.get(key.name())).toList()));
        List<List<Object>> expected = groups.entrySet().stream()
                .map(group -> Stream.concat(group.getKey().stream(), aggregates.stream().map(aggregate -> aggregate.evaluate(group.getValue()))).toList())
                .toList();
        List<List<Object>> received = EverythingRows.records(reader, planner.explain(reader.connection(), pushed.get())).stream()
                .map(record -> Stream.concat(keys.stream().map(key -> EverythingRows.value(key.type(), record.at(key.pointer()))), results(pushed.get(), record)).toList())
                .toList();
        assertThat(received).describedAs("%s, %s by %s", name, aggregates, keys).containsExactlyInAnyOrderElementsOf(expected);
        return keys.isEmpty() ? Part.AGGREGATES : Part.GROUPS;
    }

    private static Stream<Object> results(RemoteQuery query, JsonNode record)
    {
        return IntStream.range(0, query.aggregates().size())
                .mapToObj(i -> EverythingRows.value(query.aggregates().get(i).type(), record.get(query.aggregates().get(i).output())));
    }

    /**
     * A column that the service mostly compares as SQL does.
     */
    private ColumnDefinition keyOrValue()
    {
        return pick(pick(List.of(columns, exactColumns, orderedColumns, orderedColumns, orderedColumns)));
    }

    private <T> T pick(List<T> options)
    {
        return options.get(random.nextInt(options.size()));
    }
}
