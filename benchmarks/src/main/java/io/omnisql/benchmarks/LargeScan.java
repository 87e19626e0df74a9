package io.omnisql.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.util.List;

import static io.omnisql.benchmarks.Engine.UNCACHED;
import static java.util.Objects.requireNonNull;

/**
 * Times of a scan of the large repository, from a tape, beside a client that a person would write and one that sends the connector's requests.
 */
final class LargeScan
{
    private static final int AT_ONCE = 8;

    private final Engine engine;
    private final GithubService service;
    private final RawClient raw;

    LargeScan(Engine engine, GithubService service, RawClient raw)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.service = requireNonNull(service, "service is null");
        this.raw = requireNonNull(raw, "raw is null");
    }

    void run(PrintStream out, List<Integer> latencies, int rounds)
            throws IOException
    {
        out.printf("%n### Scan of the large repository, %s rounds%n%n", rounds);
        out.println("| latency | requests | at once | OmniSQL ms | plain client's requests | plain client ms | same requests ms | memory ms | OmniSQL / plain | OmniSQL / (same + memory) |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (int latency : latencies) {
            run(out, latency, rounds);
        }
    }

    private void run(PrintStream out, int latency, int rounds)
            throws IOException
    {
        try (Tape tape = new Tape(service.url(), latency, LargeRepository.NAME)) {
            String catalog = "large_" + latency;
            engine.catalog(catalog, service, service.properties(tape.url()), UNCACHED);
            service.reset();
            engine.query(catalog, LargeRepository.SCAN);
            List<HttpRequest> same = tape.questions();
            List<HttpRequest> plain = LargeRepository.plain(service.sandbox().data(), tape.url());
            raw.send(plain, AT_ONCE);
            tape.unheard();
            Times ours = new Times();
            Times person = new Times();
            Times client = new Times();
            Times memory = new Times();
            double underWay = 0;
            for (int round = 0; round < rounds; round++) {
                tape.underWay();
                ours.measure(() -> engine.query(catalog, LargeRepository.SCAN));
                underWay += tape.underWay() / rounds;
                person.measure(() -> raw.send(plain, AT_ONCE));
                client.measure(() -> raw.send(same, AT_ONCE));
                memory.measure(() -> engine.memory(service, LargeRepository.SCAN));
            }
            tape.mustHaveHeardAll();
            out.printf(
                    "| %s ms | %s | %.1f | %s | %s | %s | %s | %s | %.2f | %.2f |%n",
                    latency,
                    same.size(),
                    underWay,
                    ours.spread(),
                    plain.size(),
                    person.spread(),
                    client.spread(),
                    memory.spread(),
                    ours.median() / person.median(),
                    ours.median() / (client.median() + memory.median()));
        }
    }
}
