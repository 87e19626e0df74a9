package io.omnisql.plugin.github.table;

import io.omnisql.plugin.github.scan.OwnKeys;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;
import org.junit.jupiter.api.Test;

import java.util.List;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.query;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.plugin.github.Scans.firstPage;
import static io.omnisql.plugin.github.Scans.text;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.sorted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class TestOtherRequests
{
    @Test
    void testPullRequests()
    {
        assertThat(text(firstPage(website("pull_requests", List.of("number", "additions", "merged_by_login"), equal("merged", false), equal("state", "closed"), equal("base_ref", "main"))).request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $states: [PullRequestState!], $baseRefName: String, $orderBy: IssueOrder, $first: Int) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                pullRequests(states: $states, baseRefName: $baseRefName, orderBy: $orderBy, first: $first) \
                { totalCount nodes { createdAt number additions mergedBy { login } } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","name":"website","states":["CLOSED"],"baseRefName":"main",\
                "orderBy":{"field":"CREATED_AT","direction":"ASC"},"first":100}""");
    }

    @Test
    void testRepositories()
    {
        assertThat(text(firstPage(query("repositories", List.of("owner", "repository", "language"), equal("fork", false))).request())).isEqualTo(
                """
                query($owner: String!, $isFork: Boolean, $orderBy: RepositoryOrder, $first: Int) \
                { repositoryOwner(login: $owner) { login \
                repositories(ownerAffiliations: [OWNER], isFork: $isFork, orderBy: $orderBy, first: $first) \
                { totalCount nodes { createdAt owner { login } name primaryLanguage { name } } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","isFork":false,"orderBy":{"field":"CREATED_AT","direction":"ASC"},"first":100}""");
    }

    @Test
    void testRepositoryByName()
    {
        PageRequest page = firstPage(query("repositories", List.of("repository", "language"), equal("owner", "acme"), equal("repository", "platform", "website")));
        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $key0: String!, $key1: String!) { repositoryOwner(login: $owner) { login } \
                rows: repositoryOwner(login: $owner) \
                { key0: repository(name: $key0, followRenames: false) { name primaryLanguage { name } } \
                key1: repository(name: $key1, followRenames: false) { name primaryLanguage { name } } } }
                {"owner":"acme","key0":"platform","key1":"website"}""");
        assertThat(page.expected()).containsEntry("/data/repositoryOwner/login", "acme");
    }

    @Test
    void testRepositoryIsFoundOnceWhateverItsCase()
    {
        PageRequest page = firstPage(query("repositories", List.of("language"), equal("repository", "WEBSITE", "Website", "website")));
        assertThat(text(page.request())).endsWith("{\"owner\":\"acme\",\"key0\":\"WEBSITE\",\"key1\":\"Website\",\"key2\":\"website\"}");
        String website = "{\"primaryLanguage\":{\"name\":\"Java\"},\"name\":\"website\"}";
        String answer = "{\"data\":{\"repositoryOwner\":{\"login\":\"acme\"},\"rows\":{\"key0\":%s,\"key1\":%s,\"key2\":%s}}}";
        assertThat(new String(new OwnKeys().toJson(page, answer.formatted(website, website, website).getBytes(UTF_8)), UTF_8)).isEqualTo(answer.formatted("null", "null", website));
        assertThat(text(firstPage(query("repositories", List.of("language"), equal("repository", "Website", "website"), equal("repository", "website"))).request()))
                .endsWith("{\"owner\":\"acme\",\"key0\":\"website\"}");
    }

    @Test
    void testRepositoryByFullName()
    {
        RemoteQuery query = query("repositories", List.of("owner", "language"), equal("full_name", "acme/website", "Acme/docs", "globex/tool", "no name"));
        assertThat(text(firstPage(query).request())).isEqualTo(
                """
                query($ownerkey0: String!, $key0: String!, $ownerkey1: String!, $key1: String!) \
                { key0: repository(owner: $ownerkey0, name: $key0, followRenames: false) { owner { login } primaryLanguage { name } nameWithOwner } \
                key1: repository(owner: $ownerkey1, name: $key1, followRenames: false) { owner { login } primaryLanguage { name } nameWithOwner } }
                {"ownerkey0":"Acme","key0":"docs","ownerkey1":"acme","key1":"website"}""");
        assertThat(ADAPTER.planner().explain(CONNECTION, query)).isEqualTo("POST /graphql repository(owner/name: Acme/docs | acme/website) { owner { login } primaryLanguage { name } nameWithOwner }");
    }

    @Test
    void testIssueByNode()
    {
        RemoteQuery query = query("issues", List.of("title"), equal("repository", "website"), equal("node_id", "I_kwDOAAAB"), equal("state", "open"));
        PageRequest page = firstPage(query);
        assertThat(text(page.request())).isEqualTo(
                """
                query($key0: ID!) { key0: node(id: $key0) { ... on Issue { title repository { name } repository { owner { login } } id } } }
                {"key0":"I_kwDOAAAB"}""");
        assertThat(page.keep().orElseThrow().predicates()).hasSize(2);
        assertThat(ADAPTER.planner().isSinglePartition(CONNECTION, query)).isTrue();
    }

    @Test
    void testCountOfRepositories()
    {
        assertThat(text(firstPage(counted(query("repositories", List.of()))).request())).isEqualTo(
                """
                query($owner: String!, $first: Int) { repositoryOwner(login: $owner) { login \
                repositories(ownerAffiliations: [OWNER], first: $first) { aggregate_0: totalCount } } }
                {"owner":"acme","first":1}""");
    }

    @Test
    void testExplain()
    {
        assertExplained(sorted(website("issues", List.of("repository", "number", "title"), equal("state", "open")), "updated_at", false, 10),
                """
                POST /graphql repository(owner: "acme", name: "website").issues(states: [OPEN], orderBy: UPDATED_AT DESC, first: 10) { number title }""");
        assertExplained(counted(website("issues", List.of())),
                """
                POST /graphql repository(owner: "acme", name: "website").issues(first: 1) { totalCount }""");
        assertExplained(website("issues", List.of("title"), equal("number", 3, 4)),
                """
                POST /graphql repository(owner: "acme", name: "website").issue(number: 3 | 4) { title }""");
        assertExplained(query("issues", List.of("title")),
                """
                POST /graphql repository(owner: "acme", name: each).issues(orderBy: CREATED_AT ASC, first: 100) { title }""");
        assertExplained(query("repositories", List.of("language"), equal("archived", false)),
                """
                POST /graphql repositoryOwner(login: "acme").repositories(isArchived: false, orderBy: CREATED_AT ASC, first: 100) { primaryLanguage { name } }""");
    }

    private static void assertExplained(RemoteQuery query, String text)
    {
        assertThat(ADAPTER.planner().explain(CONNECTION, query)).isEqualTo(text);
    }
}
