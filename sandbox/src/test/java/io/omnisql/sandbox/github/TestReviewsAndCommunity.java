package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.data.Review;
import io.omnisql.sandbox.github.data.ReviewComment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Reviews, files and commits of pull requests, members, stars and forks, over REST and GraphQL.
 */
@TestInstance(PER_CLASS)
final class TestReviewsAndCommunity
{
    private static final String PLATFORM = "/repos/acme/platform";

    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final RepositoryContents platform = sandbox.data().contents("acme", "platform");

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testReviews()
    {
        PullRequest pull = platform.pullRequests().stream().filter(row -> platform.reviews(row.number()).size() > 100).findFirst().orElseThrow();
        List<Review> reviews = platform.reviews(pull.number());
        List<JsonNode> rows = acme.all(PLATFORM + "/pulls/%s/reviews?per_page=100".formatted(pull.number()));
        assertThat(rows).extracting(row -> row.get("id").longValue()).containsExactlyInAnyOrderElementsOf(reviews.stream().map(Review::id).toList());
        assertThat(rows).extracting(row -> row.get("submitted_at").textValue()).isSorted();
        assertThat(platform.reviews()).extracting(Review::state).contains(Review.State.values());
        assertThat(platform.reviews()).anyMatch(review -> review.author() == null).anyMatch(review -> review.body().isEmpty());
        JsonNode json = acme.graphql("{repository(owner: \"acme\", name: \"platform\") {pullRequest(number: %s) {reviews(first: 100, states: [APPROVED, DISMISSED]) {totalCount nodes {fullDatabaseId state author {login} comments {totalCount}}}}}}".formatted(pull.number())).json().at("/data/repository/pullRequest/reviews");
        assertThat(json.get("totalCount").longValue()).isEqualTo(reviews.stream().filter(review -> review.state() == Review.State.APPROVED || review.state() == Review.State.DISMISSED).count());
        assertThat(json.get("nodes")).allSatisfy(row -> {
            Review review = reviews.stream().filter(other -> Long.toString(other.id()).equals(row.get("fullDatabaseId").textValue())).findFirst().orElseThrow();
            assertThat(row.get("author").isNull()).isEqualTo(review.author() == null);
        });
    }

    @Test
    void testReviewComments()
    {
        for (PullRequest pull : platform.pullRequests()) {
            assertThat(platform.reviewComments(pull.number())).hasSize(pull.size().reviewComments());
        }
        assertThat(platform.reviewComments()).anyMatch(comment -> comment.replyTo() != null).anyMatch(comment -> comment.line() == null);
        assertThat(platform.reviewComments()).anyMatch(comment -> comment.id() < Integer.MAX_VALUE).anyMatch(comment -> comment.id() > Integer.MAX_VALUE);
        List<ReviewComment> website = List.copyOf(sandbox.data().contents("acme", "website").reviewComments());
        assertThat(ids(acme.all("/repos/acme/website/pulls/comments?direction=desc"))).isEqualTo(website.stream().map(ReviewComment::id).toList());
        ReviewComment some = website.get(website.size() / 2);
        assertThat(ids(acme.all("/repos/acme/website/pulls/comments?sort=updated&direction=desc&per_page=100&since=" + some.updatedAt())))
                .containsExactlyInAnyOrderElementsOf(website.stream().filter(comment -> !comment.updatedAt().isBefore(some.updatedAt())).map(ReviewComment::id).toList());
    }

    @Test
    void testCommitsAndFiles()
    {
        PullRequest pull = platform.pullRequests().stream().filter(row -> row.size().changedFiles() > 30).findFirst().orElseThrow();
        List<JsonNode> files = acme.all(PLATFORM + "/pulls/%s/files".formatted(pull.number()));
        assertThat(files).hasSize(pull.size().changedFiles()).extracting(row -> row.get("filename").textValue()).doesNotHaveDuplicates();
        assertThat(files.stream().mapToInt(row -> row.get("additions").intValue()).sum()).isEqualTo(pull.size().additions());
        assertThat(acme.all(PLATFORM + "/pulls/%s/commits".formatted(pull.number())).getLast().get("sha").textValue()).isEqualTo(pull.head().sha());
        JsonNode json = acme.graphql("{repository(owner: \"acme\", name: \"platform\") {pullRequest(number: %s) {files(first: 100) {totalCount nodes {path additions changeType}} commits(last: 1) {totalCount nodes {commit {oid}}}}}}".formatted(pull.number())).json().at("/data/repository/pullRequest");
        assertThat(json.at("/files/nodes")).hasSize(pull.size().changedFiles());
        assertThat(json.at("/commits/totalCount").intValue()).isEqualTo(pull.size().commits());
        assertThat(json.at("/commits/nodes/0/commit/oid").textValue()).isEqualTo(pull.head().sha());
    }

    @Test
    void testMembers()
    {
        int members = acme.all("/orgs/acme/members").size();
        assertThat(members).isEqualTo(14);
        assertThat(acme.all("/orgs/acme/members?role=admin").size() + acme.all("/orgs/acme/members?role=member").size()).isEqualTo(members);
        // memberships are not public
        assertThat(acme.all("/orgs/globex/members")).isEmpty();
        assertThat(acme.get("/orgs/acme/members?filter=2fa_disabled").status()).isEqualTo(422);
        assertThat(acme.graphql("{organization(login: \"acme\") {membersWithRole(first: 100) {totalCount edges {role node {login}} nodes {login}}}}").json().at("/data/organization/membersWithRole/edges")).hasSize(members);
    }

    @Test
    void testStarsAndForks()
    {
        int stars = sandbox.data().repository("acme", "docs").orElseThrow().stars();
        assertThat(acme.all("/repos/acme/docs/stargazers?per_page=100")).hasSize(stars).allMatch(row -> row.has("login"));
        assertThat(acme.get("/repos/acme/docs/stargazers", "Accept", "application/vnd.github.star+json").json()).allMatch(row -> row.has("starred_at") && row.at("/user/login").isTextual());
        assertThat(acme.get("/repos/acme/docs/stargazers?page=401").status()).isEqualTo(422);
        JsonNode json = acme.graphql("{repository(owner: \"acme\", name: \"docs\") {watchers {totalCount} stargazers(first: 100, orderBy: {field: STARRED_AT, direction: DESC}) {totalCount edges {starredAt node {login}}}}}").json().at("/data/repository");
        assertThat(json.at("/stargazers/totalCount").intValue()).isEqualTo(stars);
        assertThat(json.at("/stargazers/edges")).extracting(edge -> edge.get("starredAt").textValue()).isSortedAccordingTo((left, right) -> right.compareTo(left));
        assertThat(json.at("/watchers/totalCount").intValue()).isEqualTo(stars / 10);
        assertThat(acme.all("/repos/initech/report-kit/forks")).extracting(row -> row.get("full_name").textValue()).containsExactly("acme/report-kit");
    }

    private static List<Long> ids(List<JsonNode> rows)
    {
        return rows.stream().map(row -> row.get("id").longValue()).toList();
    }
}
