package io.omnisql.plugin.jira.openapi;

import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.plugin.jira.table.JiraTables;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.plugin.jira.Adapters.CONNECTION;
import static io.omnisql.plugin.jira.Scans.noReader;
import static io.omnisql.toolkit.testing.RemoteQueries.count;
import static io.omnisql.toolkit.testing.RemoteQueries.like;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Every kind of request for lists against the operations that Jira publishes.
 */
@TestInstance(PER_CLASS)
class TestListsAgainstApi
{
    private static final String PARENT =
            """
            {"id": 10000, "key": "ABC", "name": "Parent", "type": "scrum", "groupId": "276f955c"}""";

    private PublishedApi api;

    @BeforeAll
    void load()
    {
        api = PublishedApi.load().orElseGet(() -> abort("Jira's OpenAPI documents are missing, so that the requests stay unchecked: run build/fetch-jira-specs"));
    }

    @Test
    void testApiIsChecked()
    {
        assertThat(api.check(get("/rest/api/3/nosuch"))).containsExactly("no operation GET /rest/api/3/nosuch");
        assertThat(api.check(get("/rest/api/3/project/search", new Parameter("nosuch", "1")))).containsExactly("/rest/api/3/project/search has no parameter nosuch");
        assertThat(api.check(get("/rest/api/3/project/search", new Parameter("orderBy", "nosuch")))).containsExactly("orderBy of /rest/api/3/project/search cannot be nosuch");
        assertThat(api.check(get("/rest/api/3/project/search", new Parameter("startAt", "x")))).containsExactly("startAt of /rest/api/3/project/search cannot be x");
        assertThat(api.check(get("/rest/api/3/user/bulk"))).containsExactly("/rest/api/3/user/bulk needs accountId");
        assertThat(api.check(get("/rest/api/3/project/ABC/version", new Parameter("status", "released,archived")))).isEmpty();
    }

    private static RemoteRequest get(String path, Parameter... parameters)
    {
        return new RemoteRequest("GET", path, List.of(parameters), Map.of(), Optional.empty(), "test");
    }

    @Test
    void testEveryRequest()
    {
        for (JiraTable table : JiraTables.all()) {
            TableDefinition definition = table.describe(CONNECTION, noReader());
            RemoteQuery scan = RemoteQuery.scan(definition).withColumns(definition.columns().stream().map(ColumnDefinition::name).toList());
            check(table, scan);
            check(table, scan.withColumns(List.of()));
            check(table, scan.withLimit(OptionalLong.of(7)));
            if (table.aggregation(scan, List.of(count()), List.of())) {
                check(table, scan.withColumns(List.of()).withAggregation(List.of(count()), List.of()));
            }
            for (ColumnDefinition column : definition.columns()) {
                if (column.sortable()) {
                    check(table, scan.withSort(List.of(new RemoteSort(column.name(), false, false))));
                }
                predicates(column).forEach(predicate -> checkFiltered(table, scan, column, predicate));
            }
        }
    }

    private void checkFiltered(JiraTable table, RemoteQuery scan, ColumnDefinition column, ColumnPredicate predicate)
    {
        Verdict verdict = table.filter(scan, predicate);
        if (verdict != Verdict.NEVER) {
            assertThat(column.filter()).describedAs(column.name()).isNotEqualTo(FilterSupport.NONE);
            check(table, scan.withFilters(List.of(new RemoteFilter(predicate, verdict))));
        }
    }

    private static Stream<ColumnPredicate> predicates(ColumnDefinition column)
    {
        List<RemoteValue> values = switch (column.type().kind()) {
            case BIGINT -> List.of(RemoteValue.of(10000), RemoteValue.of(10001));
            case BOOLEAN -> List.of(RemoteValue.of(false), RemoteValue.of(true));
            case VARCHAR -> Stream.of("active", "ABC", "Website", "live", "scrum").sorted().map(RemoteValue::of).toList();
            case INSTANT -> List.of(RemoteValue.of(Instant.parse("2026-03-29T01:30:00.123Z")));
            default -> List.of();
        };
        Stream<ColumnPredicate> single = values.stream().map(value -> new Values(column.name(), List.of(RemoteRange.equal(value)), false));
        Stream<ColumnPredicate> several = values.size() < 2 ? Stream.of() : Stream.of(new Values(column.name(), values.stream().map(RemoteRange::equal).toList(), false));
        Stream<ColumnPredicate> like = column.filter().like() == Verdict.NEVER ? Stream.of() : Stream.of(like(column.name(), "%web%"));
        return Stream.of(single, several, like).flatMap(stream -> stream);
    }

    private void check(JiraTable table, RemoteQuery query)
    {
        List<RemoteRequest> requests = new ArrayList<>();
        List<RemotePartition> partitions = table.partition(CONNECTION, query, request -> {
            requests.add(request);
            return new RemoteResponse(200, Map.of(), parents(request).getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        });
        for (RemotePartition partition : partitions) {
            PageRequest first = table.firstPage(CONNECTION, query, partition);
            requests.add(first.request());
            Map<String, List<String>> lists = first.captures().stream().filter(pointer -> pointer.contains("*")).collect(toImmutableMap(pointer -> pointer, _ -> Collections.nCopies(1000, "1")));
            table.nextPage(CONNECTION, query, partition, first, new PageOutcome(1000, Map.of("/total", "1000000"), lists, Map.of()))
                    .ifPresent(next -> requests.add(next.request()));
        }
        for (RemoteRequest request : requests) {
            assertThat(api.check(request)).describedAs("%s: %s", query, request).isEmpty();
        }
    }

    private static String parents(RemoteRequest request)
    {
        if (request.path().endsWith("/roledetails")) {
            return "[" + PARENT + "]";
        }
        if (request.path().matches(".*/(board|dashboard)/\\d+")) {
            return PARENT;
        }
        return "{\"total\": 1, \"isLast\": true, \"values\": [" + PARENT + "]}";
    }
}
