package io.omnisql.plugin.github.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.Scans;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.query;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static io.omnisql.toolkit.testing.RemoteQueries.count;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.sorted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Every REST request against the description that GitHub publishes: unknown parameters would be ignored without a word.
 */
@TestInstance(PER_CLASS)
final class TestRestRequests
{
    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
    /**
     * Values that GitHub knows for filters, by table and column.
     */
    private static final Map<String, String> KNOWN = ImmutableMap.<String, String>builder()
            .put("workflow_runs.conclusion", "success")
            .put("workflow_runs.status", "completed")
            .put("workflow_jobs.conclusion", "success")
            .put("workflow_jobs.status", "completed")
            .put("workflow_job_steps.conclusion", "success")
            .put("workflow_job_steps.status", "completed")
            .put("check_runs.conclusion", "success")
            .put("check_runs.status", "queued")
            .put("check_runs.head_sha", SHA)
            .put("check_suites.conclusion", "success")
            .put("check_suites.status", "queued")
            .put("check_suites.head_sha", SHA)
            .put("issue_reactions.content", "+1")
            .put("security_advisories.state", "published")
            .put("workflows.state", "active")
            .put("rulesets.enforcement", "active")
            .put("dependabot_alerts.scope", "runtime")
            .put("dependabot_alerts.severity", "high")
            .put("dependabot_alerts.relationship", "direct")
            .put("code_scanning_alerts.state", "open")
            .put("code_scanning_alerts.rule_severity", "note")
            .put("code_scanning_alerts.security_severity_level", "high")
            .put("secret_scanning_alerts.state", "resolved")
            .put("secret_scanning_alerts.validity", "active")
            .put("secret_scanning_alerts.resolution", "revoked")
            .buildOrThrow();

    private final List<JsonNode> descriptions = new ArrayList<>();

