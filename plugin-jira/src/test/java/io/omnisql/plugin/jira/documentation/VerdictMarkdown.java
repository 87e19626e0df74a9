package io.omnisql.plugin.jira.documentation;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.plugin.jira.Adapters.ADAPTER;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static io.omnisql.toolkit.testing.RemoteQueries.contains;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.isNotNull;
import static io.omnisql.toolkit.testing.RemoteQueries.isNull;
import static io.omnisql.toolkit.testing.RemoteQueries.like;
import static io.omnisql.toolkit.testing.RemoteQueries.notEqual;
import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * What becomes of filters on issues, as the connector says: examples of every kind of column, the first of a kind and what differs.
 */
final class VerdictMarkdown
{
    private static final String HEAD =
            """
            | SQL | Jira is asked | verdict |
            |---|---|---|""";
    private static final String SEARCH = "search/jql ";

    private final ConnectionInfo connection;
    private final TableDefinition issues;

    private record Example(String sql, ColumnPredicate predicate, Map<String, String> options) {}

    VerdictMarkdown(ConnectionInfo connection, TableDefinition issues)
    {
        this.connection = connection;
        this.issues = issues;
    }

    String render()
    {
        return Stream.concat(Stream.of(HEAD), examples().map(this::row)).collect(joining("\n"));
    }

    private static Stream<Example> examples()
    {
        return Stream.of(
                example("key IN ('EU-1', 'EU-2')", equal("key", "EU-1", "EU-2")),
                example("id = 10001", equal("id", 10_001)),
                example("project_key = 'EU'", equal("project_key", "EU")),
                example("status_name IN ('Done', 'Open')", equal("status_name", "Done", "Open")),
                example("status_id = 3", equal("status_id", 3)),
                example("status_name <> 'Done'", notEqual("status_name", "Done")),
                example("resolution_name IS NULL", isNull("resolution_name")),
                example("priority_name >= 'High'", from("priority_name", RemoteValue.of("High"), true)),
                example("assignee_account_id = '5b10'", equal("assignee_account_id", "5b10")),
                example("assignee_account_id <> '5b10'", notEqual("assignee_account_id", "5b10")),
                example("assignee_account_id IS NULL", isNull("assignee_account_id")),
                example("assignee_display_name = 'Ada'", equal("assignee_display_name", "Ada")),
                example("created >= TIMESTAMP '2026-02-01 00:00:00 UTC'", from("created", instant("2026-02-01T00:00:00Z"), true)),
                example("created >= TIMESTAMP '2026-02-01 00:00:01 UTC'", from("created", instant("2026-02-01T00:00:01Z"), true)),
                example("updated < TIMESTAMP '2026-02-01 00:00:00 UTC'", until("updated", instant("2026-02-01T00:00:00Z"), false)),
                example("updated <= TIMESTAMP '2026-02-01 00:00:00 UTC'", until("updated", instant("2026-02-01T00:00:00Z"), true)),
                example("updated = TIMESTAMP '2026-02-01 00:00:00 UTC'", single("updated", instant("2026-02-01T00:00:00Z"))),
                example("due_date = DATE '2026-01-31'", single("due_date", RemoteValue.of(LocalDate.of(2026, 1, 31)))),
                example("due_date > DATE '2026-01-31'", from("due_date", RemoteValue.of(LocalDate.of(2026, 1, 31)), false)),
                example("effort > 2", from("effort", RemoteValue.of(2.0), false)),
                example("effort > 2.5", from("effort", RemoteValue.of(2.5), false)),
                example("votes = 3", equal("votes", 3)),
                example("environment_tier = 'Production'", equal("environment_tier", "Production")),
                example("environment_tier <> 'Production'", notEqual("environment_tier", "Production")),
                example("parent_key = 'EU-1'", equal("parent_key", "EU-1")),
                example("contains(labels, 'x')", contains("labels", "x")),
                example("contains(fix_versions, '1.0')", contains("fix_versions", "1.0")),
                example("contains(sprint_ids, 7)", new Contains("sprint_ids", RemoteValue.of(7))),
                example("labels IS NULL", isNull("labels")),
                example("description IS NOT NULL", isNotNull("description")),
                example("summary = 'x'", equal("summary", "x")),
                new Example("summary = 'x' with allow_text_search", equal("summary", "x"), Map.of("allow_text_search", "true")),
                example("summary LIKE 'x%'", like("summary", "x%")),
                example("time_spent > 3600", from("time_spent", RemoteValue.of(3_600), false)));
    }

    private static Example example(String sql, ColumnPredicate predicate)
    {
        return new Example(sql, predicate, Map.of());
    }

    private static RemoteValue instant(String text)
    {
        return RemoteValue.of(Instant.parse(text));
    }

    private static Values single(String column, RemoteValue value)
    {
        return new Values(column, List.of(RemoteRange.equal(value)), false);
    }

    private static Values from(String column, RemoteValue low, boolean inclusive)
    {
        return new Values(column, List.of(new RemoteRange(Optional.of(low), inclusive, Optional.empty(), false)), false);
    }

    private static Values until(String column, RemoteValue high, boolean inclusive)
    {
        return new Values(column, List.of(new RemoteRange(Optional.empty(), false, Optional.of(high), inclusive)), false);
    }

    private String row(Example example)
    {
        RemoteQuery query = RemoteQuery.scan(issues).withColumns(List.of("id")).withOptions(example.options());
        ColumnPredicate predicate = example.predicate();
        Verdict verdict = verdict(query, predicate);
        if (verdict == NEVER) {
            Optional<ColumnPredicate> weaker = ADAPTER.pushdown().weaken(query, predicate).filter(candidate -> verdict(query, candidate) != NEVER);
            return weaker.isEmpty()
                    ? "| `%s` | | filtered by the engine |".formatted(example.sql())
                    : "| `%s` | `%s` | superset |".formatted(example.sql(), asked(query, new RemoteFilter(weaker.get(), SUPERSET)));
        }
        return "| `%s` | `%s` | %s |".formatted(example.sql(), asked(query, new RemoteFilter(predicate, verdict)), verdict.name().toLowerCase(ROOT));
    }

    private String asked(RemoteQuery query, RemoteFilter filter)
    {
        String asked = ADAPTER.planner().explain(connection, query.withFilters(List.of(filter)));
        return asked.startsWith(SEARCH) ? asked.substring(SEARCH.length()) : asked;
    }

    /**
     * The weaker of what the column is declared to allow and what the policy says.
     */
    private Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        FilterSupport support = query.column(predicate.column()).filter();
        Verdict allowed = switch (predicate) {
            case Contains _ -> support.contains();
            case Like _ -> support.like();
            case Values values when values.isNull() || values.isNotNull() -> support.nullTest();
            case Values values when values.excludedValues().isPresent() -> support.exclusion();
            case Values values -> values.ranges().stream().allMatch(RemoteRange::isSingleValue) ? support.equality() : support.range();
        };
        return allowed == NEVER ? NEVER : allowed.weaker(ADAPTER.pushdown().filter(query, predicate));
    }
}
