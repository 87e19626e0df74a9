package io.omnisql.sandbox.jira;

import io.omnisql.sandbox.jira.data.ChangeHistory;
import io.omnisql.sandbox.jira.data.Comment;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraData;
import io.omnisql.sandbox.jira.data.JiraDataGenerator;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.User;
import io.omnisql.sandbox.jira.data.Worklog;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestJiraData
{
    private static final JiraData ACME = JiraDataGenerator.acme(476);

    @Test
    void testSameSeedGivesSameRows()
    {
        JiraData again = JiraDataGenerator.acme(476);
        assertThat(again.issues()).isEqualTo(ACME.issues());
        assertThat(again.comments()).isEqualTo(ACME.comments());
        assertThat(again.histories()).isEqualTo(ACME.histories());
        assertThat(JiraDataGenerator.acme(477).issues()).isNotEqualTo(ACME.issues());
    }

    @Test
    void testSizes()
    {
        assertThat(ACME.issues()).hasSizeGreaterThan(6_000);
        assertThat(ACME.catalog().projects()).hasSizeGreaterThanOrEqualTo(6).extracting(Project::key).contains("AND", "NULL", "ORDER");
        assertThat(ACME.issues().stream().filter(issue -> issue.key().startsWith("OPS-"))).hasSizeGreaterThan(3_000);
        assertThat(ACME.catalog().users()).extracting(User::active).contains(true, false);
        assertThat(ACME.catalog().users()).extracting(User::accountId).doesNotHaveDuplicates();
    }

    @Test
    void testLongListsOfActivity()
    {
        assertThat(ACME.issues()).anyMatch(issue -> ACME.comments(issue.id()).size() > 100);
        assertThat(ACME.issues()).anyMatch(issue -> ACME.worklogs(issue.id()).size() > 20);
        assertThat(ACME.issues()).anyMatch(issue -> ACME.histories(issue.id()).size() > 40);
        assertThat(ACME.histories()).anyMatch(history -> history.items().size() > 1);
        assertThat(ACME.histories()).anyMatch(history -> history.author() == null);
    }

    @Test
    void testRowsBelongTogether()
    {
        assertThat(ACME.issues()).extracting(Issue::key).doesNotHaveDuplicates();
        for (Issue issue : ACME.issues()) {
            Project project = ACME.catalog().project(issue.projectId());
            assertThat(issue.key()).isEqualTo(project.key() + "-" + issue.number());
            assertThat(issue.updated()).isAfterOrEqualTo(issue.created());
            assertThat(issue.resolutionId() == null).isEqualTo(issue.resolved() == null);
            assertThat(issue.summary()).hasSizeLessThanOrEqualTo(255).isNotBlank();
            assertThat(project.issueTypeIds()).contains(issue.typeId());
        }
        assertThat(ACME.comments()).extracting(Comment::issueId).allMatch(id -> ACME.issue(id).isPresent());
        assertThat(ACME.worklogs()).extracting(Worklog::issueId).allMatch(id -> ACME.issue(id).isPresent());
        assertThat(ACME.histories()).extracting(ChangeHistory::issueId).allMatch(id -> ACME.issue(id).isPresent());
    }

    @Test
    void testEveryCustomFieldIsFilledAndEmptySomewhere()
    {
        HashSet<String> filled = new HashSet<>();
        ACME.issues().forEach(issue -> filled.addAll(issue.customValues().keySet()));
        List<String> ids = ACME.catalog().customFields().stream().map(field -> field.id()).toList();
        assertThat(filled).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids).filteredOn(id -> ACME.issues().stream().allMatch(issue -> issue.customValues().containsKey(id))).containsExactly("customfield_10019");
    }

    @Test
    void testMovedIssuesAreFoundByTheirOldKeys()
    {
        List<Issue> moved = ACME.issues().stream().filter(issue -> !issue.formerKeys().isEmpty()).toList();
        assertThat(moved).hasSizeGreaterThan(5);
        assertThat(moved).allMatch(issue -> ACME.issueByKey(issue.formerKeys().getFirst()).orElseThrow().equals(issue));
    }
}
