package io.omnisql.benchmarks;

import javax.management.JMException;
import javax.management.ObjectName;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static io.omnisql.benchmarks.Engine.UNCACHED;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * What a scan of a million rows keeps alive while it is under way.
 */
final class ScanMemory
{
    private static final int COPIES = 103;
    private static final int SAMPLES = 3;
    private static final int LATENCY = 5;
    private static final double TARGET_MEGABYTES = 64;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final String SCAN = "SELECT count(*), count(title), max(updated_at), count(state) FROM issues WHERE title <> '' AND owner = 'acme' AND repository IN (%s)".formatted(
            IntStream.rangeClosed(1, COPIES).mapToObj((LargeRepository.NAME + "-%03d")::formatted).map("'%s'"::formatted).collect(joining(", ")));

    private final Engine engine;
    private final GithubService service;

    ScanMemory(Engine engine, GithubService service)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.service = requireNonNull(service, "service is null");
    }

    void run(PrintStream out)
            throws IOException
    {
        String catalog = "scan_memory";
        try (Tape tape = new Tape(service.url(), LATENCY, LargeRepository.NAME)) {
            engine.catalog(catalog, service, service.properties(tape.url()), UNCACHED);
            service.reset();
            // the tape has all answers afterwards, and grows no more
            engine.query(catalog, SCAN);
            long requests = tape.heard();
            tape.underWay();
            long before = liveBytes();
            Times time = new Times();
            long[] rows = new long[1];
            CompletableFuture<Void> scan = CompletableFuture.runAsync(() -> time.measure(() -> rows[0] = (long) engine.query(catalog, SCAN).getFirst().getField(0)));
            long most = 0;
            for (int sample = 1; sample <= SAMPLES; sample++) {
                await(tape, scan, requests * sample / (SAMPLES + 1));
                most = Math.max(most, liveBytes() - before);
            }
            scan.join();
            out.printf("%n### Memory of a long scan%n%n| rows | requests | seconds | live MB at most, of %s samples | target MB |%n|---|---|---|---|---|%n", SAMPLES);
            out.printf("| %,d | %,d | %.1f | %.1f | %.0f |%n", rows[0], requests, time.median() / 1000, most / 1e6, TARGET_MEGABYTES);
        }
    }

    private static void await(Tape tape, CompletableFuture<Void> scan, long requests)
    {
        try {
            while (tape.heard() < requests && !scan.isDone()) {
                Thread.sleep(5);
            }
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Bytes of the objects that a full collection leaves.
     */
    private static long liveBytes()
    {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
            Matcher total = TOTAL.matcher(histogram);
            if (!total.find()) {
                throw new IllegalStateException("No total in the histogram");
            }
            return Long.parseLong(total.group(1));
        }
        catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
