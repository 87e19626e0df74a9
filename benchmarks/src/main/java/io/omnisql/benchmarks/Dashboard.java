package io.omnisql.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static java.util.Objects.requireNonNull;

/**
 * Five tiles that a person opens again and again, and that many people open at the same moment.
 */
final class Dashboard
{
    static final int USERS = 20;

    private static final List<String> TILES = List.of(
            "SELECT count(*) FROM issues WHERE state = 'open' AND " + GithubWorks.REPOSITORY,
            "SELECT state, count(*) FROM issues WHERE " + GithubWorks.REPOSITORY + " GROUP BY state",
            "SELECT number, title, updated_at FROM issues WHERE " + GithubWorks.REPOSITORY + " ORDER BY updated_at DESC LIMIT 10",
            "SELECT user_login, count(*), sum(additions) FROM pull_requests WHERE merged AND " + GithubWorks.REPOSITORY + " GROUP BY user_login ORDER BY 2 DESC LIMIT 10",
            "SELECT repository, open_issues_count FROM repositories ORDER BY 2 DESC LIMIT 5");

    private final Engine engine;
    private final GithubService service;
    private int catalogs;

    Dashboard(Engine engine, GithubService service)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.service = requireNonNull(service, "service is null");
    }

    /**
     * Requests of one user and of many at once, both without anything in the cache.
     */
    record Cold(int one, int many) {}

    Cold cold()
    {
        return new Cold(open(1), open(USERS));
    }

    private int open(int users)
    {
        String catalog = coldCatalog();
        service.reset();
        try (ExecutorService executor = Executors.newFixedThreadPool(users)) {
            List<CompletableFuture<Void>> all = IntStream.range(0, users).mapToObj(_ -> CompletableFuture.runAsync(() -> open(catalog), executor)).toList();
            all.forEach(CompletableFuture::join);
        }
        return service.counted().size();
    }

    private String coldCatalog()
    {
        catalogs++;
        String catalog = "dashboard" + catalogs;
        engine.catalog(catalog, service, service.properties(), Engine.CACHED);
        return catalog;
    }

    private void open(String catalog)
    {
        TILES.forEach(tile -> engine.query(catalog, tile));
    }

    /**
     * Requests of a user who opens it again.
     */
    int warm()
    {
        String catalog = coldCatalog();
        open(catalog);
        service.reset();
        open(catalog);
        return service.counted().size();
    }

    /**
     * Times of each tile when it is warm, beside the engine's memory.
     */
    void compare(PrintStream out, int rounds)
    {
        String catalog = coldCatalog();
        open(catalog);
        service.reset();
        List<Times> cached = TILES.stream().map(_ -> new Times()).toList();
        List<Times> memory = TILES.stream().map(_ -> new Times()).toList();
        for (int round = 0; round < rounds; round++) {
            for (int tile = 0; tile < TILES.size(); tile++) {
                String sql = TILES.get(tile);
                cached.get(tile).measure(() -> engine.query(catalog, sql));
                memory.get(tile).measure(() -> engine.memory(service, sql));
            }
        }
        out.printf("%n### Warm dashboard, %s rounds, %s requests%n%n", rounds, service.counted().size());
        out.println("| tile | OmniSQL p50 / p99 ms | memory p50 / p99 ms | p50 ratio | p99 ratio |");
        out.println("|---|---|---|---|---|");
        for (int tile = 0; tile < TILES.size(); tile++) {
            Times ours = cached.get(tile);
            Times floor = memory.get(tile);
            out.printf(
                    "| `%s` | %.0f / %.0f | %.0f / %.0f | %.2f | %.2f |%n",
                    TILES.get(tile).replace(" AND " + GithubWorks.REPOSITORY, " …").replace(GithubWorks.REPOSITORY, "…"),
                    ours.median(),
                    ours.quantile(0.99),
                    floor.median(),
                    floor.quantile(0.99),
                    ours.median() / floor.median(),
                    ours.quantile(0.99) / floor.quantile(0.99));
        }
    }
}
