package io.omnisql.plugin.jira.jql;

import io.omnisql.plugin.jira.jql.Choice.Part;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static org.assertj.core.api.Assertions.assertThat;

class TestJqlVerdicts
{
    private static final ColumnDefinition STATUS = column("status_name", ValueType.VARCHAR, IssueClause.choice("status", "status", Choice.STATUS, Part.NAME));
    private static final ColumnDefinition ASSIGNEE = column("assignee_account_id", ValueType.VARCHAR, IssueClause.of("assignee", "assignee", ClauseKind.USER));
    private static final ColumnDefinition CREATED = column("created", ValueType.INSTANT, IssueClause.of("created", "created", ClauseKind.INSTANT));
    private static final ColumnDefinition DUE = column("due_date", ValueType.DATE, IssueClause.of("duedate", "due", ClauseKind.DATE));
    private static final ColumnDefinition EFFORT = column("effort", ValueType.DOUBLE, IssueClause.of("customfield_1", "cf[1]", ClauseKind.NUMBER));
    private static final ColumnDefinition SUMMARY = column("summary", ValueType.VARCHAR, IssueClause.of("summary", "summary", ClauseKind.WORDS));
    private static final ColumnDefinition LABELS = column("labels", ValueType.VARCHAR_ARRAY, IssueClause.of("labels", "labels", ClauseKind.LIST));
    private static final ColumnDefinition SEVERITY = column("severity", ValueType.VARCHAR, IssueClause.of("customfield_2", "cf[2]", ClauseKind.NAME));
    private static final ColumnDefinition KEY = column("key", ValueType.VARCHAR, IssueClause.of("", "issuekey", ClauseKind.KEY));
    private static final ColumnDefinition ID = column("id", ValueType.BIGINT, IssueClause.of("", "id", ClauseKind.ID));
    private static final ColumnDefinition SPENT = column("time_spent", ValueType.BIGINT, IssueClause.of("timespent", "timespent", ClauseKind.PRESENCE));
    private static final RemoteValue MINUTE = RemoteValue.of(Instant.parse("2026-03-08T07:00:00Z"));
    private static final RemoteValue SECOND = RemoteValue.of(Instant.parse("2026-03-08T07:00:01Z"));

    private static ColumnDefinition column(String name, ValueType type, IssueClause clause)
    {
        return ColumnDefinition.column(name, type, "", "").withAttributes(clause.attributes());
    }

    @Test
    void testChoices()
    {
        assertVerdict(STATUS, in(STATUS, "Done", "Open"), EXACT);
        assertVerdict(STATUS, notIn(STATUS, RemoteValue.of("Done")), EXACT);
        assertVerdict(STATUS, range(STATUS, RemoteValue.of("A"), true, null, false), NEVER);
        assertVerdict(STATUS, new Values(STATUS.name(), List.of(), true), EXACT);
    }

    @Test
    void testLenientListsAreNotCut()
    {
        String[] fewTexts = IntStream.range(0, 20).mapToObj(index -> "x".repeat(300) + index).toArray(String[]::new);
        assertVerdict(SEVERITY, in(SEVERITY, fewTexts), SUPERSET);
        String[] moreTexts = IntStream.range(0, 30).mapToObj(index -> "x".repeat(300) + index).toArray(String[]::new);
        assertVerdict(SEVERITY, in(SEVERITY, moreTexts), NEVER);
        assertVerdict(STATUS, in(STATUS, moreTexts), EXACT);
    }

    @Test
    void testUsers()
    {
        assertVerdict(ASSIGNEE, in(ASSIGNEE, "5b10", "5b11"), EXACT);
        assertVerdict(ASSIGNEE, new Values(ASSIGNEE.name(), in(ASSIGNEE, "5b10").ranges(), true), EXACT);
        assertVerdict(ASSIGNEE, notIn(ASSIGNEE, RemoteValue.of("5b10")), NEVER);
        assertVerdict(ASSIGNEE, in(ASSIGNEE, "a\u0007"), NEVER);
    }

