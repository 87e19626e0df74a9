package io.omnisql.plugin.github.property;

import io.airlift.log.Logger;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.pushdown.DynamicFilterPushdown;
import io.omnisql.toolkit.pushdown.FilterPushdown;
import io.omnisql.toolkit.pushdown.FilterResult;
import io.trino.spi.expression.Constant;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.testing.RemoteQueries.count;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Thousands of random filters, join keys, orders, limits, counts and groups, planned as the engine has them planned: what the service gives, filtered
 * by what remains, are the rows of the table that satisfy the filters; the engine's own domains decide which these are.
 */
@Tag("large")
@TestInstance(PER_CLASS)
final class TestPlansProperty
{
    private static final Logger log = Logger.get(TestPlansProperty.class);
    private static final int CASES = Integer.getInteger("omnisql.property.plans", 200);
    private static final List<String> TABLES = List.of(
            "issues", "pull_requests", "repositories", "milestones", "labels", "discussions", "stargazers", "branches", "commits", "pull_request_reviews", "issue_comments", "workflow_runs", "dependabot_alerts");

    private final long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
    private final SandboxScans scans = new SandboxScans(SandboxToken.GLOBEX, "globex");
    private final FilterPushdown filters = new FilterPushdown(ADAPTER.pushdown());
    private final DynamicFilterPushdown joins = new DynamicFilterPushdown(ADAPTER.pushdown(), 1_000);

    @AfterAll
    void stop()
    {
        scans.close();
    }

    @TestFactory
    Stream<DynamicTest> testRandomPlans()
    {
        log.info("%s random plans of each of %s tables with -Domnisql.property.seed=%s", CASES, TABLES.size(), seed);
        return TABLES.stream().map(table -> dynamicTest(table, () -> checkRandomPlans(table)));
    }

    private void checkRandomPlans(String name)
    {
        TableDefinition table = ADAPTER.tables().find(scans.connection(), name, scans).orElseThrow();
        List<ColumnDefinition> columns = table.columns().stream().filter(column -> column.type().isScalar()).toList();
        RemoteQuery whole = RemoteQuery.scan(table).withColumns(names(columns));
        List<List<Object>> rows = scans.rows(whole, columns);
        assertThat(rows).isNotEmpty();
        Random random = new Random(seed + name.hashCode());
        DomainGenerator domains = new DomainGenerator(random, columns, rows);
        for (int i = 0; i < CASES; i++) {
            Map<ColumnDefinition, Domain> wanted = domains.next();
            Plan plan = new Plan(columns, rows.stream().filter(row -> satisfies(columns, wanted, row)).toList(), "seed %s, case %s of %s: %s".formatted(seed, i, name, wanted));
            Optional<FilterResult> pushed = filters.apply(whole, TupleDomain.withColumnDomains(wanted), Constant.TRUE, Map.of());
            if (pushed.isPresent() && pushed.get().contradiction()) {
                assertThat(plan.expected()).describedAs(plan.description()).isEmpty();
                continue;
            }
            RemoteQuery query = pushed.map(FilterResult::query).orElse(whole);
            TupleDomain<ColumnDefinition> remaining = pushed.map(FilterResult::remaining).orElse(TupleDomain.withColumnDomains(wanted));
            switch (random.nextInt(6)) {
                case 0 -> checkCount(plan, query, remaining);
                case 1 -> checkTopN(plan, query, remaining, columns.get(random.nextInt(columns.size())), random);
                case 2 -> checkJoin(plan, query, remaining, domains, random);
                case 3 -> checkGroups(plan, query, remaining, random);
                default -> checkRows(plan, query, remaining);
            }
        }
    }

    /**
     * @param expected the table's rows that satisfy the filters
     */
    private record Plan(List<ColumnDefinition> columns, List<List<Object>> expected, String description) {}

    private void checkRows(Plan plan, RemoteQuery query, TupleDomain<ColumnDefinition> remaining)
    {
        assertThat(filtered(plan, scans.rows(query, plan.columns()), remaining)).describedAs(plan.description()).containsExactlyInAnyOrderElementsOf(plan.expected());
    }

    private void checkCount(Plan plan, RemoteQuery query, TupleDomain<ColumnDefinition> remaining)
    {
        RemoteAggregate count = count();
        if (!remaining.isAll() || !query.isExact() || !ADAPTER.pushdown().aggregation(query, List.of(count), List.of())) {
            checkRows(plan, query, remaining);
            return;
        }
        RemoteQuery counting = query.withColumns(List.of()).withAggregation(List.of(count), List.of());
        long counted = scans.rows(counting, List.of(column(count.output(), count.type(), "/" + count.output(), ""))).stream().mapToLong(row -> (long) row.getFirst()).sum();
        assertThat(counted).describedAs(plan.description()).isEqualTo(plan.expected().size());
    }

