package io.omnisql.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import static io.omnisql.benchmarks.Engine.UNCACHED;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A query over the engine's memory, alone, beside three cold scans, and beside a raw client that sends the scans' requests.
 */
final class Isolation
{
    private static final int SCANS = 3;
    private static final int CHAINS = 24;
    private static final int IN_FLIGHT = 32;
    /**
     * Milliseconds: what a service near by takes, and one far away, at which as many requests are under way all the time as there may be.
     */
    private static final List<Integer> LATENCIES = List.of(50, 200);
    /**
     * Queries beside each load before anything is measured: of fewer, the compiler's work is measured.
     */
    private static final int WARM_UP = 1_000;
    /**
     * As many, once it is warm.
     */
    private static final int WARM_UP_AGAIN = 100;
    private static final int SETTLING_MILLIS = 1_500;
    private static final String QUERY = "SELECT k % 100, count(*), sum(v) FROM memory.github.numbers GROUP BY 1";
    private static final String SCAN = "SELECT count(title), count(user_login), max(updated_at) FROM issues WHERE owner = 'acme' AND repository IN (%s)".formatted(
            IntStream.rangeClosed(1, CHAINS).mapToObj("'platform-%02d'"::formatted).collect(joining(", ")));

    private final Engine engine;
    private final GithubService service;
    private final RawClient raw;

    Isolation(Engine engine, GithubService service, RawClient raw)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.service = requireNonNull(service, "service is null");
        this.raw = requireNonNull(raw, "raw is null");
    }

    void run(PrintStream out, int rounds, int queries)
            throws IOException
    {
        engine.query("memory", "CREATE TABLE memory.github.numbers AS SELECT k, k * 7 AS v FROM UNNEST(sequence(1, 10000)) AS t (k)");
        int warmUp = WARM_UP;
        for (int latency : LATENCIES) {
            run(out, rounds, queries, latency, warmUp);
            warmUp = WARM_UP_AGAIN;
        }
    }

    private void run(PrintStream out, int rounds, int queries, int latency, int warmUp)
            throws IOException
    {
        String catalog = "isolation_" + latency;
        Times alone = new Times();
        Times besideScans = new Times();
        Times besideClient = new Times();
        double scansInFlight = 0;
        double clientInFlight = 0;
        AtomicLong scans = new AtomicLong();
        try (Tape tape = new Tape(service.url(), latency, "platform")) {
            engine.catalog(catalog, service, service.properties(tape.url()), UNCACHED);
            service.reset();
            engine.query(catalog, SCAN);
            List<HttpRequest> requests = tape.questions();
            tape.unheard();
            Times discarded = new Times();
            beside(SCANS, () -> engine.query(catalog, SCAN), () -> measure(discarded, warmUp));
            beside(1, () -> raw.send(requests, IN_FLIGHT), () -> measure(discarded, warmUp));
            for (int round = 0; round < rounds; round++) {
                measure(alone, queries);
                tape.underWay();
                beside(SCANS, () -> {
                    engine.query(catalog, SCAN);
                    scans.incrementAndGet();
                }, () -> measure(besideScans, queries));
                scansInFlight += tape.underWay() / rounds;
                beside(1, () -> raw.send(requests, IN_FLIGHT), () -> measure(besideClient, queries));
                clientInFlight += tape.underWay() / rounds;
            }
            tape.mustHaveHeardAll();
        }
        out.printf("%n### Isolation: GROUP BY of 10,000 rows in memory, %s rounds of %s queries, %s ms latency%n%n", rounds, queries, latency);
        out.println("| beside | requests under way | p50 ms | p95 ms | p50 ratio | p95 ratio |");
        out.println("|---|---|---|---|---|---|");
        print(out, "nothing", 0, alone, alone);
        print(out, "3 cold scans (%s were finished)".formatted(scans), scansInFlight, besideScans, alone);
        print(out, "a raw client with the same requests", clientInFlight, besideClient, alone);
    }

    private void measure(Times times, int queries)
    {
        for (int query = 0; query < queries; query++) {
            times.measure(() -> engine.query("memory", QUERY));
        }
    }

    private static void beside(int threads, Runnable load, Runnable measured)
    {
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<CompletableFuture<Void>> loads = IntStream.range(0, threads)
                    .mapToObj(_ -> CompletableFuture.runAsync(() -> {
                        while (!ended.get()) {
                            load.run();
                        }
                    }, executor))
                    .toList();
            try {
                Thread.sleep(SETTLING_MILLIS);
                measured.run();
            }
            catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            finally {
                ended.set(true);
            }
            loads.forEach(CompletableFuture::join);
        }
    }

    private static void print(PrintStream out, String beside, double underWay, Times times, Times alone)
    {
        out.printf(
                "| %s | %.0f | %.0f | %.0f | %.2f | %.2f |%n",
                beside,
                underWay,
                times.median(),
                times.quantile(0.95),
                times.median() / alone.median(),
                times.quantile(0.95) / alone.quantile(0.95));
    }
}
