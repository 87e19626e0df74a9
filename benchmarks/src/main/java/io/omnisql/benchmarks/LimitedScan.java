package io.omnisql.benchmarks;

import io.trino.testing.MaterializedRow;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.omnisql.benchmarks.Engine.UNCACHED;
import static java.util.Objects.requireNonNull;

/**
 * A scan of a service that answers 15 requests a second and refuses others with 403 and {@code Retry-After}: by a connection that knows the rate, and by one that does not.
 */
final class LimitedScan
{
    private static final int PER_SECOND = 15;
    private static final int LATENCY = 50;
    private static final int MEMORY_ROUNDS = 5;

    private final Engine engine;
    private final GithubService service;

    LimitedScan(Engine engine, GithubService service)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.service = requireNonNull(service, "service is null");
    }

    /**
     * @return whether the rows were right
     */
    boolean run(PrintStream out)
            throws IOException
    {
        out.printf("%n### Scan of 9,800 issues where %s requests a second are allowed%n%n", PER_SECOND);
        out.println("| the connection's rate | granted | refused | told to wait s | seconds | at least | ratio | rows |");
        out.println("|---|---|---|---|---|---|---|---|");
        return run(out, "known", Map.of("omnisql.remote.calls-per-second", Integer.toString(PER_SECOND))) & run(out, "not known", Map.of());
    }

    private boolean run(PrintStream out, String name, Map<String, String> rate)
            throws IOException
    {
        try (Tape tape = new Tape(service.url(), LATENCY, LargeRepository.NAME)) {
            String catalog = "limited_" + name.replace(' ', '_');
            Map<String, String> properties = new HashMap<>(service.properties(tape.url()));
            properties.putAll(rate);
            // the tape is filled over a connection of its own, which leaves the other's permits alone
            engine.catalog(catalog + "_filling", service, service.properties(tape.url()), UNCACHED);
            engine.catalog(catalog, service, properties, UNCACHED);
            service.reset();
            engine.query(catalog + "_filling", LargeRepository.SCAN);
            Allowance allowance = new Allowance(PER_SECOND, PER_SECOND);
            tape.limit(allowance);
            List<MaterializedRow> rows = new ArrayList<>();
            Times scan = new Times();
            scan.measure(() -> rows.addAll(engine.query(catalog, LargeRepository.SCAN)));
            boolean same = rows.equals(engine.memory(service, LargeRepository.SCAN));
            Times memory = new Times();
            for (int i = 0; i < MEMORY_ROUNDS; i++) {
                memory.measure(() -> engine.memory(service, LargeRepository.SCAN));
            }
            double seconds = scan.median() / 1000;
            double least = allowance.seconds(allowance.granted()) + memory.median() / 1000;
            out.printf(
                    "| %s | %s | %s | %s | %.2f | %.2f | %.2f | %s |%n",
                    name,
                    allowance.granted(),
                    allowance.refused(),
                    allowance.told(),
                    seconds,
                    least,
                    seconds / least,
                    same ? "✓" : "not passed");
            return same;
        }
    }
}
