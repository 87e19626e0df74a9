package io.omnisql.benchmarks;

import io.airlift.log.Level;
import io.airlift.log.Logging;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints what the connectors' work costs, and fails when it takes more requests than it may. Takes {@code --quick} for the requests only,
 * {@code --isolation} for these and the isolation only, {@code --large} for these and the large repository only, {@code --rounds <n>} and {@code --warm-up <queries>}.
 */
public final class Benchmark
{
    private static final List<Integer> LATENCIES = List.of(50, 10, 200);

    private final PrintStream out;
    private final boolean quick;
    private final boolean isolationOnly;
    private final boolean largeOnly;
    private final int rounds;
    private final int warmUp;

    private Benchmark(PrintStream out, List<String> arguments)
    {
        this.out = out;
        this.quick = arguments.contains("--quick");
        this.isolationOnly = arguments.contains("--isolation");
        this.largeOnly = arguments.contains("--large");
        this.rounds = number(arguments, "--rounds", 3);
        this.warmUp = number(arguments, "--warm-up", 300);
    }

    private static int number(List<String> arguments, String name, int otherwise)
    {
        int index = arguments.indexOf(name);
        return index < 0 ? otherwise : Integer.parseInt(arguments.get(index + 1));
    }

    public static void main(String[] arguments)
    {
        PrintStream out = System.out;
        Logging logging = Logging.initialize();
        logging.setLevel("", Level.ERROR);
        int status = 1;
        try {
            status = new Benchmark(out, List.of(arguments)).run() ? 0 : 1;
        }
        catch (Throwable e) {
            // what is written to System.err is logged, and not shown
            e.printStackTrace(out);
        }
        System.exit(status);
    }

    private boolean run()
            throws Exception
    {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        out.printf(
                "%s cores, %,d MB for the JVM, %s %s, %s %s, load %.1f%n",
                system.getAvailableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                System.getProperty("java.vm.name"),
                Runtime.version(),
                system.getName(),
                system.getArch(),
                system.getSystemLoadAverage());
        try (GithubService github = GithubService.platform();
                GithubService organization = GithubOrganization.service();
                GithubService large = LargeRepository.service();
                SalesforceService salesforce = new SalesforceService();
                JiraService jira = new JiraService();
                Engine engine = new Engine(List.of(github, organization, large, salesforce, jira));
                RawClient raw = new RawClient(true)) {
            List<Service> services = List.of(github, organization, large, salesforce, jira);
            Dashboard dashboard = new Dashboard(engine, github);
            boolean passed = gates(engine, services) & dashboardGates(dashboard);
            if (!quick) {
                warmUp(engine, services);
                if (!isolationOnly && !largeOnly) {
                    compare(engine, List.of(github, organization, salesforce, jira), dashboard, raw);
                }
                if (!largeOnly) {
                    new Isolation(engine, github, raw).run(out, rounds, 20);
                }
                if (!isolationOnly) {
                    passed &= large(engine, large, raw);
                }
            }
            out.printf("%n%s%n", passed ? "All gates were passed." : "A gate was not passed.");
            return passed;
        }
    }

    private void compare(Engine engine, List<Service> services, Dashboard dashboard, RawClient raw)
    {
        dashboard.compare(out, rounds * 10);
        Comparison comparison = new Comparison(engine, raw, out);
        for (Service service : services) {
            for (int latency : LATENCIES) {
                comparison.run(service, latency == LATENCIES.getFirst() ? service.allWorks() : service.works(), latency, rounds);
            }
        }
    }

    private boolean large(Engine engine, GithubService large, RawClient raw)
            throws Exception
    {
        new LargeScan(engine, large, raw).run(out, LATENCIES, rounds);
        new ScanCost(engine, large).run(out, rounds);
        return new ScanMemory(engine, large).run(out) & new LimitedScan(engine, large).run(out) & new PageCap(engine).run(out) & new Refresh(engine, large).run(out);
    }

    private boolean gates(Engine engine, List<Service> services)
    {
        RequestGates gates = new RequestGates(engine);
        Map<Service, List<RequestGates.Passage>> passages = new LinkedHashMap<>();
        for (Service service : services) {
            passages.put(service, service.allWorks().stream().map(work -> gates.check(service, work)).toList());
        }
        Comparison.printGates(out, passages);
        return passages.values().stream().flatMap(List::stream).allMatch(RequestGates.Passage::passed);
    }

    private boolean dashboardGates(Dashboard dashboard)
    {
        Dashboard.Cold cold = dashboard.cold();
        int warm = dashboard.warm();
        out.printf("%n### Dashboard of github%n%n| work | requests | at most | | |%n|---|---|---|---|---|%n");
        out.printf("| 5 tiles, cold | %s | | | |%n", cold.one());
        out.printf("| 5 tiles, warm | %s | 0 | | %s |%n", warm, warm == 0 ? "✓" : "not passed");
        out.printf("| %s users open 5 tiles, cold | %s | %s | | %s |%n", Dashboard.USERS, cold.many(), cold.one(), cold.many() == cold.one() ? "✓" : "not passed");
        return warm == 0 && cold.many() == cold.one();
    }

    private void warmUp(Engine engine, List<Service> services)
    {
        List<Runnable> queries = new ArrayList<>();
        for (Service service : services) {
            for (Work work : service.allWorks()) {
                queries.add(() -> {
                    service.reset();
                    engine.query(service.name(), work.sql());
                });
                queries.add(() -> engine.memory(service, work.sql()));
            }
        }
        long start = System.nanoTime();
        for (int query = 0; query < warmUp; query++) {
            queries.get(query % queries.size()).run();
        }
        out.printf("%nWarmed up by %s queries in %.0f s.%n", warmUp, (System.nanoTime() - start) / 1e9);
    }
}
