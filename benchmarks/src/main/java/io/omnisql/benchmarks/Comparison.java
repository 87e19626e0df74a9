package io.omnisql.benchmarks;

import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * Times of a service's works beside a raw client that sends the same requests, as many at once, and beside the engine's memory.
 */
final class Comparison
{
    private final Engine engine;
    private final RawClient raw;
    private final PrintStream out;

    Comparison(Engine engine, RawClient raw, PrintStream out)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.raw = requireNonNull(raw, "raw is null");
        this.out = requireNonNull(out, "out is null");
    }

    private record Row(RequestGates.Passage passage, List<HttpRequest> requests, int atOnce, Times connector, Times client, Times memory) {}

    void run(Service service, List<Work> works, int latency, int rounds)
    {
        RequestGates gates = new RequestGates(engine);
        service.latency(latency);
        List<Row> rows = new ArrayList<>();
        for (Work work : works) {
            RequestGates.Passage passage = gates.check(service, work);
            List<HttpRequest> requests = passage.requests().stream().map(service::again).toList();
            rows.add(new Row(passage, requests, Concurrency.most(passage.requests()), new Times(), new Times(), new Times()));
        }
        for (int round = 0; round < rounds; round++) {
            for (Row row : rows) {
                String sql = row.passage().work().sql();
                service.reset();
                row.connector().measure(() -> engine.query(service.name(), sql));
                row.client().measure(() -> raw.send(row.requests(), row.atOnce()));
                row.memory().measure(() -> engine.memory(service, sql));
            }
        }
        service.latency(0);
        print(service, latency, rounds, rows);
    }

    private void print(Service service, int latency, int rounds, List<Row> rows)
    {
        out.printf("%n### %s, %s ms latency, %s rounds%n%n", service.name(), latency, rounds);
        out.println("| work | requests (at most) | at once | kB | OmniSQL ms | raw client ms | memory ms | OmniSQL / (raw + memory) |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            RequestGates.Passage passage = row.passage();
            out.printf(
                    "| %s | %s (%s)%s | %s | %.0f | %s | %s | %s | %.2f |%n",
                    passage.work().name(),
                    passage.requests().size(),
                    passage.work().mostRequests(),
                    passage.passed() ? "" : " **" + passage.failure() + "**",
                    row.atOnce(),
                    passage.bytes() / 1000.0,
                    row.connector().spread(),
                    row.client().spread(),
                    row.memory().spread(),
                    row.connector().median() / (row.client().median() + row.memory().median()));
        }
    }

    static void printGates(PrintStream out, Map<Service, List<RequestGates.Passage>> passages)
    {
        passages.forEach((service, all) -> {
            out.printf("%n### %s%n%n| work | requests | at most | kB | |%n|---|---|---|---|---|%n", service.name());
            all.forEach(passage -> out.printf(
                    "| %s | %s | %s | %.0f | %s |%n",
                    passage.work().name(),
                    passage.requests().size(),
                    passage.work().mostRequests(),
                    passage.bytes() / 1000.0,
                    passage.verdict()));
        });
    }
}
