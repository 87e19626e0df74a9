package io.omnisql.plugin.salesforce.property;

import io.airlift.log.Logger;
import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.plugin.salesforce.bulk.BulkScans;
import io.omnisql.plugin.salesforce.describe.SalesforceCatalog;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.plugin.salesforce.pushdown.SalesforcePushdown;
import io.omnisql.plugin.salesforce.scan.SalesforcePlanner;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.pushdown.FilterPushdown;
import io.omnisql.toolkit.pushdown.FilterResult;
import io.trino.spi.expression.Constant;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import static io.airlift.slice.Slices.utf8Slice;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of random sets of values: what the service returns for the part that is pushed, filtered by what remains, is what SQL asks for.
 */
@Tag("large")
final class TestPredicateProperty
{
    private static final Logger log = Logger.get(TestPredicateProperty.class);
    private static final int CASES = Integer.getInteger("omnisql.property.predicates", 3_000);

    private final FilterPushdown pushdown = new FilterPushdown(new SalesforcePushdown());
    private final SalesforcePlanner planner = new SalesforcePlanner(new BulkScans(), new ObjectSizes());

    @Test
    void testAllRows()
    {
        check(ConnectedApp.ACME);
    }

    @Test
    void testUserWhoSeesLess()
    {
        check(ConnectedApp.ACME_RESTRICTED);
    }

    private void check(ConnectedApp app)
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Random predicates with -Domnisql.property.seed=%s -Domnisql.property.predicates=%s", seed, CASES);
        Random random = new Random(seed);
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(); SandboxReader reader = new SandboxReader(sandbox, app)) {
            TableDefinition table = new SalesforceCatalog(new ObjectSizes()).find(reader.connection(), "everything__c", reader).orElseThrow();
            List<ColumnDefinition> columns = table.columns().stream().filter(column -> !column.filter().equals(FilterSupport.NONE)).toList();
            List<Map<String, Object>> rows = EverythingRows.read(reader, columns).rows();
            RandomDomains domains = new RandomDomains(random, rows);
            int exact = 0;
            for (int i = 0; i < CASES; i++) {
                Map<ColumnDefinition, Domain> predicate = new LinkedHashMap<>();
                for (int columnsLeft = 1 + random.nextInt(3); columnsLeft > 0; columnsLeft--) {
                    ColumnDefinition column = columns.get(random.nextInt(columns.size()));
                    predicate.put(column, domains.next(column));
                }
                exact += check(reader, table, rows, predicate, "seed %s, case %s: %s".formatted(seed, i, predicate)) ? 1 : 0;
            }
            assertThat(exact).isGreaterThan(CASES / 20);
            assertThat(sandbox.requests().counters().rejected()).isZero();
            log.info("%s predicates, %s of them exact", CASES, exact);
        }
    }

    private boolean check(SandboxReader reader, TableDefinition table, List<Map<String, Object>> rows, Map<ColumnDefinition, Domain> predicate, String description)
    {
        Set<Object> expected = matching(rows, predicate);
        TupleDomain<ColumnDefinition> summary = TupleDomain.withColumnDomains(predicate);
        RemoteQuery scan = RemoteQuery.scan(table).withColumns(List.of("id"));
        Optional<FilterResult> result = pushdown.apply(scan, summary, Constant.TRUE, Map.of());
        if (summary.isNone() || result.filter(FilterResult::contradiction).isPresent()) {
            assertThat(expected).describedAs(description).isEmpty();
            return false;
        }
        RemoteQuery query = result.map(FilterResult::query).orElse(scan);
        TupleDomain<ColumnDefinition> remaining = result.map(FilterResult::remaining).orElse(summary);
        Set<Object> returned = Set.of();
        if (!planner.partition(reader.connection(), query.withOptions(Map.of("scan_mode", "rest")), reader).isEmpty()) {
            String soql = planner.explain(reader.connection(), query);
            ApexGrammar.assertParses(soql);
            returned = reader.records(soql).stream().map(record -> utf8Slice(record.get("Id").asText())).collect(Collectors.toSet());
        }
        Set<Object> ids = returned;
        List<Map<String, Object>> received = rows.stream().filter(row -> ids.contains(row.get("id"))).toList();
        assertThat(matching(received, remaining.getDomains().orElseThrow())).describedAs(description).isEqualTo(expected);
        return remaining.isAll();
    }

    private static Set<Object> matching(List<Map<String, Object>> rows, Map<ColumnDefinition, Domain> predicate)
    {
        return rows.stream()
                .filter(row -> predicate.entrySet().stream().allMatch(entry -> entry.getValue().includesNullableValue(row.get(entry.getKey().name()))))
                .map(row -> row.get("id"))
                .collect(Collectors.toSet());
    }
}
