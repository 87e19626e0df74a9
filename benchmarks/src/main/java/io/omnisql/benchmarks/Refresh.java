package io.omnisql.benchmarks;

import io.omnisql.sandbox.github.control.Changes.IssueChange;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Repository;
import io.trino.testing.MaterializedRow;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;

import static io.omnisql.benchmarks.Engine.UNCACHED;
import static java.util.Objects.requireNonNull;

/**
 * A scan again after its staleness bound, when 0.5 % of the rows changed. It changes the service's rows, and so comes last.
 */
final class Refresh
{
    private static final int CHANGED = 49;
    private static final int STALENESS_SECONDS = 2;
    private static final String SCAN = "SELECT number, title, state FROM issues WHERE owner = 'acme' AND repository = '%s'".formatted(LargeRepository.NAME);

    private final Engine engine;
    private final GithubService service;

    Refresh(Engine engine, GithubService service)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.service = requireNonNull(service, "service is null");
    }

    private record Cost(int requests, long bytes, List<MaterializedRow> rows) {}

    /**
     * @return whether the rows are those of a scan without a cache
     */
    boolean run(PrintStream out)
            throws InterruptedException
    {
        String catalog = "refresh";
        engine.catalog(catalog, service, service.properties(), STALENESS_SECONDS + "s");
        Cost first = scan(catalog);
        change();
        Thread.sleep(STALENESS_SECONDS * 1_000L + 500);
        Cost again = scan(catalog);
        engine.catalog(catalog + "_fresh", service, service.properties(), UNCACHED);
        Cost fresh = scan(catalog + "_fresh");
        boolean same = new HashSet<>(again.rows()).equals(new HashSet<>(fresh.rows())) && again.rows().size() == fresh.rows().size();
        out.printf("%n### Refresh after the staleness bound, 0.5 %% of 9,800 rows changed%n%n");
        out.println("| scan | requests | kB | target | rows |");
        out.println("|---|---|---|---|---|");
        out.printf("| first | %s | %.0f | | |%n", first.requests(), first.bytes() / 1000.0);
        out.printf(
                "| again | %s | %.0f | 3 requests, 2 %% of the bytes%s | %s |%n",
                again.requests(),
                again.bytes() / 1000.0,
                again.requests() <= 3 && again.bytes() <= first.bytes() / 50 ? "" : ": missed",
                same ? "✓" : "not passed");
        return same;
    }

    private Cost scan(String catalog)
    {
        service.reset();
        List<MaterializedRow> rows = engine.query(catalog, SCAN);
        return new Cost(service.counted().size(), service.counted().stream().mapToLong(request -> request.bytes()).sum(), rows);
    }

    private void change()
    {
        Repository repository = service.sandbox().data().repository("acme", LargeRepository.NAME).orElseThrow();
        List<? extends Conversation> issues = service.sandbox().data().issues("acme", LargeRepository.NAME);
        for (int i = 0; i < CHANGED; i++) {
            service.sandbox().changes().editIssue(repository, issues.get(i * 200), new IssueChange("Changed " + i, null, null, null, null, null));
        }
    }
}