    @Test
    void testTimes()
    {
        assertVerdict(CREATED, range(CREATED, MINUTE, true, null, false), EXACT);
        assertVerdict(CREATED, range(CREATED, MINUTE, true, MINUTE, false), EXACT);
        assertVerdict(CREATED, range(CREATED, null, false, MINUTE, false), EXACT);
        assertVerdict(CREATED, range(CREATED, MINUTE, false, null, false), SUPERSET);
        assertVerdict(CREATED, range(CREATED, null, false, MINUTE, true), SUPERSET);
        assertVerdict(CREATED, range(CREATED, SECOND, true, null, false), SUPERSET);
        assertVerdict(CREATED, new Values("created", List.of(RemoteRange.equal(MINUTE)), false), SUPERSET);
        assertVerdict(CREATED, notIn(CREATED, MINUTE), NEVER);
        ColumnDefinition zoned = column("created", ValueType.INSTANT, IssueClause.of("created", "created", ClauseKind.INSTANT).withZone(Optional.of(ZoneId.of("America/New_York"))));
        assertVerdict(zoned, range(CREATED, MINUTE, true, null, false), SUPERSET);
    }

    @Test
    void testDatesAndNumbers()
    {
        RemoteValue day = RemoteValue.of(LocalDate.parse("2026-03-08"));
        assertVerdict(DUE, new Values("due_date", List.of(RemoteRange.equal(day)), false), EXACT);
        assertVerdict(DUE, range(DUE, day, false, null, false), EXACT);
        assertVerdict(DUE, range(DUE, RemoteValue.of(LocalDate.parse("0001-01-01")), false, null, false), NEVER);
        assertVerdict(DUE, notIn(DUE, day), NEVER);
        assertVerdict(EFFORT, range(EFFORT, RemoteValue.of(3.0), true, null, false), EXACT);
        assertVerdict(EFFORT, notIn(EFFORT, RemoteValue.of(3.0)), EXACT);
        assertVerdict(EFFORT, range(EFFORT, RemoteValue.of(0.1), true, null, false), SUPERSET);
        assertVerdict(EFFORT, notIn(EFFORT, RemoteValue.of(0.1)), NEVER);
        assertVerdict(EFFORT, range(EFFORT, RemoteValue.of(1e300), true, null, false), NEVER);
        assertVerdict(EFFORT, range(EFFORT, RemoteValue.of(Double.NEGATIVE_INFINITY), true, null, false), NEVER);
    }

    @Test
    void testTextsAndLists()
    {
        assertVerdict(SUMMARY, in(SUMMARY, "plain words"), NEVER);
        assertThat(JqlVerdicts.of(SUMMARY, in(SUMMARY, "plain words"), true)).isEqualTo(SUPERSET);
        assertThat(JqlVerdicts.of(SUMMARY, in(SUMMARY, "wild*"), true)).isEqualTo(NEVER);
        assertThat(JqlVerdicts.of(SUMMARY, in(SUMMARY, " "), true)).isEqualTo(NEVER);
        assertVerdict(SUMMARY, new Like("summary", "a%", Optional.empty()), NEVER);
        assertVerdict(SUMMARY, new Values("summary", List.of(), true), EXACT);
        assertVerdict(LABELS, new Contains("labels", RemoteValue.of("a")), SUPERSET);
        assertVerdict(LABELS, new Contains("labels", RemoteValue.of("a\u0000")), NEVER);
        assertVerdict(SEVERITY, in(SEVERITY, "Major"), SUPERSET);
        assertVerdict(SEVERITY, notIn(SEVERITY, RemoteValue.of("Major")), NEVER);
        assertVerdict(SPENT, new Values("time_spent", List.of(RemoteRange.equal(RemoteValue.of(3L))), false), NEVER);
        assertVerdict(SPENT, new Values("time_spent", List.of(), true), EXACT);
        assertVerdict(ColumnDefinition.column("other", ValueType.VARCHAR, "", ""), in(SUMMARY, "x"), NEVER);
    }

    @Test
    void testLookups()
    {
        assertVerdict(KEY, in(KEY, "EU-1", "EU-2"), EXACT);
        assertVerdict(KEY, notIn(KEY, RemoteValue.of("EU-1")), NEVER);
        assertVerdict(ID, new Values("id", LongStream.range(0, 3_000).mapToObj(RemoteValue::of).map(RemoteRange::equal).toList(), false), EXACT);
        assertVerdict(ID, range(ID, RemoteValue.of(3L), true, null, false), NEVER);
    }