    @BeforeAll
    void load()
            throws IOException
    {
        Path directory = Optional.ofNullable(System.getProperty("omnisql.specs"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.dir")).resolveSibling(".omnisql").resolve("specs").resolve("github"));
        for (String name : List.of("api.github.com.json", "ghec.json")) {
            if (Files.exists(directory.resolve(name))) {
                descriptions.add(JsonMapper.builder().build().readTree(directory.resolve(name).toFile()));
            }
        }
        if (descriptions.isEmpty()) {
            abort("GitHub's description is missing, so that the requests stay unchecked: run build/fetch-github-specs");
        }
    }

    @Test
    void testAllTables()
    {
        int checked = 0;
        for (TableDefinition table : ADAPTER.tables().all(CONNECTION, Scans.noReader())) {
            ColumnPredicate named = switch (table.name()) {
                case "check_runs", "check_suites" -> equal("head_sha", SHA);
                case "check_run_annotations" -> equal("check_run_id", 7);
                case "issue_reactions", "sub_issues" -> equal("issue_number", 7);
                default -> equal("owner", "acme");
            };
            RemoteQuery whole = query(table.name(), List.of(), equal("owner", "acme"), named);
            if (!ADAPTER.planner().explain(CONNECTION, whole).startsWith("GET ")) {
                continue;
            }
            check(whole);
            if (ADAPTER.pushdown().aggregation(whole, List.of(count()), List.of())) {
                check(counted(whole));
            }
            for (ColumnDefinition column : table.columns()) {
                if (column.sortable()) {
                    check(sorted(whole, column.name(), false, 5));
                }
                Optional<ColumnPredicate> predicate = predicate(table.name(), column);
                if (predicate.isPresent()) {
                    RemoteQuery filtered = query(table.name(), List.of(), equal("owner", "acme"), named, predicate.get());
                    assertThat(filtered.filters()).describedAs(table.name() + "." + column.name()).hasSizeGreaterThan(whole.filters().size() - 1);
                    check(filtered);
                }
            }
            checked++;
        }
        assertThat(checked).isGreaterThan(15);
    }

    @Test
    void testSearches()
    {
        assertThat(Searches.tables()).hasSize(5).allSatisfy(search -> check(search.definition().name()));
    }

    private void check(String search)
    {
        check(RemoteQuery.scan(search).withOptions(Map.of(PassthroughQuery.QUERY, "repo:acme/website")));
    }

    private static Optional<ColumnPredicate> predicate(String table, ColumnDefinition column)
    {
        if (column.filter().equality() == Verdict.NEVER || List.of("owner", "repository").contains(column.name())) {
            return Optional.empty();
        }
        return Optional.of(switch (column.type().kind()) {
            case BIGINT -> equal(column.name(), 7);
            case INSTANT -> atLeast(column.name(), "2026-01-01T00:00:00Z");
            default -> equal(column.name(), KNOWN.getOrDefault(table + "." + column.name(), "open"));
        });
    }

    private void check(RemoteQuery query)
    {
        List<RemoteRequest> requests = new ArrayList<>();
        RemoteReader reader = request -> {
            requests.add(request);
            return answer(request);
        };
        List<RemotePartition> partitions = ADAPTER.planner().partition(CONNECTION, query, reader);
        assertThat(partitions).describedAs(query.toString()).isNotEmpty();
        requests.add(ADAPTER.planner().firstPage(CONNECTION, query, partitions.getFirst()).request());
        requests.stream().filter(request -> request.method().equals("GET")).forEach(this::checkDescribed);
    }

    private static RemoteResponse answer(RemoteRequest request)
    {
        String body = request.method().equals("POST")
                ?
                """
                {"data": {"repositoryOwner": {"__typename": "Organization", "login": "acme", "repositories": {"nodes": [{"name": "website"}], "pageInfo": {"hasNextPage": false}}}}}"""
                :
                """
                {"total_count": 1, "workflow_runs": [{"id": 7, "created_at": "2026-01-01T00:00:00Z"}]}""";
        return new RemoteResponse(200, Map.of(), body.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
    }

    private void checkDescribed(RemoteRequest request)
    {
        List<String> problems = descriptions.stream().map(description -> problem(description, request)).toList();
        assertThat(problems).describedAs(request.toString()).contains("");
    }

    /**
     * What is wrong with a request; empty when nothing is.
     */
    private static String problem(JsonNode description, RemoteRequest request)
    {
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            if (!path.getKey().replaceAll("\\{[^}]+}", "*").equals(pattern(path.getKey(), request.path()))) {
                continue;
            }
            for (Parameter parameter : request.parameters()) {
                Optional<JsonNode> described = Stream.concat(parameters(path.getValue()), parameters(path.getValue().path("get")))
                        .map(candidate -> resolve(description, candidate))
                        .filter(candidate -> candidate.path("name").asText().equals(parameter.name()) && candidate.path("in").asText().equals("query"))
                        .findFirst();
                if (described.isEmpty()) {
                    return "no parameter " + parameter.name();
                }
                JsonNode values = resolve(description, described.get().path("schema")).path("enum");
                if (values.isArray() && Stream.of(parameter.value()).noneMatch(value -> valuesOf(values).contains(value))) {
                    return "no value %s of parameter %s".formatted(parameter.value(), parameter.name());
                }
            }
            return "";
        }
        return "no path " + request.path();
    }

    private static List<String> valuesOf(JsonNode list)
    {
        List<String> values = new ArrayList<>();
        list.forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Stream<JsonNode> parameters(JsonNode operation)
    {
        List<JsonNode> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameters::add);
        return parameters.stream();
    }

    private static JsonNode resolve(JsonNode description, JsonNode node)
    {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }

    /**
     * A path with asterisks where the template has variables.
     */
    private static String pattern(String template, String path)
    {
        List<String> expected = Arrays.asList(template.split("/"));
        List<String> segments = new ArrayList<>(Arrays.asList(path.split("/")));
        if (expected.size() != segments.size()) {
            return "";
        }
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).startsWith("{")) {
                segments.set(i, "*");
            }
        }
        return String.join("/", segments);
    }
}
