package io.omnisql.plugin.github.scan;

import com.google.common.collect.Sets;
import io.airlift.log.Logger;
import io.omnisql.plugin.github.Scans;
import io.omnisql.plugin.github.scan.ChangingIssues.Issue;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.decode.DecodedRows;
import io.omnisql.toolkit.decode.PageAssembler;
import io.omnisql.toolkit.decode.PageDecoder;
import io.trino.spi.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.trino.spi.type.BigintType.BIGINT;
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
    private static final ColumnDefinition NUMBER = ColumnDefinition.column("number", ValueType.BIGINT, "/number", "");
    private static final long EPOCH = 1_577_836_800;

    @Test
    void testSeveralChains()
    {
        for (int rows : new int[] {2_000, 3_000, 5_000, 9_800}) {
            ChangingIssues service = service(new Random(rows), rows, 100_000_000, true, true);
            Scan scan = new Scan(service, ALL, new Random(1), () -> {});
            assertThat(scan.read).containsExactlyInAnyOrderElementsOf(numbers(service));
            assertThat(scan.chains).describedAs("%s rows", rows).isBetween(4, 8);
            assertThat(service.requests()).describedAs("%s rows", rows).isLessThanOrEqualTo(rows / 200 + 18).isLessThanOrEqualTo(rows / 100 + 1);
        }
    }

    @Test
    void testShortConnectionsAndLimitsAreReadAsBefore()
    {
        ChangingIssues few = service(new Random(1), 1_999, 100_000_000, true, true);
        Scan scan = new Scan(few, ALL, new Random(1), () -> {});
        assertThat(scan.chains).isEqualTo(1);
        assertThat(few.requests()).isLessThanOrEqualTo(12);
        ChangingIssues many = service(new Random(1), 5_000, 100_000_000, true, true);
        scan = new Scan(many, ALL.withLimit(OptionalLong.of(1_000)), new Random(1), () -> {});
        assertThat(scan.chains).isEqualTo(1);
    }

    @Test
    void testRequests()
    {
        ChangingIssues service = service(new Random(1), 4_000, 100_000_000, true, true);
        List<PageRequest> pages = new Scan(service, website("issues", List.of("title"), equal("state", "open")), new Random(1), () -> {}).pages;
        List<String> texts = pages.stream().map(page -> Scans.text(page.request())).toList();
        assertThat(texts.getFirst()).contains("nodes { createdAt number title }").doesNotContain("since");
        assertThat(texts.get(1)).contains(
                "newest: issues(states: $states, orderBy: $newestOrder, first: $first) { nodes { createdAt number title } pageInfo { hasNextPage endCursor } } "
                        + "latest: issues(states: $states, orderBy: $latestOrder, first: $one) { edges { node { updatedAt } } } "
                        + "changes0: issues(states: $states, filterBy: $changes0, first: $one) { totalCount } ");
        assertThat(texts.get(2)).contains("changes0: issues(");
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
            ChangingIssues service = service(random, rows, random.nextInt(8) == 0 ? 200 : 100_000_000, random.nextBoolean(), random.nextInt(4) > 0);
            RemoteQuery query = random.nextBoolean() ? ALL : OPEN;
            Set<Long> always = new HashSet<>(matching(service, query));
            Scan scan = new Scan(service, query, random, () -> {
                if (!quiet) {
                    change(service, random);
                }
                always.retainAll(matching(service, query));
            });
            Set<Long> read = new HashSet<>(scan.read);
            assertThat(read).describedAs("seed %s, case %s: rows given twice", seed, index).hasSameSizeAs(scan.read);
            assertThat(Sets.difference(always, read)).describedAs("seed %s, case %s: rows missing of %s chains", seed, index, scan.chains).isEmpty();
            if (quiet) {
                assertThat(Sets.difference(read, always)).describedAs("seed %s, case %s: rows too many", seed, index).isEmpty();
                assertThat(service.requests()).describedAs("seed %s, case %s", seed, index).isLessThanOrEqualTo(Math.ceilDiv(always.size(), 100) + 1);
            }
            forked += scan.chains > 1 ? 1 : 0;
        }
        log.info("%s cases, %s of them in parts", cases, forked);
        assertThat(forked).describedAs("seed %s", seed).isGreaterThan(cases / 10);
    }

    private static void change(ChangingIssues service, Random random)
    {
        service.pass(random.nextInt(3));
        List<Issue> issues = service.issues();
        for (int changes = random.nextInt(20); changes > 0; changes--) {
            Issue issue = issues.get(random.nextInt(issues.size()));
            switch (random.nextInt(8)) {
                case 0 -> service.create();
                case 1 -> service.remove(issue.number());
                default -> {
                    if (service.issues().contains(issue)) {
                        service.change(issue.number(), random.nextInt(3) == 0 ? !issue.open() : issue.open());
                    }
                }
            }
        }
    }

    /**
     * @param seconds that the repository is old
     */
    private static ChangingIssues service(Random random, int rows, long seconds, boolean inclusive, boolean tellsTime)
    {
        ChangingIssues service = new ChangingIssues(inclusive, tellsTime);
        long grain = new long[] {1, 1, seconds / 200, seconds / 20}[random.nextInt(4)];
        double skew = Math.exp(3 * random.nextDouble() - 1.5);
        long[] created = random.doubles(rows).mapToLong(share -> (long) (seconds * Math.pow(share, skew))).sorted().toArray();
        for (int index = 0; index < rows; index++) {
            long updated = random.nextInt(4) == 0 ? created[index] : created[index] + (long) ((seconds - created[index]) * Math.pow(random.nextDouble(), 1 + skew));
            service.put(new Issue(index + 1, EPOCH + created[index], EPOCH + Math.max(created[index], updated / grain * grain), random.nextInt(10) > 0));
        }
        service.pass(random.nextBoolean() ? 5 : 30_000_000);
        return service;
    }

    private static List<Long> numbers(ChangingIssues service)
    {
        return service.issues().stream().map(Issue::number).toList();
    }

    private static Set<Long> matching(ChangingIssues service, RemoteQuery query)
    {
        return service.issues().stream().filter(issue -> query == ALL || issue.open()).map(Issue::number).collect(Collectors.toSet());
    }

    /**
     * Reads a query's only partition as a page source does; of the chains that may go on a random one does.
     */
    private static final class Scan
    {
        private final List<Long> read = new ArrayList<>();
        private final List<PageRequest> pages = new ArrayList<>();
        private final PageAssembler assembler = new PageAssembler(List.of(NUMBER));
        private final PageDecoder decoder = new PageDecoder(Map.of(), Map.of());
        private final RemoteQuery query;
        private final RemotePartition partition;
        private int chains = 1;

        Scan(ChangingIssues service, RemoteQuery query, Random random, Runnable change)
        {
            this.query = query;
            this.partition = Scans.onlyPartition(query);
            List<PageRequest> waiting = new ArrayList<>(List.of(ADAPTER.planner().firstPage(CONNECTION, query, partition)));
            Optional<PageRequest> last = Optional.empty();
            while (!waiting.isEmpty()) {
                PageRequest page = waiting.remove(random.nextInt(waiting.size()));
                PageOutcome outcome = read(service, page);
                change.run();
                Optional<Fork> fork = chains > 1 ? Optional.empty() : ADAPTER.planner().fork(CONNECTION, query, partition, page, outcome);
                if (fork.isPresent()) {
                    chains = fork.get().chains().size();
                    waiting.addAll(fork.get().chains());
                    last = Optional.of(fork.get().last());
                }
                else {
                    ADAPTER.planner().nextPage(CONNECTION, query, partition, page, outcome).ifPresent(waiting::add);
                }
                if (waiting.isEmpty()) {
                    last.ifPresent(waiting::add);
                    last = Optional.empty();
                }
            }
        }

        private PageOutcome read(ChangingIssues service, PageRequest page)
        {
            pages.add(page);
            Map<String, String> headers = service.headers();
            byte[] body = service.answer(page);
            DecodedRows rows = decoder.decode(page, assembler.decoded(page), body);
            Page assembled = assembler.assemble(page, new RemoteResponse(200, headers, body, Instant.EPOCH, RemoteResponse.Source.LIVE), rows);
            IntStream.range(0, assembled.getPositionCount()).forEach(position -> read.add(BIGINT.getLong(assembled.getBlock(0), position)));
            return new PageOutcome(rows.rows(), rows.captured(), rows.lists(), headers);
        }
    }
}
