package io.omnisql.plugin.github.scan;

import io.airlift.log.Logger;
import io.omnisql.plugin.github.Scans;
import io.omnisql.plugin.github.scan.ChangingConversations.Conversation;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pull requests that are read by their states side by side are each given once, whatever changes meanwhile, and take no more requests than
 * one chain would.
 */
final class TestStateParts
{
    private static final Logger log = Logger.get(TestStateParts.class);

    private static final RemoteQuery ALL = website("pull_requests", List.of("number"));
    private static final List<String> STATES = List.of("OPEN", "CLOSED", "MERGED");
    private static final long EPOCH = 1_577_836_800;

    @Test
    void testSeveralChains()
    {
        for (int rows : new int[] {3_000, 4_500, 9_800}) {
            ChangingConversations service = service(new Random(rows), rows, 2, 3, 5);
            ScanInParts scan = new ScanInParts(service, ALL, new Random(1), () -> {});
            assertThat(scan.read()).containsExactlyInAnyOrderElementsOf(numbers(service));
            assertThat(scan.chains()).describedAs("%s rows", rows).isEqualTo(3);
            assertThat(service.requests()).describedAs("%s rows", rows).isLessThanOrEqualTo(rows / 200 + 6);
            // two, half of the rest by 200, and the changes
            assertThat(scan.depth()).describedAs("%s rows", rows).isLessThanOrEqualTo(rows / 400 + 6);
        }
    }

    @Test
    void testStateWithoutRowsAndStateOfOnePage()
    {
        ChangingConversations service = service(new Random(1), 4_000, 0, 5, 5);
        LongStream.rangeClosed(1, 100).forEach(number -> service.change(number, "OPEN"));
        service.pass(1_000);
        LongStream.rangeClosed(101, 300).forEach(number -> service.change(number, "CLOSED"));
        service.pass(1_000);
        service.change(4_000, "MERGED");
        ScanInParts scan = new ScanInParts(service, ALL, new Random(1), () -> {});
        assertThat(scan.read()).containsExactlyInAnyOrderElementsOf(numbers(service));
        assertThat(scan.chains()).isEqualTo(3);
        assertThat(service.requests()).isLessThanOrEqualTo(26);
        ChangingConversations without = service(new Random(1), 4_000, 0, 5, 5);
        assertThat(new ScanInParts(without, ALL, new Random(1), () -> {}).chains()).isEqualTo(2);
    }

    @Test
    void testWhereNothingIsWon()
    {
        RemoteQuery open = website("pull_requests", List.of("number"), equal("state", "open"));
        RemoteQuery unmerged = website("pull_requests", List.of("number"), equal("merged", false));
        for (RemoteQuery query : List.of(open, unmerged, ALL.withLimit(OptionalLong.of(2_500)))) {
            assertThat(new ScanInParts(service(new Random(1), 6_000, 3, 3, 3), query, new Random(1), () -> {}).chains()).isEqualTo(1);
        }
        // nearly all rows of one state, few rows, a hundred changes within a second
        assertThat(new ScanInParts(service(new Random(1), 4_000, 1, 1, 18), ALL, new Random(1), () -> {}).chains()).isEqualTo(1);
        assertThat(new ScanInParts(service(new Random(1), 1_999, 3, 3, 3), ALL, new Random(1), () -> {}).chains()).isEqualTo(1);
        ChangingConversations service = service(new Random(1), 4_000, 3, 3, 3);
        LongStream.rangeClosed(1, 100).forEach(number -> service.change(number, "OPEN"));
        ScanInParts scan = new ScanInParts(service, ALL, new Random(1), () -> {});
        assertThat(scan.chains()).isEqualTo(1);
        assertThat(scan.read()).containsExactlyInAnyOrderElementsOf(numbers(service));
    }

    @Test
    void testRequests()
    {
        ChangingConversations service = service(new Random(1), 4_000, 3, 3, 3);
        List<PageRequest> pages = new ScanInParts(service, website("pull_requests", List.of("title"), equal("base_ref", "main")), new Random(1), () -> {}).pages();
        List<String> texts = pages.stream().map(page -> Scans.text(page.request())).toList();
        assertThat(texts.getFirst()).contains("nodes { createdAt number title }").doesNotContain("state");
        assertThat(texts.get(1)).contains(
                "latest: pullRequests(baseRefName: $baseRefName, orderBy: $latestOrder, last: $first) { edges { cursor node { updatedAt } } } "
                        + "count0: pullRequests(baseRefName: $baseRefName, states: $state0, first: $one) { totalCount } "
                        + "count1: pullRequests(baseRefName: $baseRefName, states: $state1, first: $one) { totalCount } "
                        + "count2: pullRequests(baseRefName: $baseRefName, states: $state2, first: $one) { totalCount } } }");
        assertThat(texts.stream().filter(text -> text.contains("\"state\":[\"MERGED\"]"))).anySatisfy(text -> assertThat(text).contains(
                "oldest: pullRequests(baseRefName: $baseRefName, states: $state, orderBy: $oldestOrder, first: $first, after: $oldestAfter) { nodes { number createdAt title } pageInfo { hasNextPage endCursor } } "
                        + "newest: pullRequests(baseRefName: $baseRefName, states: $state, orderBy: $newestOrder, first: $first, after: $newestAfter) { nodes { number createdAt title } pageInfo { hasNextPage endCursor } } } }"));
        assertThat(texts.getLast()).contains(
                "latest: pullRequests(baseRefName: $baseRefName, orderBy: $orderBy, first: $first, after: $after) { nodes { number updatedAt title } pageInfo { hasNextPage endCursor } } } }");
    }

