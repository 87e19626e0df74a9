package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.toolkit.testing.RemoteQueries.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each page of a list that REST numbers is asked for once, by chains that are read side by side.
 */
final class TestNumberedPages
{
    private static final RemoteQuery COMMENTS = website("issue_comments", List.of("id"));
    private static final RemotePartition PARTITION = new RemotePartition("acme/website", Map.of("owner", "acme", "repository", "website"));
    private static final String LIST = "/repos/acme/website/issues/comments?sort=created&per_page=100&page=";

    @Test
    void testEachPageOnce()
    {
        for (int pages : new int[] {5, 6, 9, 10, 11, 46, 100}) {
            ImmutableList.Builder<String> read = ImmutableList.builder();
            Fork fork = fork(COMMENTS, pages).orElseThrow();
            assertThat(fork.chains().size()).isEqualTo(Math.min(8, pages - 2));
            for (PageRequest first : fork.chains()) {
                Optional<PageRequest> next = Optional.of(first);
                while (next.isPresent()) {
                    read.add(next.get().request().path());
                    assertThat(next.get().keep().flatMap(keep -> keep.once())).isPresent();
                    next = after(next.get(), pages);
                }
            }
            assertThat(read.build()).containsExactlyElementsOf(IntStream.range(2, pages).mapToObj(page -> LIST + page).toList());
            // and what came meanwhile
            assertThat(fork.last().request().path()).isEqualTo(LIST + pages);
            assertThat(after(fork.last(), pages)).isEmpty();
            assertThat(after(fork.last(), pages + 1).map(page -> page.request().path())).contains(LIST + (pages + 1));
        }
    }

    @Test
    void testWhatIsReadPageAfterPage()
    {
        assertThat(fork(COMMENTS, 4)).isEmpty();
        assertThat(fork(COMMENTS.withLimit(OptionalLong.of(900)), 20)).isEmpty();
        assertThat(fork(website("issue_comments", List.of("id"), atLeast("updated_at", "2026-01-01T00:00:00Z")), 20)).isEmpty();
        // newer rows push others onto the next page
        assertThat(fork(website("issue_events", List.of("id")), 20)).isEmpty();
        // a list that is too long for numbers has cursors, and none to its last page
        PageRequest first = ADAPTER.planner().firstPage(CONNECTION, COMMENTS, PARTITION);
        PageOutcome cursor = new PageOutcome(100, Map.of(), Map.of("link", "<https://api.github.com/repos/acme/website/issues/comments?after=abc>; rel=\"next\""));
        assertThat(ADAPTER.planner().fork(CONNECTION, COMMENTS, PARTITION, first, cursor)).isEmpty();
        assertThat(ADAPTER.planner().nextPage(CONNECTION, COMMENTS, PARTITION, first, cursor).orElseThrow().keep()).isEmpty();
    }

    private static Optional<Fork> fork(RemoteQuery query, int pages)
    {
        return ADAPTER.planner().fork(CONNECTION, query, PARTITION, ADAPTER.planner().firstPage(CONNECTION, query, PARTITION), outcome(1, pages));
    }

    private static Optional<PageRequest> after(PageRequest page, int pages)
    {
        String path = page.request().path();
        return ADAPTER.planner().nextPage(CONNECTION, COMMENTS, PARTITION, page, outcome(Integer.parseInt(path.substring(path.lastIndexOf('=') + 1)), pages));
    }

    private static PageOutcome outcome(int page, int pages)
    {
        String link = "<https://api.github.com" + LIST + "%s>; rel=\"%s\"";
        return new PageOutcome(100, Map.of(), page >= pages ? Map.of() : Map.of("link", link.formatted(page + 1, "next") + ", " + link.formatted(pages, "last")));
    }
}
