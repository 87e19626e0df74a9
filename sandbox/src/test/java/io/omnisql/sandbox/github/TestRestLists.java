package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.PullRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestRestLists
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testNumberedPages()
    {
        Answer first = acme.get("/repos/acme/platform/pulls?state=all&per_page=50");
        assertThat(first.links()).containsExactly("next", "last");
        assertThat(first.link("last")).endsWith("page=12");
        Answer third = acme.get("/repos/acme/platform/pulls?state=all&per_page=50&page=3");
        assertThat(third.links()).containsExactly("prev", "next", "last", "first");
        Answer last = acme.get(first.link("last"));
        assertThat(last.links()).containsExactly("prev", "first");
        assertThat(last.json()).hasSize(50);
        assertThat(acme.get("/repos/acme/platform/pulls?state=all&per_page=50&page=13").json()).isEmpty();
    }

    @Test
    void testPullRequests()
    {
        List<PullRequest> pulls = sandbox.data().pullRequests("acme", "platform");
        assertThat(numbers(acme.all("/repos/acme/platform/pulls?per_page=100")))
                .containsExactlyInAnyOrderElementsOf(pulls.stream().filter(pull -> pull.issue().isOpen()).map(PullRequest::number).toList());
        assertThat(numbers(acme.all("/repos/acme/platform/pulls?per_page=100&state=all&base=release/1.x")))
                .containsExactlyInAnyOrderElementsOf(pulls.stream().filter(pull -> pull.base().ref().equals("release/1.x")).map(PullRequest::number).toList());
        PullRequest pull = pulls.get(17);
        assertThat(numbers(acme.all("/repos/acme/platform/pulls?state=all&head=ACME:" + pull.head().ref()))).containsExactly(pull.number());
        // by default descending for created, ascending for the others
        assertThat(acme.all("/repos/acme/platform/pulls?state=all&per_page=100")).extracting(row -> row.get("created_at").textValue()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(acme.all("/repos/acme/platform/pulls?state=all&per_page=100&sort=updated")).extracting(row -> row.get("updated_at").textValue()).isSorted();
        JsonNode detail = acme.get("/repos/acme/platform/pulls/" + pull.number()).json();
        assertThat(detail.get("additions").intValue()).isEqualTo(pull.size().additions());
        assertThat(detail.get("merged").booleanValue()).isEqualTo(pull.merged());
        assertThat(detail.get("id").longValue()).isEqualTo(pull.id()).isNotEqualTo(pull.issue().id());
        int issue = sandbox.data().issues("acme", "platform").getFirst().number();
        assertThat(acme.get("/repos/acme/platform/pulls/" + issue).status()).isEqualTo(404);
    }

    @Test
    void testComments()
    {
        List<Comment> comments = sandbox.data().comments("acme", "mobile-app");
        assertThat(acme.all("/repos/acme/mobile-app/issues/comments?per_page=100")).extracting(row -> row.get("id").longValue())
                .containsExactlyElementsOf(comments.stream().map(Comment::id).toList());
        // direction has no effect without sort
        assertThat(acme.get("/repos/acme/mobile-app/issues/comments?direction=desc").json()).isEqualTo(acme.get("/repos/acme/mobile-app/issues/comments").json());
        assertThat(acme.all("/repos/acme/mobile-app/issues/comments?sort=updated&per_page=100")).extracting(row -> row.get("updated_at").textValue()).isSortedAccordingTo(Comparator.reverseOrder());
        Issue busy = sandbox.data().issues("acme", "mobile-app").stream().max(Comparator.comparing(Issue::comments)).orElseThrow();
        assertThat(acme.all("/repos/acme/mobile-app/issues/%s/comments?per_page=2".formatted(busy.number()))).hasSize(busy.comments());
        Comment some = comments.get(comments.size() / 2);
        assertThat(acme.all("/repos/acme/mobile-app/issues/comments?per_page=100&since=" + some.updatedAt())).extracting(row -> row.get("id").longValue())
                .containsExactlyElementsOf(comments.stream().filter(comment -> !comment.updatedAt().isBefore(some.updatedAt())).map(Comment::id).toList());
    }

    @Test
    void testLabels()
    {
        assertThat(acme.get("/repos/acme/website/labels").json()).extracting(row -> row.get("name").textValue()).contains("needs design, copy", "🔥 hot", "back\\slash");
    }

    @Test
    void testRepositoriesOfOrganization()
    {
        List<JsonNode> all = acme.all("/orgs/ACME/repos?per_page=4");
        assertThat(names(all)).containsExactlyInAnyOrder("platform", "website", "mobile-app", "billing", "docs", "design-system", "legacy-portal", "report-kit", "scratch");
        assertThat(all).extracting(row -> row.get("created_at").textValue()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(acme.get("/orgs/acme/repos?per_page=4").link("next")).contains("/organizations/");
        assertThat(names(acme.all("/orgs/acme/repos?type=private"))).containsExactlyInAnyOrder("platform", "website", "mobile-app", "billing", "scratch");
        assertThat(names(acme.all("/orgs/acme/repos?type=forks"))).containsExactly("report-kit");
        assertThat(names(acme.all("/orgs/acme/repos?type=sources&sort=full_name"))).doesNotContain("report-kit").isSorted();
    }

    @Test
    void testRepositoriesOfUsers()
    {
        assertThat(names(acme.all("/users/monahart/repos"))).containsExactly("dotfiles");
        assertThat(names(acme.all("/user/repos?per_page=100"))).hasSize(9).isSorted();
        assertThat(names(acme.all("/user/repos?visibility=public&affiliation=organization_member"))).containsExactlyInAnyOrder("docs", "design-system", "legacy-portal", "report-kit");
        assertThat(acme.all("/user/repos?affiliation=owner")).isEmpty();
        assertThat(acme.get("/user/repos?type=all&visibility=all").status()).isEqualTo(422);
        String updated = sandbox.data().repository("acme", "docs").orElseThrow().updatedAt().toString();
        assertThat(names(acme.all("/user/repos?since=" + updated))).doesNotContain("docs").contains("platform");
        assertThat(names(acme.all("/user/repos?before=" + updated))).doesNotContain("docs", "platform").contains("scratch");
    }

    @Test
    void testSingleRepository()
    {
        JsonNode json = acme.get("/repos/Acme/Report-Kit").json();
        assertThat(json.get("full_name").textValue()).isEqualTo("acme/report-kit");
        assertThat(json.get("parent").get("full_name").textValue()).isEqualTo("initech/report-kit");
        JsonNode platform = acme.get("/repos/acme/platform").json();
        // GitHub counts pull requests among the open issues
        long open = 3000 + sandbox.data().pullRequests("acme", "platform").stream().filter(pull -> pull.issue().isOpen()).count();
        assertThat(platform.get("open_issues_count").longValue()).isEqualTo(open);
    }

    private static List<Integer> numbers(List<JsonNode> rows)
    {
        return rows.stream().map(row -> row.get("number").intValue()).toList();
    }

    private static List<String> names(List<JsonNode> rows)
    {
        return rows.stream().map(row -> row.get("name").textValue()).toList();
    }
}
