package io.omnisql.benchmarks;

import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.data.Issue;
import io.trino.testing.MaterializedRow;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

import static io.omnisql.benchmarks.Engine.UNCACHED;
import static java.util.Objects.requireNonNull;

/**
 * A repository of 25,000 issues, more than pages with numbers show.
 */
final class PageCap
{
    private static final int ISSUES = 25_000;
    private static final int MOST_REQUESTS = 262;
    private static final String SCAN = "SELECT number, title, state FROM issues WHERE owner = 'acme' AND repository = '%s'".formatted(LargeRepository.NAME);

    private record Row(long number, String title, String state) {}

    private final Engine engine;

    PageCap(Engine engine)
    {
        this.engine = requireNonNull(engine, "engine is null");
    }

    /**
     * @return whether each row was given once, by no more requests than allowed
     */
    boolean run(PrintStream out)
    {
        try (GithubService service = new GithubService("github_page_cap", GithubSandbox.Options.defaults().withLargeRepository(ISSUES), Map.of(), _ -> List.of(), _ -> List.of())) {
            engine.catalog(service.name(), service, service.properties(), UNCACHED);
            service.reset();
            List<MaterializedRow> rows = engine.query(service.name(), SCAN);
            int requests = service.counted().size();
            List<Row> given = rows.stream().map(row -> new Row((long) row.getField(0), (String) row.getField(1), (String) row.getField(2))).sorted((a, b) -> Long.compare(a.number(), b.number())).toList();
            List<Row> expected = service.sandbox().data().issues("acme", LargeRepository.NAME).stream().map(PageCap::row).toList();
            boolean passed = given.equals(expected) && requests <= MOST_REQUESTS;
            out.printf("%n### Beyond the page cap%n%n| work | requests | at most | rows | |%n|---|---|---|---|---|%n");
            out.printf("| scan of %,d issues | %s | %s | %,d | %s |%n", expected.size(), requests, MOST_REQUESTS, given.size(), passed ? "✓" : "not passed");
            return passed;
        }
    }

    private static Row row(Issue issue)
    {
        return new Row(issue.number(), issue.title(), issue.isOpen() ? "open" : "closed");
    }
}
