package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ScanException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.plugin.github.Scans.onlyPartition;
import static io.omnisql.plugin.github.Scans.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestNestedLists
{
    private static final RemoteQuery REVIEWS = website("pull_request_reviews", List.of("id"));
    private static final RemotePartition PARTITION = onlyPartition(REVIEWS);

    @Test
    void testLongListGoesOn()
    {
        assertThat(text(continued().request()))
                .contains("row0: node(id: $id0) { ... on PullRequest {")
                .contains("\"id0\":\"PR_1\",\"after0\":\"c100\"");
        assertThat(next(continued(), 20, "/data/*", "PR_1", "false")).isEmpty();
    }

    @Test
    void testLongListThatVanishes()
    {
        PageRequest continued = continued();
        assertThatThrownBy(() -> next(continued, 0, "/data/*", "", ""))
                .isInstanceOf(ScanException.class)
                .hasMessageContaining("pull_request_reviews");
    }

    private static PageRequest continued()
    {
        PageRequest first = ADAPTER.planner().firstPage(CONNECTION, REVIEWS, PARTITION);
        return next(first, 100, "/data/repository/pullRequests/nodes/*", "PR_1", "true").getFirst();
    }

    private static List<PageRequest> next(PageRequest previous, long rows, String pullRequest, String id, String more)
    {
        PageOutcome outcome = new PageOutcome(
                rows,
                Map.of(),
                Map.of(
                        pullRequest + "/id", List.of(id),
                        pullRequest + "/reviews/pageInfo/hasNextPage", List.of(more),
                        pullRequest + "/reviews/pageInfo/endCursor", List.of(more.equals("true") ? "c100" : "")),
                Map.of());
        return ADAPTER.planner().nextPage(CONNECTION, REVIEWS, PARTITION, previous, outcome).stream().toList();
    }
}
