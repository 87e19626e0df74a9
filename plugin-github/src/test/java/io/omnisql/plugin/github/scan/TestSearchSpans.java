package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airlift.log.Logger;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.ScanException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A search without an order by time that finds more rows than GitHub shows gives each of them once, whatever their times.
 */
final class TestSearchSpans
{
    private static final Logger log = Logger.get(TestSearchSpans.class);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final RemotePartition PARTITION = new RemotePartition("search", Map.of());
    private static final Instant START = Instant.parse("2008-01-01T00:00:00Z");

    @Test
    void testAnyTimes()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Searches with -Domnisql.property.seed=%s", seed);
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            int rows = random.nextInt(6_000);
            // at one place of the time, or all over it
            long first = random.nextInt(500_000_000);
            long seconds = 1 + rows / 500 + random.nextInt(1 << random.nextInt(1, 26));
            List<Instant> times = IntStream.range(0, rows).mapToObj(id -> START.plusSeconds(first + id % seconds)).toList();
            Search search = new Search(times);
            String described = "seed %s, case %s of %s rows in %s seconds".formatted(seed, i, rows, seconds);
            assertThat(search.read(random.nextBoolean() ? "repositories" : "users", "cats")).describedAs(described).containsExactlyInAnyOrderElementsOf(search.ids(Long.MIN_VALUE, Long.MAX_VALUE));
            assertThat(search.requests).describedAs(described).isLessThanOrEqualTo(rows <= 1_000 ? Math.max(1, Math.ceilDiv(rows, 100)) : 2 * Math.ceilDiv(rows, 100) + 70);
        }
    }

    @Test
    void testSpread()
    {
        Search search = new Search(IntStream.range(0, 10_000).mapToObj(id -> START.plus(Duration.ofHours(16L * id))).toList());
        assertThat(search.read("repositories", "cats")).hasSize(10_000).doesNotHaveDuplicates();
        // pages of rows, and one for each span that was too long
        assertThat(search.requests).isLessThan(100 + 30);
    }

    @Test
    void testOwnBounds()
    {
        Search search = new Search(IntStream.range(0, 5_000).mapToObj(id -> START.plus(Duration.ofHours(id))).toList());
        for (String condition : List.of("created:>=2008-02-01", "created:2008-02-01T12:00:00Z..2008-06-30", "created:<2008-07-01", "created:2008-01-01..*")) {
            SearchRange range = SearchRange.parse(SearchScale.TIME, condition.substring("created:".length())).orElseThrow();
            List<String> expected = search.ids(range.from().orElse(Long.MIN_VALUE), range.to().orElse(Long.MAX_VALUE));
            assertThat(expected).hasSizeGreaterThan(1_000);
            assertThat(search.read("repositories", "cats " + condition)).describedAs(condition).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void testMoreRowsOfOneSecondThanAreShown()
    {
        Search search = new Search(IntStream.range(0, 1_200).mapToObj(_ -> START).toList());
        assertThatThrownBy(() -> search.read("users", "cats"))
                .isInstanceOf(ScanException.class)
                .hasMessage("The search finds 1200 rows, of which GitHub shows 1000: narrow it, or add a LIMIT");
        assertThat(search.requests).isLessThan(70);
    }

    @Test
    void testSizesOfFiles()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Searches of code with -Domnisql.property.seed=%s", seed);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            int rows = random.nextInt(5_000);
            // most files are small; a size has no more files than are shown
            double skew = 1 + 3 * random.nextDouble();
            Search search = Search.ofFiles(IntStream.range(0, rows).mapToObj(id -> (long) (400_000 * Math.pow(random.nextDouble(), skew)) + id % 7).toList());
            String described = "seed %s, case %s of %s rows".formatted(seed, i, rows);
            assertThat(search.read("code", "cats")).describedAs(described).containsExactlyInAnyOrderElementsOf(search.ids(Long.MIN_VALUE, Long.MAX_VALUE));
            assertThat(search.requests).describedAs(described).isLessThanOrEqualTo(rows <= 1_000 ? Math.max(1, Math.ceilDiv(rows, 100)) : 2 * Math.ceilDiv(rows, 100) + 30);
        }
    }

    @Test
    void testSizesOfItsOwn()
    {
        Search search = Search.ofFiles(IntStream.range(0, 5_000).mapToObj(id -> 7L * id).toList());
        for (String condition : List.of("size:>=700", "size:700..30000", "size:<25000", "size:0..*")) {
            SearchRange range = SearchRange.parse(SearchScale.SIZE, condition.substring("size:".length())).orElseThrow();
            List<String> expected = search.ids(range.from().orElse(Long.MIN_VALUE), range.to().orElse(Long.MAX_VALUE));
            assertThat(expected).hasSizeGreaterThan(1_000);
            assertThat(search.read("code", "cats " + condition)).describedAs(condition).containsExactlyInAnyOrderElementsOf(expected);
        }
        // GitHub answers ten searches of code in a minute
        search.requests = 0;
        assertThat(search.read("code", "cats")).hasSize(5_000);
        assertThat(search.requests).isLessThanOrEqualTo(50 + 15);
        Search same = Search.ofFiles(IntStream.range(0, 1_200).mapToObj(_ -> 2_000L).toList());
        assertThatThrownBy(() -> same.read("code", "cats"))
                .isInstanceOf(ScanException.class)
                .hasMessage("The search finds 1200 rows, of which GitHub shows 1000: narrow it, or add a LIMIT");
        assertThat(same.requests).isLessThan(25);
    }

    @Test
    void testWhatIsNotSplit()
    {
        Search search = new Search(IntStream.range(0, 1_200).mapToObj(START::plusSeconds).toList());
        assertThatThrownBy(() -> search.read("users", "cats sort:joined")).isInstanceOf(ScanException.class);
        assertThatThrownBy(() -> search.read("code", "cats OR dogs")).isInstanceOf(ScanException.class);
        // the rows that are shown are enough
        search.requests = 0;
        assertThat(search.read("repositories", "cats", OptionalLong.of(1_000))).hasSize(1_000);
        assertThat(search.requests).isEqualTo(10);
    }

    /**
     * Shows 1,000 hits, 100 on a page.
     */
    private static final class Search
    {
        private final String qualifier;
        private final SearchScale scale;
        private final List<Long> values;
        private final Map<String, String> links = new HashMap<>();
        private int requests;

        /**
         * @param times of the rows
         */
        private Search(List<Instant> times)
        {
            this("created", SearchScale.TIME, times.stream().map(Instant::getEpochSecond).toList());
        }

        private Search(String qualifier, SearchScale scale, List<Long> values)
        {
            this.qualifier = qualifier;
            this.scale = scale;
            this.values = values;
        }

        private static Search ofFiles(List<Long> sizes)
        {
            return new Search("size", SearchScale.SIZE, sizes);
        }

        private List<String> ids(long from, long to)
        {
            return IntStream.range(0, values.size()).filter(id -> values.get(id) >= from && values.get(id) <= to).mapToObj(Integer::toString).toList();
        }

        private List<String> read(String kind, String text)
        {
            return read(kind, text, OptionalLong.empty());
        }

        private List<String> read(String kind, String text, OptionalLong limit)
        {
            RemoteQuery query = RemoteQuery.scan("$search_" + kind).withOptions(Map.of(PassthroughQuery.QUERY, text)).withLimit(limit);
            List<String> read = new ArrayList<>();
            Optional<PageRequest> next = Optional.of(ADAPTER.planner().firstPage(CONNECTION, query, PARTITION));
            while (next.isPresent()) {
                PageRequest page = next.get();
                requests++;
                assertThat(page.keep()).isEmpty();
                Map<String, String> headers = new HashMap<>(Map.of("date", "Thu, 1 Jan 2026 00:00:00 GMT"));
                JsonNode answer = transformed(page, answer(page.request(), headers));
                answer.get("items").forEach(item -> read.add(item.get("id").asText()));
                PageOutcome outcome = new PageOutcome(answer.get("items").size(), Map.of("/total_count", answer.get("total_count").asText(), "/incomplete_results", "false"), headers);
                next = ADAPTER.planner().nextPage(CONNECTION, query, PARTITION, page, outcome);
            }
            return read;
        }

        private static JsonNode transformed(PageRequest page, String body)
        {
            byte[] bytes = body.getBytes(UTF_8);
            try {
                return MAPPER.readTree(page.transform().map(name -> ADAPTER.transforms().get(name).toJson(page, bytes)).orElse(bytes));
            }
            catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String answer(RemoteRequest request, Map<String, String> headers)
        {
            // a link is page and search, which is kept here
            String[] link = request.path().split("[?]page=", 2);
            Map<String, String> parameters = request.parameters().stream().collect(toImmutableMap(Parameter::name, Parameter::value));
            String text = link.length == 2 ? links.get(request.path()) : parameters.get("q");
            int page = link.length == 2 ? Integer.parseInt(link[1].split("&")[0]) : 0;
            List<String> found = found(text);
            List<String> shown = found.subList(Math.min(page * 100, found.size()), Math.min(page * 100 + 100, found.size()));
            if (page < 9 && page * 100 + 100 < found.size()) {
                String next = "/search/any?page=%s&search=%s".formatted(page + 1, links.size());
                links.put(next, text);
                headers.put("link", "<https://api.github.com" + next + ">; rel=\"next\"");
            }
            ObjectNode answer = MAPPER.createObjectNode().put("total_count", found.size()).put("incomplete_results", false);
            shown.forEach(id -> answer.withArray("items").addObject().put("id", id));
            answer.withArray("items");
            return answer.toString();
        }

        private List<String> found(String text)
        {
            assertThat(text).startsWith("cats");
            if (!text.contains(qualifier + ":")) {
                return ids(Long.MIN_VALUE, Long.MAX_VALUE);
            }
            assertThat(text.split(qualifier + ":")).hasSize(2);
            SearchRange span = SearchRange.parse(scale, text.split(qualifier + ":")[1]).orElseThrow();
            return ids(span.from().orElse(Long.MIN_VALUE), span.to().orElse(Long.MAX_VALUE));
        }
    }
}
