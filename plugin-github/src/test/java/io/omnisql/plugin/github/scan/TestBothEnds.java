package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airlift.log.Logger;
import io.omnisql.plugin.github.Scans;
import io.omnisql.toolkit.adapter.ColumnDefinition;
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
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static io.omnisql.plugin.github.Adapters.website;
import static io.omnisql.toolkit.testing.RemoteQueries.equal;
import static io.trino.spi.type.BigintType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection that is read from both ends gives each row once, whatever the times of its rows, and never takes more requests than one end would.
 */
final class TestBothEnds
{
    private static final Logger log = Logger.get(TestBothEnds.class);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final RemoteQuery QUERY = website("issues", List.of("number"));
    private static final RemotePartition PARTITION = Scans.onlyPartition(QUERY);

    @Test
    void testSmallConnections()
    {
        for (int rows : new int[] {0, 1, 100, 101, 200, 300}) {
            Service service = new Service(LongStream.range(0, rows).boxed().toList(), 0);
            assertThat(read(service)).containsExactlyInAnyOrderElementsOf(service.numbers());
            assertThat(service.requests).isEqualTo(Math.max(1, Math.ceilDiv(rows, 100)));
        }
    }

    @Test
    void testHalfOfTheRequests()
    {
        Service service = new Service(LongStream.range(0, 9_800).boxed().toList(), 1);
        assertThat(read(service)).containsExactlyInAnyOrderElementsOf(service.numbers());
        assertThat(service.requests).isBetween(50, 52);
    }

