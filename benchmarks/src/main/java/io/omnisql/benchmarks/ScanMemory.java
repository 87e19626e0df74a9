package io.omnisql.benchmarks;

import io.trino.testing.MaterializedRow;

import javax.management.JMException;
import javax.management.ObjectName;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static io.omnisql.benchmarks.Engine.UNCACHED;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * What a scan of a million rows keeps alive while it is under way, in the whole process: the engine, the connector, and the tape's answers on their way.
 */
final class ScanMemory
{
    private static final int COPIES = 103;
    private static final int SAMPLES = 6;
    private static final int LATENCY = 10;
    private static final double TARGET_MEGABYTES = 64;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    /**
     * What the collector writes into gaps.
     */
    private static final Pattern FILLER = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+\\S*jdk\\.internal\\.vm\\.Filler");
    /**
     * Answers are kept for other queries up to a size that is configured, whoever scans.
     */
    private static final Map<String, String> LEAST_CACHE = Map.of("omnisql.cache.memory-size", "1MB", "omnisql.cache.decoded-size", "1MB");
    private static final String SELECT = "SELECT count(*), count(title), count(state), count(user_login), max(created_at) FROM issues WHERE owner = 'acme' AND repository IN (%s)";
    private static final String SCAN = SELECT.formatted(IntStream.rangeClosed(1, COPIES).mapToObj((LargeRepository.NAME + "-%03d")::formatted).map("'%s'"::formatted).collect(joining(", ")));

    private final Engine engine;
    private final GithubService service;

    ScanMemory(Engine engine, GithubService service)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.service = requireNonNull(service, "service is null");
    }

    /**
     * @return whether the rows were counted right
     */
    boolean run(PrintStream out)
            throws IOException, InterruptedException
    {
        String catalog = "scan_memory";
        try (Tape tape = new Tape(service.url(), LATENCY, LargeRepository.NAME)) {
            tape.keepNoCopies();
            Map<String, String> properties = new HashMap<>(service.properties(tape.url()));
            properties.putAll(LEAST_CACHE);
            engine.catalog(catalog, service, properties, UNCACHED);
            service.reset();
            tape.underWay();
            long rows = count(engine.query(catalog, SELECT.formatted("'%s-001'".formatted(LargeRepository.NAME))));
            long requests = tape.heard() * COPIES;
            tape.unheard();
            tape.underWay();
            long before = liveBytes();
            List<MaterializedRow> answer = new ArrayList<>();
            Times time = new Times();
            // in a thread of its own: what others share may be needed for the answers
            Thread scan = new Thread(() -> time.measure(() -> answer.addAll(engine.query(catalog, SCAN))), "scan");
            scan.start();
            long most = 0;
            int samples = 0;
            while (samples < SAMPLES && await(tape, scan, requests * (samples + 1) / (SAMPLES + 1))) {
                most = Math.max(most, liveBytes() - before);
                samples++;
            }
            scan.join();
            long asked = tape.heard();
            tape.mustHaveHeardAll();
            boolean same = !answer.isEmpty() && count(answer) == COPIES * rows;
            out.printf("%n### Memory of a scan of a million rows%n%n| rows | requests | seconds | live MB at most, of %s samples | target MB | |%n|---|---|---|---|---|---|%n", samples);
            out.printf("| %,d | %,d | %.1f | %.1f | %.0f | %s |%n", count(answer), asked, time.median() / 1000, most / 1e6, TARGET_MEGABYTES, same ? "✓" : "not passed");
            return same;
        }
    }

    private static long count(List<MaterializedRow> rows)
    {
        return (long) rows.getFirst().getField(0);
    }

    /**
     * @return whether the scan is still under way when so many requests were sent
     */
    private static boolean await(Tape tape, Thread scan, long requests)
            throws InterruptedException
    {
        while (scan.isAlive() && tape.heard() < requests) {
            Thread.sleep(5);
        }
        return scan.isAlive();
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
            long fillers = FILLER.matcher(histogram).results().mapToLong(filler -> Long.parseLong(filler.group(1))).sum();
            return Long.parseLong(total.group(1)) - fillers;
        }
        catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
