package io.omnisql.benchmarks;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

import static io.omnisql.benchmarks.Engine.UNCACHED;
import static java.util.Objects.requireNonNull;

/**
 * Processor time of a scan, beside what it costs to send its requests and what the same query costs over memory.
 */
final class ScanCost
{
    private static final int LATENCY = 5;
    private static final int AT_ONCE = 8;
    private static final int REPETITIONS = 8;
    private static final int WARM_UP = 300;
    private static final double TARGET = 130;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Engine engine;
    private final GithubService service;

    ScanCost(Engine engine, GithubService service)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.service = requireNonNull(service, "service is null");
    }

    void run(PrintStream out, int rounds)
            throws IOException
    {
        String catalog = "scan_cost";
        List<Double> scans = new ArrayList<>();
        List<Double> requests = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        // answers stay packed, so that unpacking counts as the scan's
        try (Tape tape = new Tape(service.url(), LATENCY, LargeRepository.NAME); RawClient raw = new RawClient(false)) {
            engine.catalog(catalog, service, service.properties(tape.url()), UNCACHED);
            service.reset();
            engine.query(catalog, LargeRepository.SCAN);
            List<HttpRequest> questions = tape.questions();
            for (int i = 0; i < WARM_UP; i++) {
                engine.query(catalog, LargeRepository.SCAN);
                raw.send(questions, AT_ONCE);
                engine.memory(service, LargeRepository.SCAN);
            }
            tape.unheard();
            for (int round = 0; round < rounds; round++) {
                scans.add(millis(() -> engine.query(catalog, LargeRepository.SCAN)));
                requests.add(millis(() -> raw.send(questions, AT_ONCE)));
                memory.add(millis(() -> engine.memory(service, LargeRepository.SCAN)));
            }
            tape.mustHaveHeardAll();
        }
        out.printf("%n### Processor time of a scan of 9,800 issues, %s rounds of %s%n%n", rounds, REPETITIONS);
        out.println("| scan ms | its requests ms | the query over memory ms | scan - requests ms | scan - requests - memory ms | target ms |");
        out.println("|---|---|---|---|---|---|");
        double own = median(scans) - median(requests);
        out.printf("| %.0f | %.0f | %.0f | %.0f | %.0f | %.0f |%n", median(scans), median(requests), median(memory), own, own - median(memory), TARGET);
    }

    /**
     * Of all threads of this process, of one repetition.
     */
    private double millis(Runnable work)
    {
        long start = system.getProcessCpuTime();
        for (int i = 0; i < REPETITIONS; i++) {
            work.run();
        }
        return (system.getProcessCpuTime() - start) / 1e6 / REPETITIONS;
    }

    private static double median(List<Double> values)
    {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