    @Test
    void testAnyTimes()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Scans from both ends with -Domnisql.property.seed=%s", seed);
        Random random = new Random(seed);
        for (int i = 0; i < 250; i++) {
            int rows = random.nextInt(1_500);
            Service service = new Service(times(random, rows), random.nextInt());
            assertThat(read(service)).describedAs("seed %s, case %s", seed, i).containsExactlyInAnyOrderElementsOf(service.numbers());
            assertThat(service.requests).describedAs("seed %s, case %s of %s rows", seed, i, rows).isLessThanOrEqualTo(Math.ceilDiv(rows, 100) + 1);
        }
    }

    /**
     * Few times and many, even and in bursts at either end.
     */
    private static List<Long> times(Random random, int rows)
    {
        int distinct = 1 + random.nextInt(random.nextBoolean() ? 5 : 5_000);
        double skew = Math.exp(4 * random.nextDouble() - 2);
        boolean early = random.nextBoolean();
        return IntStream.range(0, rows)
                .mapToObj(_ -> {
                    long time = (long) (distinct * Math.pow(random.nextDouble(), skew));
                    return early ? time : distinct - time;
                })
                .toList();
    }

    @Test
    void testRowsThatComeAndGo()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        log.info("Scans from both ends with -Domnisql.property.seed=%s", seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            Service service = new Service(times(random, 400 + random.nextInt(800)), random.nextInt());
            Set<Long> stayed = new HashSet<>(service.numbers());
            service.change = () -> {
                for (int change = random.nextInt(60); change > 0; change--) {
                    if (random.nextBoolean()) {
                        service.add(100_000);
                    }
                    else if (!service.rows.isEmpty()) {
                        stayed.remove(service.rows.remove(random.nextInt(service.rows.size())).number());
                    }
                }
            };
            List<Long> read = read(service);
            assertThat(read).describedAs("seed %s, case %s", seed, i).doesNotHaveDuplicates().containsAll(stayed);
        }
    }

    @Test
    void testHeavyPages()
    {
        Service service = new Service(LongStream.range(0, 1_000).boxed().toList(), 7);
        service.heavy = 130;
        assertThat(read(service)).containsExactlyInAnyOrderElementsOf(service.numbers());
        // one that was refused; the halves are not made whole again
        assertThat(service.requests).isLessThanOrEqualTo(12);
    }

    @Test
    void testRequest()
    {
        RemoteQuery query = website("issues", List.of("title"), equal("state", "open"));
        Service service = new Service(LongStream.range(0, 1_000).boxed().toList(), 7);
        PageRequest first = ADAPTER.planner().firstPage(CONNECTION, query, PARTITION);
        PageRequest second = service.page(query, first, new ArrayList<>()).orElseThrow();
        assertThat(Scans.text(second.request())).isEqualTo(
                """
                query($owner: String!, $name: String!, $states: [IssueState!], $first: Int, $newestOrder: IssueOrder) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                newest: issues(states: $states, orderBy: $newestOrder, first: $first) { nodes { createdAt number title } pageInfo { hasNextPage endCursor } } } }
                {"owner":"acme","name":"website","states":["OPEN"],"first":100,"newestOrder":{"field":"CREATED_AT","direction":"DESC"}}""");
        PageRequest third = service.page(query, second, new ArrayList<>()).orElseThrow();
        assertThat(Scans.body(third.request()).get("query").asText()).isEqualTo(
                """
                query($owner: String!, $name: String!, $states: [IssueState!], $orderBy: IssueOrder, $first: Int, $after: String, $newestOrder: IssueOrder, $newestAfter: String) \
                { repository(owner: $owner, name: $name, followRenames: false) { name owner { login } \
                oldest: issues(states: $states, orderBy: $orderBy, first: $first, after: $after) { nodes { oldest: __typename createdAt number title } pageInfo { hasNextPage endCursor } } \
                newest: issues(states: $states, orderBy: $newestOrder, first: $first, after: $newestAfter) { nodes { createdAt number title } pageInfo { hasNextPage endCursor } } } }""");
    }

    private static List<Long> read(Service service)
    {
        List<Long> read = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(ADAPTER.planner().firstPage(CONNECTION, QUERY, PARTITION));
        while (next.isPresent()) {
            next = service.page(QUERY, next.get(), read);
        }
        return read;
    }

    private record Row(long number, Instant created) {}

    /**
     * Orders rows by time, and those of the same time as it likes, in each direction otherwise.
     */
    private static final class Service
    {
        private static final Instant EPOCH = Instant.parse("2020-01-01T00:00:00Z");

        private final List<Row> rows = new ArrayList<>();
        private final int scramble;
        private Runnable change = () -> {};
        private int heavy = Integer.MAX_VALUE;
        private int requests;

        Service(List<Long> seconds, int scramble)
        {
            this.scramble = scramble;
            seconds.forEach(this::add);
        }

        void add(long second)
        {
            rows.add(new Row(rows.isEmpty() ? 1 : rows.getLast().number() + 1, EPOCH.plusSeconds(second)));
        }

        List<Long> numbers()
        {
            return rows.stream().map(Row::number).toList();
        }

        Optional<PageRequest> page(RemoteQuery query, PageRequest page, List<Long> read)
        {
            requests++;
            ObjectNode data = MAPPER.createObjectNode();
            ObjectNode repository = data.putObject("data").putObject("repository");
            repository.put("name", "website").putObject("owner").put("login", "acme");
            JsonNode variables = Scans.body(page.request()).get("variables");
            String text = Scans.text(page.request());
            int size = variables.get("first").asInt();
            if (size * (text.contains("oldest: issues") && text.contains("newest: issues") ? 2 : 1) > heavy) {
                return ADAPTER.planner().smallerPage(CONNECTION, query, PARTITION, page);
            }
            if (text.contains("newest: issues")) {
                answer(repository.putObject("newest"), variables, "newestAfter", false);
            }
            if (text.contains("oldest: issues")) {
                answer(repository.putObject("oldest"), variables, "after", true);
            }
            if (text.contains("{ issues(") || text.contains("} issues(")) {
                answer(repository.putObject("issues"), variables, "after", true);
            }
            change.run();
            return decode(query, page, bytes(data), read);
        }

        private void answer(ObjectNode connection, JsonNode variables, String after, boolean ascending)
        {
            Comparator<Row> byTime = ascending ? Comparator.comparing(Row::created) : Comparator.comparing(Row::created).reversed();
            Comparator<Row> order = byTime.thenComparing(row -> (row.number() * (ascending ? 7_919 : 104_729)) ^ scramble);
            Optional<Row> cursor = Optional.ofNullable(variables.get(after)).map(Service::parse);
            List<Row> later = rows.stream()
                    .filter(row -> cursor.isEmpty() || order.compare(row, cursor.get()) > 0)
                    .sorted(order)
                    .toList();
            List<Row> shown = later.subList(0, Math.min(later.size(), variables.get("first").asInt()));
            connection.put("totalCount", rows.size());
            ArrayNode nodes = connection.putArray("nodes");
            for (Row row : shown) {
                ObjectNode node = nodes.addObject().put("number", row.number()).put("createdAt", row.created().toString());
                if (variables.has("newestOrder") && ascending) {
                    node.put("oldest", "Issue");
                }
            }
            connection.putObject("pageInfo")
                    .put("hasNextPage", shown.size() < later.size())
                    .put("endCursor", shown.isEmpty() ? null : shown.getLast().number() + " " + shown.getLast().created());
        }

        private static Row parse(JsonNode cursor)
        {
            String[] parts = cursor.asText().split(" ");
            return new Row(Long.parseLong(parts[0]), Instant.parse(parts[1]));
        }
    }

    private static Optional<PageRequest> decode(RemoteQuery query, PageRequest page, byte[] body, List<Long> read)
    {
        ColumnDefinition number = ColumnDefinition.column("number", ValueType.BIGINT, "/number", "");
        RemoteResponse response = new RemoteResponse(200, Map.of(), body, Instant.EPOCH, RemoteResponse.Source.LIVE);
        PageAssembler assembler = new PageAssembler(List.of(number));
        DecodedRows rows = new PageDecoder(Map.of(), Map.of()).decode(page, assembler.decoded(page), body);
        Page assembled = assembler.assemble(page, response, rows);
        IntStream.range(0, assembled.getPositionCount()).forEach(position -> read.add(BIGINT.getLong(assembled.getBlock(0), position)));
        return ADAPTER.planner().nextPage(CONNECTION, query, PARTITION, page, new PageOutcome(rows.rows(), rows.captured(), rows.lists(), Map.of()));
    }

    private static byte[] bytes(ObjectNode answer)
    {
        try {
            return MAPPER.writeValueAsBytes(answer);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