    @Test
    void testHeavyPages()
    {
        ChangingConversations service = service(new Random(1), 4_000, 3, 3, 3);
        ScanInParts scan = new ScanInParts(new Heavy(service, 130), ALL, new Random(1), () -> {});
        assertThat(scan.read()).containsExactlyInAnyOrderElementsOf(numbers(service));
        // by 100 from the third on, and one more of each state
        assertThat(scan.pages().size()).isLessThanOrEqualTo(46);
    }

    /**
     * Pages of both ends that are begun with after the first request are too heavy when they have more rows than these.
     */
    private record Heavy(ChangingConversations service, int rows)
            implements ScanInParts.Service
    {
        @Override
        public Map<String, String> headers()
        {
            return service.headers();
        }

        @Override
        public Optional<byte[]> answer(PageRequest page)
        {
            String text = Scans.text(page.request());
            int size = Scans.body(page.request()).get("variables").get("first").asInt();
            return text.contains("oldest: pull") && text.contains("newest: pull") && 2 * size > rows ? Optional.empty() : service.answer(page);
        }
    }

    /**
     * @param before what happens before an answer, told the request
     */
    private record Observed(ChangingConversations service, Consumer<String> before)
            implements ScanInParts.Service
    {
        @Override
        public Map<String, String> headers()
        {
            return service.headers();
        }

        @Override
        public Optional<byte[]> answer(PageRequest page)
        {
            before.accept(Scans.text(page.request()));
            return service.answer(page);
        }
    }

    /**
     * A row goes from a part that is not read into one that is, and changes once more between two pages of what is read last.
     */
    @Test
    void testRowsThatChangeWhileTheChangesAreRead()
    {
        ChangingConversations service = service(new Random(1), 4_000, 3, 3, 3);
        List<Long> moved = service.conversations().stream().filter(row -> row.state().equals("OPEN")).map(Conversation::number).toList();
        assertThat(moved).hasSizeGreaterThan(1_000);
        AtomicInteger answers = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        ScanInParts scan = new ScanInParts(new Observed(service, text -> {
            service.pass(60);
            if (answers.incrementAndGet() == 3) {
                moved.forEach(number -> service.change(number, "MERGED"));
            }
            if (text.contains("latest: pull") && !text.contains("count0") && late.incrementAndGet() <= 3) {
                service.pass(60);
                moved.subList(moved.size() - 150 * late.get(), moved.size() - 150 * (late.get() - 1)).forEach(number -> service.change(number, "CLOSED"));
            }
        }), ALL, new Random(1), () -> {});
        assertThat(late.get()).isGreaterThan(10);
        assertThat(scan.chains()).isEqualTo(3);
        assertThat(scan.read()).containsExactlyInAnyOrderElementsOf(numbers(service));
    }

    @Test
    void testAnyTimesAndChanges()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Scans of pull requests that change with -Domnisql.property.seed=%s", seed);
        Random random = new Random(seed);
        int forked = 0;
        int cases = 50;
        for (int index = 0; index < cases; index++) {
            boolean quiet = random.nextInt(3) == 0;
            ChangingConversations service = service(random, 2_000 + random.nextInt(2_500), 1 + random.nextInt(5), 1 + random.nextInt(5), 1 + random.nextInt(8));
            ScanInParts scan = ScanInParts.assertEachOnce(
                    "seed %s, case %s".formatted(seed, index),
                    service,
                    ALL,
                    random,
                    quiet ? Optional.empty() : Optional.of(() -> change(service, random)),
                    () -> numbers(service));
            forked += scan.chains() > 1 ? 1 : 0;
        }
        log.info("%s cases, %s of them in parts", cases, forked);
        assertThat(forked).describedAs("seed %s", seed).isGreaterThan(cases / 10);
    }

    private static void change(ChangingConversations service, Random random)
    {
        service.pass(random.nextInt(3));
        List<Conversation> rows = service.conversations();
        for (int changes = random.nextInt(12); changes > 0; changes--) {
            Conversation row = rows.get(random.nextInt(rows.size()));
            switch (random.nextInt(8)) {
                case 0 -> service.create();
                case 1 -> service.remove(row.number());
                default -> {
                    if (service.conversations().contains(row)) {
                        service.change(row.number(), random.nextBoolean() ? STATES.get(random.nextInt(3)) : row.state());
                    }
                }
            }
        }
    }

    /**
     * Rows of which some are created in the same second.
     *
     * @param shares of the states among the rows
     */
    private static ChangingConversations service(Random random, int rows, int... shares)
    {
        ChangingConversations service = new ChangingConversations("pullRequests", true, random.nextBoolean());
        List<String> states = LongStream.range(0, 3).boxed().flatMap(state -> LongStream.range(0, shares[state.intValue()]).mapToObj(_ -> STATES.get(state.intValue()))).toList();
        long grain = random.nextInt(3) == 0 ? 5_000_000 : 1;
        for (int number = 1; number <= rows; number++) {
            long created = EPOCH + number * 20_000L / grain * grain;
            service.put(new Conversation(number, created, EPOCH + number * 20_000L + random.nextInt(40_000_000), states.get(random.nextInt(states.size()))));
        }
        service.pass(1_000_000);
        return service;
    }

    private static Set<Long> numbers(ChangingConversations service)
    {
        return service.conversations().stream().map(Conversation::number).collect(Collectors.toSet());
    }
}