    /**
     * A group's counts in several rows are added up, as the toolkit does it.
     */
    private void checkGroups(Plan plan, RemoteQuery query, TupleDomain<ColumnDefinition> remaining, Random random)
    {
        List<RemoteAggregate> count = List.of(count());
        List<ColumnDefinition> candidates = plan.columns().stream()
                .filter(column -> ADAPTER.pushdown().aggregation(query, count, List.of(column.name())))
                .toList();
        if (!remaining.isAll() || !query.isExact() || candidates.isEmpty()) {
            checkRows(plan, query, remaining);
            return;
        }
        List<ColumnDefinition> grouping = candidates.stream().filter(column -> column.equals(candidates.getFirst()) == random.nextBoolean()).toList();
        if (grouping.isEmpty() || !ADAPTER.pushdown().aggregation(query, count, names(grouping))) {
            checkCount(plan, query, remaining);
            return;
        }
        List<ColumnDefinition> outputs = Stream.concat(grouping.stream(), Stream.of(column(count().output(), count().type(), "/" + count().output(), ""))).toList();
        Map<List<Object>, Long> counted = scans.rows(query.withColumns(List.of()).withAggregation(count, names(grouping)), outputs).stream()
                .collect(groupingBy(row -> row.subList(0, grouping.size()), summingLong(row -> (long) row.getLast())));
        Map<List<Object>, Long> expected = plan.expected().stream()
                .collect(groupingBy(row -> grouping.stream().map(column -> row.get(plan.columns().indexOf(column))).toList(), counting()));
        assertThat(counted).describedAs("%s by %s", plan.description(), names(grouping)).isEqualTo(expected);
    }

    private void checkTopN(Plan plan, RemoteQuery query, TupleDomain<ColumnDefinition> remaining, ColumnDefinition column, Random random)
    {
        List<RemoteSort> sort = List.of(new RemoteSort(column.name(), random.nextBoolean(), false));
        if (!remaining.isAll() || !query.isExact() || !column.sortable() || !ADAPTER.pushdown().sort(query, sort)) {
            checkRows(plan, query, remaining);
            return;
        }
        int limit = 1 + random.nextInt(130);
        int channel = plan.columns().indexOf(column);
        List<List<Object>> rows = scans.rows(query.withSort(sort).withLimit(OptionalLong.of(limit)), plan.columns());
        assertThat(new HashSet<>(plan.expected())).describedAs(plan.description()).containsAll(rows);
        assertThat(first(rows, channel, sort.getFirst().ascending(), limit)).describedAs(plan.description()).isEqualTo(first(plan.expected(), channel, sort.getFirst().ascending(), limit));
    }

    private static List<Long> first(List<List<Object>> rows, int channel, boolean ascending, int limit)
    {
        Comparator<Long> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return rows.stream().map(row -> (Long) row.get(channel)).sorted(order).limit(limit).toList();
    }

    /**
     * With the keys of a join's other side the service may leave out rows without a key, and no others.
     */
    private void checkJoin(Plan plan, RemoteQuery query, TupleDomain<ColumnDefinition> remaining, DomainGenerator domains, Random random)
    {
        List<ColumnDefinition> candidates = plan.columns().stream().filter(column -> joins.isApplicable(query, List.of(column))).toList();
        ColumnDefinition column = candidates.get(random.nextInt(candidates.size()));
        Domain keys = domains.keys(column);
        List<List<Object>> joined = plan.expected().stream().filter(row -> satisfies(plan.columns(), Map.of(column, keys), row)).toList();
        Optional<RemoteQuery> narrowed = joins.narrow(query, TupleDomain.withColumnDomains(Map.of(column, keys)), (_, _) -> true);
        if (narrowed.isEmpty()) {
            assertThat(joined).describedAs(plan.description()).isEmpty();
            return;
        }
        List<List<Object>> rows = filtered(plan, scans.rows(narrowed.get(), plan.columns()), remaining);
        assertThat(rows).describedAs("%s and keys %s of %s", plan.description(), keys, column.name()).doesNotHaveDuplicates();
        assertThat(new HashSet<>(plan.expected())).describedAs("%s and keys %s of %s", plan.description(), keys, column.name()).containsAll(rows);
        assertThat(new HashSet<>(rows)).describedAs("%s and keys %s of %s", plan.description(), keys, column.name()).containsAll(joined);
    }

    private static List<List<Object>> filtered(Plan plan, List<List<Object>> rows, TupleDomain<ColumnDefinition> remaining)
    {
        return remaining.getDomains()
                .map(domains -> rows.stream().filter(row -> satisfies(plan.columns(), domains, row)).toList())
                .orElse(List.of());
    }

    private static boolean satisfies(List<ColumnDefinition> columns, Map<ColumnDefinition, Domain> domains, List<Object> row)
    {
        return domains.entrySet().stream().allMatch(entry -> entry.getValue().includesNullableValue(row.get(columns.indexOf(entry.getKey()))));
    }

    private static List<String> names(List<ColumnDefinition> columns)
    {
        return columns.stream().map(ColumnDefinition::name).toList();
    }
}
