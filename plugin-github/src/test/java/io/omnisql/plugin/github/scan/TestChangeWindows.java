package io.omnisql.plugin.github.scan;

import io.airlift.log.Logger;
import io.omnisql.plugin.github.Scans;
import io.omnisql.plugin.github.scan.ChangingConversations.Conversation;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Issues that are read in parts side by side are each given once, whatever changes meanwhile, and take no more requests than one chain would.
 */
@Tag("large")
final class TestChangeWindows
{
    private static final Logger log = Logger.get(TestChangeWindows.class);

    private static final RemoteQuery ALL = website("issues", List.of("number"));
    private static final RemoteQuery OPEN = website("issues", List.of("number"), equal("state", "open"));
    private static final long EPOCH = 1_577_836_800;

    @Test
    void testSeveralChains()
    {
        for (int rows : new int[] {2_000, 3_000, 4_500, 9_800}) {
            ChangingConversations service = service(new Random(rows), rows, 100_000_000, true, true);
            ScanInParts scan = new ScanInParts(service, ALL, new Random(1), () -> {});
            assertThat(scan.read()).containsExactlyInAnyOrderElementsOf(numbers(service));
            assertThat(scan.chains()).describedAs("%s rows", rows).isBetween(4, 8);
            assertThat(service.requests()).describedAs("%s rows", rows).isLessThanOrEqualTo(rows / 200 + 18).isLessThanOrEqualTo(rows / 100 + 1);
            log.info("%s rows: %s requests in %s chains, %s one after the other", rows, service.requests(), scan.chains(), scan.depth());
        }
    }

    /**
     * Eight single pages at a time would take as many requests one after the other.
     */
    @Test
    void testFewRequestsOneAfterTheOther()
    {
        for (int rows : new int[] {4_500, 9_800}) {
            ChangingConversations service = new ChangingConversations("issues", true, true);
            LongStream.rangeClosed(1, rows).forEach(number -> service.put(new Conversation(number, EPOCH + number * 1_000, EPOCH + number * 1_000, "OPEN")));
            ScanInParts scan = new ScanInParts(service, ALL, new Random(1), () -> {});
            assertThat(scan.read()).containsExactlyInAnyOrderElementsOf(numbers(service));
            assertThat(scan.depth()).describedAs("%s rows", rows).isLessThanOrEqualTo(1 + Math.ceilDiv(rows / 100 - 1, 8));
            assertThat(service.requests()).describedAs("%s rows", rows).isLessThanOrEqualTo(rows / 100 + 1);
        }
    }

    /**
     * Where nearly all rows changed at the end of the time, one answer does not tell where to cut.
     */
    @Test
    void testUnevenTimesAreCountedAgain()
    {
        ChangingConversations service = new ChangingConversations("issues", true, true);
        LongStream.rangeClosed(1, 5_000).forEach(number -> service.put(new Conversation(number, EPOCH + number * 1_000, EPOCH + 5_000_000 + number * 20, "OPEN")));
        ScanInParts scan = new ScanInParts(service, ALL, new Random(1), () -> {});
        assertThat(Scans.text(scan.pages().get(2).request())).contains("changes0: issues(");
        assertThat(scan.read()).containsExactlyInAnyOrderElementsOf(numbers(service));
        assertThat(scan.chains()).isBetween(4, 8);
        assertThat(service.requests()).isLessThanOrEqualTo(51);
    }

    @Test
    void testShortConnectionsAndLimitsAreReadAsBefore()
    {
        ChangingConversations few = service(new Random(1), 1_999, 100_000_000, true, true);
        ScanInParts scan = new ScanInParts(few, ALL, new Random(1), () -> {});
        assertThat(scan.chains()).isEqualTo(1);
        assertThat(few.requests()).isLessThanOrEqualTo(12);
        ChangingConversations many = service(new Random(1), 5_000, 100_000_000, true, true);
        scan = new ScanInParts(many, ALL.withLimit(OptionalLong.of(1_000)), new Random(1), () -> {});
        assertThat(scan.chains()).isEqualTo(1);
    }

