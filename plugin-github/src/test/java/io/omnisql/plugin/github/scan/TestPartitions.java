package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.Scans.Replay;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.connection;
import static io.omnisql.plugin.github.Adapters.query;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.plugin.github.Scans.noReader;
import static io.omnisql.plugin.github.Scans.text;
import static io.omnisql.toolkit.testing.RemoteQueries.counted;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.omnisql.toolkit.testing.RemoteQueries.isNull;
import static io.omnisql.toolkit.testing.RemoteQueries.notEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestPartitions
{
    private static final String TWO_REPOSITORIES =
            """
            {"data": {"repositoryOwner": {"login": "acme", "repositories": {
                "nodes": [{"name": "website"}, {"name": "platform"}],
                "pageInfo": {"hasNextPage": false, "endCursor": "x"}}}}}""";

    @Test
    void testFixedRepositoryNeedsNoListing()
    {
        RemoteQuery query = website("issues", List.of("title"));
        assertThat(descriptions(CONNECTION, query, noReader())).containsExactly("acme/website");
        assertThat(ADAPTER.planner().isSinglePartition(CONNECTION, query)).isTrue();
        assertThat(ADAPTER.planner().estimateCalls(CONNECTION, query)).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void testOwnerOfTheConnection()
    {
        RemoteQuery query = query("issues", List.of("owner", "title"), equal("repository", "website"));
        ConnectionInfo connection = connection("Acme");
        assertThat(descriptions(connection, query, noReader())).containsExactly("Acme/website");
        assertThat(ADAPTER.planner().isSinglePartition(connection, query)).isTrue();
        PageRequest page = ADAPTER.planner().firstPage(connection, query, ADAPTER.planner().partition(connection, query, noReader()).getFirst());
        // how GitHub spells the owner is read, not expected
        assertThat(page.expected()).isEqualTo(Map.of("/data/repository/name", "website"));
        assertThat(page.constants()).isEqualTo(Map.of("repository", "website"));
        assertThat(text(page.request())).contains("nodes { createdAt number repository { owner { login } } title }");
    }

    @Test
    void testListing()
    {
        Replay reader = new Replay(TWO_REPOSITORIES);
        assertThat(descriptions(CONNECTION, query("issues", List.of("title")), reader)).containsExactly("acme/website", "acme/platform");
        assertThat(reader.requests()).hasSize(1);
        assertThat(text(reader.requests().getFirst())).isEqualTo(
                """
                query($login: String!) { repositoryOwner(login: $login) { login \
                repositories(ownerAffiliations: [OWNER], orderBy: {field: CREATED_AT, direction: ASC}, first: 100) \
                { nodes { name } pageInfo { hasNextPage endCursor } } } }
                {"login":"acme"}""");
        assertThat(ADAPTER.planner().isSinglePartition(CONNECTION, query("issues", List.of("title")))).isFalse();
    }

    @Test
    void testListingGoesOn()
    {
        Replay reader = new Replay(TWO_REPOSITORIES.replace("false", "true"), TWO_REPOSITORIES.replace("website", "third").replace("platform", "fourth"));
        assertThat(descriptions(CONNECTION, query("issues", List.of("title")), reader)).containsExactly("acme/website", "acme/platform", "acme/third", "acme/fourth");
        assertThat(text(reader.requests().getLast())).endsWith("{\"login\":\"acme\",\"after\":\"x\"}");
    }

    @Test
    void testExcludedRepositoriesAreNotAsked()
    {
        assertThat(descriptions(CONNECTION, query("issues", List.of(), notEqual("repository", "website")), new Replay(TWO_REPOSITORIES))).containsExactly("acme/platform");
        assertThat(descriptions(CONNECTION, query("issues", List.of(), equal("owner", "ACME")), new Replay(TWO_REPOSITORIES))).isEmpty();
    }

    @Test
    void testOwnersLimitTheConnection()
    {
        assertThat(descriptions(CONNECTION, query("issues", List.of(), equal("owner", "globex"), equal("repository", "website")), noReader())).isEmpty();
        assertThat(descriptions(connection(""), query("issues", List.of(), equal("owner", "globex"), equal("repository", "website")), noReader())).containsExactly("globex/website");
        assertThat(descriptions(connection("acme, Acme,globex"), query("issues", List.of(), equal("repository", "website")), noReader())).containsExactly("acme/website", "globex/website");
    }

    @Test
    void testUnknownOwners()
    {
        assertThatThrownBy(() -> descriptions(connection(""), query("issues", List.of()), noReader()))
                .hasMessage("It is not known whose repositories are meant: set the connection's property owners, or add WHERE owner = '...' to the query");
    }

    @Test
    void testNoRowCanMatch()
    {
        assertNoRequest(website("issues", List.of(), equal("state", "nonsense")));
        assertNoRequest(website("issues", List.of(), equal("number", -1, 0, 3_000_000_000L)));
        assertNoRequest(website("pull_requests", List.of(), equal("state", "open"), equal("merged", true)));
        assertNoRequest(website("issues", List.of(), equal("number", 5), equal("state", "nonsense")));
        assertNoRequest(website("issues", List.of(), equal("state", "nonsense"), equal("number", 5)));
        assertNoRequest(query("issues", List.of(), isNull("owner")));
        assertNoRequest(query("issues", List.of(), equal("repository", "no such/name")));
        assertNoRequest(counted(website("issues", List.of(), equal("state", "OPEN"))));
    }

    /**
     * What GitHub does not filter by, too, where it tells all values.
     */
    @Test
    void testValuesThatColumnsDoNotHave()
    {
        int closed = 0;
        for (TableDefinition table : ADAPTER.tables().all(CONNECTION, noReader())) {
            for (ColumnDefinition column : table.columns()) {
                if (!column.type().equals(ValueType.VARCHAR) || column.name().equals("owner")) {
                    continue;
                }
                RemoteQuery query = query(table.name(), List.of(), equal(column.name(), "nonsense"));
                if (ADAPTER.planner().estimateCalls(CONNECTION, query).equals(OptionalLong.of(0))) {
                    assertNoRequest(query);
                    closed++;
                    if (column.nullable()) {
                        assertRequest(query(table.name(), List.of(), orNull(equal(column.name(), "nonsense"))));
                    }
                }
            }
        }
        assertThat(closed).isGreaterThan(25);
        assertNoRequest(query("workflow_runs", List.of(), equal("status", "nonsense", "success")));
        assertNoRequest(query("workflow_runs", List.of(), equal("conclusion", "completed")));
        assertRequest(query("workflow_runs", List.of(), equal("conclusion", "nonsense", "success")));
        assertRequest(query("workflow_runs", List.of(), equal("conclusion", "startup_failure")));
        assertNoRequest(query("dependabot_alerts", List.of(), equal("severity", "HIGH")));
        assertRequest(query("dependabot_alerts", List.of(), equal("ecosystem", "nonsense")));
        assertRequest(query("repositories", List.of(), equal("visibility", "internal")));
        assertNoRequest(query("repositories", List.of(), equal("visibility", "secret")));
        assertNoRequest(query("check_runs", List.of(), equal("head_sha", "0123456789abcdef0123456789abcdef01234567"), equal("conclusion", "nonsense")));
    }

    private static Values orNull(Values values)
    {
        return new Values(values.column(), values.ranges(), true);
    }

    private static void assertRequest(RemoteQuery query)
    {
        assertThat(ADAPTER.planner().explain(CONNECTION, query)).isNotEqualTo("no request: no row can match");
    }

    private static void assertNoRequest(RemoteQuery query)
    {
        assertThat(ADAPTER.planner().partition(CONNECTION, query, noReader())).isEmpty();
        assertThat(ADAPTER.planner().estimateCalls(CONNECTION, query)).isEqualTo(OptionalLong.of(0));
        assertThat(ADAPTER.planner().isSinglePartition(CONNECTION, query)).isTrue();
        assertThat(ADAPTER.planner().explain(CONNECTION, query)).isEqualTo("no request: no row can match");
    }

    @Test
    void testKeysInBatches()
    {
        RemoteQuery query = website("issues", List.of("title"), equal("number", LongStream.rangeClosed(1, 250).toArray()));
        List<RemotePartition> partitions = ADAPTER.planner().partition(CONNECTION, query, noReader());
        assertThat(partitions).extracting(RemotePartition::description).containsExactly("acme/website", "acme/website batch 2", "acme/website batch 3");
        assertThat(ADAPTER.planner().isSinglePartition(CONNECTION, query)).isFalse();
        assertThat(text(ADAPTER.planner().firstPage(CONNECTION, query, partitions.getLast()).request())).endsWith("\"key49\":250}");
    }

    @Test
    void testCountOfAllRepositories()
    {
        RemoteQuery query = counted(query("issues", List.of(), equal("state", "open")));
        List<RemotePartition> partitions = ADAPTER.planner().partition(CONNECTION, query, noReader());
        assertThat(partitions).extracting(RemotePartition::description).containsExactly("acme");
        PageRequest page = ADAPTER.planner().firstPage(CONNECTION, query, partitions.getFirst());
        assertThat(text(page.request())).isEqualTo(
                """
                query($owner: String!, $states: [IssueState!], $first: Int) { repositoryOwner(login: $owner) { login \
                repositories(ownerAffiliations: [OWNER], orderBy: {field: CREATED_AT, direction: ASC}, first: 100) \
                { nodes { issues(states: $states, first: $first) { aggregate_0: totalCount } } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","states":["OPEN"],"first":1}""");
        assertThat(page.rows()).isEqualTo("/data/repositoryOwner/repositories/nodes/*/issues");
    }

    @Test
    void testServerUrl()
    {
        for (String url : List.of("https://github.acme.com", "https://github.acme.com/api/v3", "https://github.acme.com/api")) {
            ConnectionInfo server = new ConnectionInfo("acme", "main", ADAPTER.baseUrl().apply(url), Map.of("owners", "acme"), 1);
            assertThat(server.url()).isEqualTo("https://github.acme.com/api");
            RemotePartition partition = new RemotePartition("acme/website", Map.of("owner", "acme", "owner-spelled", "true", "repository", "website"));
            assertThat(ADAPTER.planner().firstPage(server, website("issues", List.of()), partition).request().path()).isEqualTo("/graphql");
            assertThat(ADAPTER.planner().firstPage(server, website("issue_comments", List.of()), partition).request().path()).isEqualTo("/v3/repos/acme/website/issues/comments");
        }
    }

    /**
     * A run that comes between two pages pushes the last row of the first one onto the second.
     */
    @Test
    void testRowsOfThePageBeforeAreLeftOut()
    {
        RemoteQuery runs = website("workflow_runs", List.of("name"));
        RemotePartition partition = new RemotePartition("acme/website", Map.of("owner", "acme", "owner-spelled", "true", "repository", "website"));
        PageRequest first = ADAPTER.planner().firstPage(CONNECTION, runs, partition);
        assertThat(first.captures()).containsExactly("/workflow_runs/*/id");
        assertThat(first.keep()).isEmpty();
        PageOutcome outcome = new PageOutcome(2, Map.of(), Map.of("/workflow_runs/*/id", List.of("42", "7")), Map.of("link", "<%s/repositories/1/actions/runs?page=2>; rel=\"next\"".formatted(CONNECTION.url())));
        PageRequest second = ADAPTER.planner().nextPage(CONNECTION, runs, partition, first, outcome).orElseThrow();
        assertThat(((Values) second.keep().orElseThrow().predicates().getFirst()).excludedValues()).contains(List.of(RemoteValue.of(7), RemoteValue.of(42)));
        assertThat(second.keep().orElseThrow().columns()).extracting(ColumnDefinition::name).containsExactly("id");
    }

    private static List<String> descriptions(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        return ADAPTER.planner().partition(connection, query, reader).stream().map(RemotePartition::description).toList();
    }
}
