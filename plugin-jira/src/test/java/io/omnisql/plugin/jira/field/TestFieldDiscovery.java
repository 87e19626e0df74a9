package io.omnisql.plugin.jira.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.ValueType;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestFieldDiscovery
{
    private static final String ALL = "['=','!=','in','not in','is','is not','<','>','<=','>=']";

    private static String custom(int number, String name, String type, String items, String kind)
    {
        return "{'id':'customfield_%s','name':'%s','custom':true,'clauseNames':['cf[%s]','%s'],'schema':{'type':'%s'%s,'custom':'com.acme:%s','customId':%s}}"
                .formatted(number, name, number, name, type, items.isEmpty() ? "" : ",'items':'" + items + "'", kind, number);
    }

    private static String searchable(int number, String operators)
    {
        return "{'value':'x','cfid':'cf[%s]','searchable':'true','operators':%s}".formatted(number, operators);
    }

    private static List<ColumnDefinition> columns(List<String> fields, List<String> searchable)
    {
        return FieldDiscovery.columns(json("[" + String.join(",", fields) + "]"), SearchCapabilities.of(json("{'visibleFieldNames':[" + String.join(",", searchable) + "]}")), new SiteTraits(true, Optional.empty()));
    }

    private static JsonNode json(String text)
    {
        return JiraRequests.parse(text.replace('\'', '"'));
    }

    private static List<String> names(List<ColumnDefinition> columns)
    {
        return columns.stream().map(ColumnDefinition::name).filter(name -> !List.of("id", "key").contains(name)).toList();
    }

    private static ColumnDefinition column(List<ColumnDefinition> columns, String name)
    {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void testTypes()
    {
        List<ColumnDefinition> columns = columns(
                List.of(
                        custom(1, "Effort", "number", "", "float"),
                        custom(2, "Target", "date", "", "datepicker"),
                        custom(3, "Go live", "datetime", "", "datetime"),
                        custom(4, "Steps", "string", "", "textarea"),
                        custom(5, "Tier", "option", "", "select"),
                        custom(6, "Teams", "array", "option", "multiselect"),
                        custom(7, "Region", "option-with-child", "", "cascadingselect"),
                        custom(8, "Reviewer", "user", "", "userpicker"),
                        custom(9, "Approvers", "array", "user", "multiuserpicker"),
                        custom(10, "Sprint", "array", "json", "gh-sprint"),
                        custom(11, "Tags", "array", "string", "labels"),
                        custom(12, "Data", "any", "", "app-data"),
                        custom(13, "Found in", "version", "", "version")),
                List.of());
        assertThat(columns.stream().skip(2).map(column -> column.name() + " " + column.type())).containsExactly(
                "effort double",
                "target date",
                "go_live timestamp(3) with time zone",
                "steps varchar",
                "steps_adf varchar",
                "tier varchar",
                "teams array(varchar)",
                "region varchar",
                "region_child varchar",
                "reviewer_account_id varchar",
                "reviewer_display_name varchar",
                "approvers_account_ids array(varchar)",
                "approvers_display_names array(varchar)",
                "sprint_ids array(bigint)",
                "sprint_names array(varchar)",
                "tags array(varchar)",
                "data varchar",
                "found_in varchar");
        assertThat(columns).allSatisfy(column -> {
            if (!column.name().equals("id") && !column.name().equals("key")) {
                assertThat(column.filter()).isEqualTo(FilterSupport.NONE);
                assertThat(column.attributes()).containsKey(IssueClause.FIELD);
            }
        });
    }

    @Test
    void testOperatorsOfTheSite()
    {
        List<ColumnDefinition> columns = columns(
                List.of(custom(1, "Effort", "number", "", "float"), custom(2, "Points", "number", "", "float"), custom(3, "Tier", "option", "", "select")),
                List.of(searchable(1, ALL), searchable(2, "['=','in']"), searchable(3, ALL)));
        assertThat(column(columns, "effort").filter()).isEqualTo(new FilterSupport(EXACT, EXACT, EXACT, EXACT, NEVER, NEVER));
        assertThat(column(columns, "points").filter()).isEqualTo(new FilterSupport(EXACT, NEVER, NEVER, NEVER, NEVER, NEVER));
        assertThat(column(columns, "tier").filter()).isEqualTo(new FilterSupport(SUPERSET, NEVER, NEVER, EXACT, NEVER, NEVER));
        assertThat(column(columns, "points").attributes()).containsEntry(IssueClause.OPERATORS, "= | in");
        assertThat(IssueClause.of(column(columns, "effort")).clause()).isEqualTo("cf[1]");
    }

    @Test
    void testNamesThatMeet()
    {
        assertThat(names(columns(List.of(custom(1, "Story Points", "number", "", "float"), custom(2, "story  points!", "string", "", "textfield"), custom(3, "Other", "number", "", "float")), List.of())))
                .containsExactly("story_points_cf1", "story_points_cf2", "other", "story_points");
        // the order of the description does not matter
        assertThat(names(columns(List.of(custom(2, "story  points!", "string", "", "textfield"), custom(1, "Story Points", "number", "", "float")), List.of())))
                .containsExactly("story_points_cf1", "story_points_cf2", "story_points");
        // the system's names are the system's
        assertThat(names(columns(List.of("{'id':'summary','name':'Summary','clauseNames':['summary'],'schema':{'type':'string','system':'summary'}}", custom(5, "Summary", "string", "", "textfield")), List.of())))
                .containsExactly("summary", "summary_cf5");
        // of a field with several columns one is enough
        assertThat(names(columns(List.of(custom(1, "Reviewer", "user", "", "userpicker"), custom(2, "Reviewer account id", "string", "", "textfield")), List.of())))
                .containsExactly("reviewer_cf1_account_id", "reviewer_cf1_display_name", "reviewer_account_id_cf2");
        // a name may look like another's way out
        assertThat(new HashSet<>(names(columns(List.of(custom(1, "A", "number", "", "float"), custom(2, "A", "number", "", "float"), custom(3, "A cf1", "number", "", "float")), List.of())))).hasSize(3);
    }

    @Test
    void testOddNames()
    {
        assertThat(names(columns(List.of(custom(1, "  2nd Größe (kg) ", "number", "", "float"), custom(2, "🎉", "number", "", "float"), custom(3, "Order", "number", "", "float")), List.of())))
                .containsExactly("field_2nd_größe_kg", "customfield_2", "order");
    }

    @Test
    void testManyFields()
    {
        List<String> asked = new ArrayList<>();
        String fields = IntStream.rangeClosed(1, 400).mapToObj(number -> custom(number, "Field " + number % 390, "number", "", "float")).collect(joining(","));
        RemoteReader reader = request -> {
            asked.add(request.path());
            String answer = switch (request.path()) {
                case "/rest/api/3/myself" -> "{'accountId':'5b10','timeZone':'Europe/Berlin'}";
                case "/rest/api/3/field" -> "[" + fields + "]";
                default -> "{'visibleFieldNames':[]}";
            };
            return new RemoteResponse(200, Map.of(), answer.replace('\'', '"').getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        };
        List<ColumnDefinition> columns = FieldDiscovery.columns(connection(Map.of()), reader);
        assertThat(columns).hasSize(402).extracting(ColumnDefinition::name).doesNotHaveDuplicates();
        assertThat(asked).hasSize(3);
    }

    @Test
    void testZone()
    {
        String created = "{'id':'created','name':'Created','clauseNames':['created'],'schema':{'type':'datetime','system':'created'}}";
        RemoteReader reader = request -> {
            String answer = switch (request.path()) {
                case "/rest/api/3/myself" -> "{'accountId':'5b10','timeZone':'Europe/Berlin'}";
                case "/rest/api/3/field" -> "[" + created + "]";
                default -> "{'visibleFieldNames':[{'value':'created','searchable':'true','operators':%s}]}".formatted(ALL);
            };
            return new RemoteResponse(200, Map.of(), answer.replace('\'', '"').getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        };
        ColumnDefinition epoch = column(FieldDiscovery.columns(connection(Map.of()), reader), "created");
        assertThat(epoch.type()).isEqualTo(ValueType.INSTANT);
        assertThat(IssueClause.of(epoch).zone()).isEmpty();
        assertThat(IssueClause.of(column(FieldDiscovery.columns(connection(Map.of("time-literals", "zone")), reader), "created")).zone()).hasValue(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void testNobody()
    {
        RemoteReader reader = _ -> new RemoteResponse(200, Map.of(), "{}".getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        assertThatThrownBy(() -> FieldDiscovery.columns(connection(Map.of()), reader)).isInstanceOf(ScanException.class).hasMessageContaining("does not know who asks");
    }

    private static ConnectionInfo connection(Map<String, String> properties)
    {
        return new ConnectionInfo("acme", "main", "https://acme.atlassian.net", properties, 1);
    }

    @Test
    void testStoryPoints()
    {
        String estimate = custom(16, "Story point estimate", "number", "", "jsw-story-points");
        String points = custom(26, "Story Points", "number", "", "float");
        String effort = custom(27, "Effort", "number", "", "float");
        List<String> searchable = IntStream.of(16, 26, 27, 31).mapToObj(number -> "{'value':'x','cfid':'cf[%s]','operators':%s}".formatted(number, ALL)).toList();
        ColumnDefinition only = column(columns(List.of(estimate, effort), searchable), "story_points");
        assertThat(only.pointer()).isEqualTo("/fields/customfield_16");
        assertThat(only.filter().range()).isEqualTo(EXACT);
        // a field that is called so is the column
        assertThat(columns(List.of(estimate, points), searchable).stream().filter(column -> column.name().equals("story_points")).map(ColumnDefinition::pointer)).containsExactly("/fields/customfield_26");
        // several are left to the boards
        ColumnDefinition several = column(columns(List.of(estimate, points, custom(31, "Story points", "number", "", "float")), searchable), "story_points");
        assertThat(several.pointer()).isEqualTo("/fields/customfield_26");
        assertThat(several.attributes()).containsEntry(StoryPoints.CANDIDATES, "customfield_26,customfield_31,customfield_16");
        assertThat(several.filter()).isEqualTo(FilterSupport.NONE);
        assertThat(columns(List.of(effort), searchable)).noneMatch(column -> column.name().equals("story_points"));
    }
}