    @Test
    void testRequests()
    {
        ChangingConversations service = service(new Random(1), 4_000, 100_000_000, true, true);
        List<PageRequest> pages = new ScanInParts(service, website("issues", List.of("title"), equal("state", "open")), new Random(1), () -> {}).pages();
        List<String> texts = pages.stream().map(page -> Scans.text(page.request())).toList();
        assertThat(texts.getFirst()).contains("nodes { createdAt number title }").doesNotContain("since");
        assertThat(texts.get(1)).contains(
                "newest: issues(states: $states, orderBy: $newestOrder, first: $first) { nodes { createdAt number title } pageInfo { hasNextPage endCursor } } "
                        + "latest: issues(states: $states, orderBy: $latestOrder, first: $one) { edges { node { updatedAt } } } "
                        + "changes0: issues(states: $states, filterBy: $changes0, first: $one) { totalCount } ");
        assertThat(texts.stream().filter(text -> text.contains("window1"))).anySatisfy(text -> assertThat(text).contains(
                "window0: issues(states: $states, filterBy: $window0, orderBy: $orderBy, first: $first) { nodes { number updatedAt title } pageInfo { hasNextPage endCursor } } "
                        + "window1: issues(states: $states, filterBy: $window1, orderBy: $orderBy, first: $first) { nodes { number updatedAt title } pageInfo { hasNextPage endCursor } } } }"));
        assertThat(texts.getLast()).contains("window0").doesNotContain("window1");
    }

    @Test
    void testAnyTimesAndChanges()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Scans of issues that change with -Domnisql.property.seed=%s", seed);
        Random random = new Random(seed);
        int forked = 0;
        int cases = 50;
        for (int index = 0; index < cases; index++) {
            int rows = 2_000 + random.nextInt(2_500);
            boolean quiet = random.nextInt(3) == 0;
            ChangingConversations service = service(random, rows, random.nextInt(8) == 0 ? 200 : 100_000_000, random.nextBoolean(), random.nextInt(4) > 0);
            RemoteQuery query = random.nextBoolean() ? ALL : OPEN;
            ScanInParts scan = ScanInParts.assertEachOnce(
                    "seed %s, case %s".formatted(seed, index),
                    service,
                    query,
                    random,
                    quiet ? Optional.empty() : Optional.of(() -> change(service, random)),
                    () -> matching(service, query));
            forked += scan.chains() > 1 ? 1 : 0;
        }
        log.info("%s cases, %s of them in parts", cases, forked);
        assertThat(forked).describedAs("seed %s", seed).isGreaterThan(cases / 10);
    }

    private static void change(ChangingConversations service, Random random)
    {
        service.pass(random.nextInt(3));
        List<Conversation> issues = service.conversations();
        for (int changes = random.nextInt(20); changes > 0; changes--) {
            Conversation issue = issues.get(random.nextInt(issues.size()));
            switch (random.nextInt(8)) {
                case 0 -> service.create();
                case 1 -> service.remove(issue.number());
                default -> {
                    if (service.conversations().contains(issue)) {
                        service.change(issue.number(), random.nextInt(3) == 0 ? issue.state().equals("OPEN") ? "CLOSED" : "OPEN" : issue.state());
                    }
                }
            }
        }
    }

    /**
     * @param seconds that the repository is old
     */
    private static ChangingConversations service(Random random, int rows, long seconds, boolean inclusive, boolean tellsTime)
    {
        ChangingConversations service = new ChangingConversations("issues", inclusive, tellsTime);
        long grain = new long[] {1, 1, seconds / 200, seconds / 20}[random.nextInt(4)];
        double skew = Math.exp(3 * random.nextDouble() - 1.5);
        long[] created = random.doubles(rows).mapToLong(share -> (long) (seconds * Math.pow(share, skew))).sorted().toArray();
        for (int index = 0; index < rows; index++) {
            long updated = random.nextInt(4) == 0 ? created[index] : created[index] + (long) ((seconds - created[index]) * Math.pow(random.nextDouble(), 1 + skew));
            service.put(new Conversation(index + 1, EPOCH + created[index], EPOCH + Math.max(created[index], updated / grain * grain), random.nextInt(10) > 0 ? "OPEN" : "CLOSED"));
        }
        service.pass(random.nextBoolean() ? 5 : 30_000_000);
        return service;
    }

    private static List<Long> numbers(ChangingConversations service)
    {
        return service.conversations().stream().map(Conversation::number).toList();
    }

    private static Set<Long> matching(ChangingConversations service, RemoteQuery query)
    {
        return service.conversations().stream().filter(issue -> query == ALL || issue.state().equals("OPEN")).map(Conversation::number).collect(Collectors.toSet());
    }
}
