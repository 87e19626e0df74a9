package io.omnisql.plugin.github.scan;

import io.airlift.log.Logger;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.types.Predicates;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A search that finds more rows than GitHub shows gives each of them once, whatever their times.
 */
final class TestSearchWindow
{
    private static final Logger log = Logger.get(TestSearchWindow.class);

    private static final RemotePartition PARTITION = new RemotePartition("search", Map.of());

    @Test
    void testAnyTimes()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Searches with -Domnisql.property.seed=%s", seed);
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            int rows = random.nextInt(4_500);
            int seconds = 1 + rows / 500 + random.nextInt(rows + 1);
            List<Hit> hits = IntStream.range(0, rows).mapToObj(id -> new Hit("I_%05d".formatted(id), Instant.EPOCH.plusSeconds(id % seconds))).toList();
            Search search = new Search(hits, random);
            assertThat(search.read("is:issue")).describedAs("seed %s, case %s", seed, i).containsExactlyInAnyOrderElementsOf(hits.stream().map(Hit::id).toList());
            assertThat(search.requests).describedAs("seed %s, case %s of %s rows in %s seconds", seed, i, rows, seconds)
                    .isLessThanOrEqualTo(rows <= 1_000 ? Math.max(1, Math.ceilDiv(rows, 100)) : 2 * Math.ceilDiv(rows, 100) + 11);
        }
    }

    @Test
    void testMoreRowsOfOneSecondThanAreShown()
    {
        List<Hit> hits = IntStream.range(0, 1_200).mapToObj(id -> new Hit("I_%05d".formatted(id), Instant.EPOCH)).toList();
        assertThatThrownBy(() -> new Search(hits, new Random(1)).read("is:issue"))
                .isInstanceOf(ScanException.class)
                .hasMessage("The search finds 1200 rows, of which GitHub shows 1000: narrow it, or add a LIMIT");
    }

    @Test
    void testSearchesThatAreNotSplit()
    {
        List<Hit> hits = IntStream.range(0, 1_200).mapToObj(id -> new Hit("I_%05d".formatted(id), Instant.EPOCH.plusSeconds(id))).toList();
        for (String text : List.of("a OR b", "(a b)", "a -created:>2020-01-01", "created:<2020-01-01 created:>2010-01-01", "a sort:comments", "NOT a")) {
            assertThatThrownBy(() -> new Search(hits, new Random(1)).read(text)).describedAs(text).isInstanceOf(ScanException.class);
        }
        assertThat(new Search(hits, new Random(1)).read("order notes in:title")).hasSize(1_200);
    }

    private record Hit(String id, Instant time) {}

    /**
     * Shows 1,000 hits, 100 on a page: in any order, or in that of their times.
     */
    private static final class Search
    {
        private final List<Hit> byTime;
        private final List<Hit> byScore;
        private int requests;

        private Search(List<Hit> hits, Random random)
        {
            byTime = hits.stream().sorted(Comparator.comparing(Hit::time).thenComparing(Hit::id)).toList();
            List<Hit> shuffled = new ArrayList<>(hits);
            Collections.shuffle(shuffled, random);
            byScore = shuffled;
        }

        private List<String> read(String text)
        {
            RemoteQuery query = RemoteQuery.scan("$search_issues").withOptions(Map.of(PassthroughQuery.QUERY, text));
            List<String> read = new ArrayList<>();
            Optional<PageRequest> next = Optional.of(ADAPTER.planner().firstPage(CONNECTION, query, PARTITION));
            while (next.isPresent()) {
                PageRequest page = next.get();
                requests++;
                Answer answer = answer(page.request());
                answer.hits().stream().map(Hit::id).filter(id -> isKept(page, id)).forEach(read::add);
                PageOutcome outcome = new PageOutcome(
                        answer.hits().size(),
                        Map.of("/total_count", Integer.toString(answer.total()), "/incomplete_results", "false"),
                        Map.of("/items/*/node_id", answer.hits().stream().map(Hit::id).toList(), "/items/*/created_at", answer.hits().stream().map(hit -> hit.time().toString()).toList()),
                        answer.next().map(link -> Map.of("link", "<https://api.github.com" + link + ">; rel=\"next\"")).orElse(Map.of()));
                next = ADAPTER.planner().nextPage(CONNECTION, query, PARTITION, page, outcome);
            }
            return read;
        }

        private static boolean isKept(PageRequest page, String id)
        {
            return page.keep().stream().flatMap(keep -> keep.predicates().stream()).allMatch(predicate -> Predicates.matches((Values) predicate, RemoteValue.of(id)));
        }

        private Answer answer(RemoteRequest request)
        {
            // a link holds what the first request of its search had
            String[] link = request.path().split("[?]", 2);
            Map<String, String> parameters = request.parameters().stream().collect(toImmutableMap(Parameter::name, Parameter::value));
            boolean ordered = link.length == 2 ? link[1].contains("ordered") : parameters.containsKey("sort");
            String text = parameters.getOrDefault("q", "");
            Instant from = link.length == 2
                    ? Instant.parse(link[1].split("&")[1])
                    : text.contains(" created:>=") ? Instant.parse(text.substring(text.indexOf(" created:>=") + " created:>=".length())) : Instant.EPOCH;
            int page = link.length == 2 ? Integer.parseInt(link[1].split("&")[2]) : 0;
            List<Hit> found = (ordered ? byTime : byScore).stream().filter(hit -> !hit.time().isBefore(from)).toList();
            List<Hit> shown = found.subList(Math.min(page * 100, found.size()), Math.min(page * 100 + 100, found.size()));
            boolean more = page < 9 && page * 100 + 100 < found.size();
            return new Answer(shown, found.size(), more ? Optional.of("/search/issues?%s&%s&%s".formatted(ordered ? "ordered" : "scored", from, page + 1)) : Optional.empty());
        }
    }

    private record Answer(List<Hit> hits, int total, Optional<String> next) {}
}