    @Test
    void testRenderedTimes()
    {
        assertRendered(CREATED, range(CREATED, MINUTE, true, SECOND, true), "(created >= 1772953200000 AND created < 1772953260000)");
        assertRendered(CREATED, range(CREATED, SECOND, false, null, false), "created >= 1772953200000");
        assertRendered(CREATED, range(CREATED, null, false, MINUTE, false), "created < 1772953200000");
        assertRendered(CREATED, new Values("created", List.of(RemoteRange.equal(MINUTE)), true), "((created >= 1772953200000 AND created < 1772953260000) OR created IS EMPTY)");
        // the clock of the user shows the hour from one o'clock twice on the first of November: an hour more, so that either meaning will do
        ColumnDefinition zoned = column("created", ValueType.INSTANT, IssueClause.of("created", "created", ClauseKind.INSTANT).withZone(Optional.of(ZoneId.of("America/New_York"))));
        assertRendered(zoned, range(CREATED, RemoteValue.of(Instant.parse("2026-11-01T05:30:20Z")), true, RemoteValue.of(Instant.parse("2026-11-01T05:31:20Z")), true), "(created >= \"2026-11-01 00:30\" AND created < \"2026-11-01 01:32\")");
        assertRendered(zoned, range(CREATED, RemoteValue.of(Instant.parse("2026-11-01T06:30:20Z")), true, RemoteValue.of(Instant.parse("2026-11-01T06:31:20Z")), true), "(created >= \"2026-11-01 01:30\" AND created < \"2026-11-01 02:32\")");
        assertRendered(zoned, range(CREATED, RemoteValue.of(Instant.parse("2026-06-01T06:30:20Z")), true, null, false), "created >= \"2026-06-01 02:30\"");
    }

    @Test
    void testRenderedValues()
    {
        assertRendered(DUE, range(DUE, RemoteValue.of(LocalDate.parse("2026-03-08")), false, RemoteValue.of(LocalDate.parse("2026-04-01")), true), "(due > \"2026-03-08\" AND due <= \"2026-04-01\")");
        assertRendered(EFFORT, range(EFFORT, RemoteValue.of(-2.5), true, RemoteValue.of(1e10), false), "(cf[1] >= \"-2.5\" AND cf[1] < 10000000000)");
        assertRendered(EFFORT, notIn(EFFORT, RemoteValue.of(3.0)), "cf[1] != 3");
        assertRendered(LABELS, new Contains("labels", RemoteValue.of("say \"hi\"")), "labels = \"say \\\"hi\\\"\"");
        assertRendered(SUMMARY, in(SUMMARY, "plain words"), "summary ~ \"\\\"plain words\\\"\"");
        assertRendered(ASSIGNEE, new Values("assignee_account_id", in(ASSIGNEE, "a", "b").ranges(), true), "(assignee IN (\"a\", \"b\") OR assignee IS EMPTY)");
        assertRendered(STATUS, in(STATUS, "Done", "Nowhere"), "status IN (1, 2)");
        assertRendered(STATUS, in(STATUS, "Nowhere"), Condition.NEVER.toString());
        assertRendered(STATUS, notIn(STATUS, RemoteValue.of("Done")), "status NOT IN (1, 2)");
        assertRendered(STATUS, notIn(STATUS, RemoteValue.of("Nowhere")), "status IS NOT EMPTY");
    }

    private static void assertVerdict(ColumnDefinition column, ColumnPredicate predicate, Verdict verdict)
    {
        assertThat(JqlVerdicts.of(column, predicate, false)).describedAs(predicate.toString()).isEqualTo(verdict);
    }

    private static void assertRendered(ColumnDefinition column, ColumnPredicate predicate, String jql)
    {
        SiteValues site = new SiteValues()
        {
            @Override
            public List<String> choices(Choice choice, Part part, String value)
            {
                return value.equals("Done") ? List.of("1", "2") : List.of();
            }

            @Override
            public Existence existence(Value value)
            {
                return Existence.YES;
            }
        };
        assertThat(new JqlRenderer(RemoteQuery.scan(new TableDefinition("issues", "", List.of(column))), site).all(List.of(predicate)).toString()).isEqualTo(jql);
    }

    private static Values in(ColumnDefinition column, String... values)
    {
        return new Values(column.name(), Arrays.stream(values).map(RemoteValue::of).map(RemoteRange::equal).toList(), false);
    }

    private static Values notIn(ColumnDefinition column, RemoteValue value)
    {
        Optional<RemoteValue> excluded = Optional.of(value);
        return new Values(column.name(), List.of(new RemoteRange(Optional.empty(), false, excluded, false), new RemoteRange(excluded, false, Optional.empty(), false)), false);
    }

    private static Values range(ColumnDefinition column, RemoteValue low, boolean lowInclusive, RemoteValue high, boolean highInclusive)
    {
        return new Values(column.name(), List.of(new RemoteRange(Optional.ofNullable(low), lowInclusive, Optional.ofNullable(high), highInclusive)), false);
    }
}
