package io.omnisql.plugin.jira.property;

import com.fasterxml.jackson.databind.JsonNode;
import io.airlift.log.Logger;
import io.omnisql.plugin.jira.jql.ClauseKind;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.remote.RemoteErrors;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static com.google.common.base.Throwables.throwIfUnchecked;
import static io.omnisql.plugin.jira.Adapters.ADAPTER;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.concurrent.Executors.newFixedThreadPool;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Jira finds for random filters is what SQL means, or more where the verdict says so: of users in New York, Kolkata and Auckland, with
 * points in time in milliseconds and on the users' clocks.
 */
@Tag("large")
class TestJqlProperty
{
    private static final Logger log = Logger.get(TestJqlProperty.class);
    private static final int CASES = Integer.getInteger("omnisql.property.cases", 2_200);
    private static final int THREADS = 4;

    private record Subject(SandboxSite site, TableDefinition issues, SiteRows rows) {}

    private record Case(Subject subject, RemoteQuery query, String description) {}

    @Test
    void testRandomFilters()
            throws InterruptedException
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        Random random = new Random(seed);
        try (JiraSandbox sandbox = JiraSandbox.start(); HttpClient client = HttpClient.newHttpClient(); ExecutorService executor = newFixedThreadPool(THREADS)) {
            List<Case> cases = cases(random, seed, subjects(sandbox, client));
            long exact = cases.stream().filter(each -> each.query().isExact()).count();
            log.info("%s random filters, %s of them exact, with -Domnisql.property.seed=%s", cases.size(), exact, seed);
            assertThat(exact).isPositive().isLessThan(cases.size());
            assertThat(cases.stream().flatMap(TestJqlProperty::traits).distinct()).describedAs("seed %s", seed).containsExactlyInAnyOrder(Trait.values());
            List<Future<?>> checks = new ArrayList<>();
            cases.forEach(each -> checks.add(executor.submit(() -> check(each.subject(), each.query(), each.description()))));
            try {
                for (Future<?> check : checks) {
                    await(check);
                }
            }
            finally {
                executor.shutdownNow();
            }
        }
    }

    private static void await(Future<?> check)
            throws InterruptedException
    {
        try {
            check.get();
        }
        catch (ExecutionException e) {
            throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * As many cases on every machine, and the same for a seed.
     */
    private static List<Case> cases(Random random, long seed, List<Subject> subjects)
    {
        List<FilterGenerator> generators = subjects.stream().map(subject -> new FilterGenerator(random, subject.rows())).toList();
        List<Case> cases = new ArrayList<>();
        while (cases.size() < CASES) {
            int index = random.nextInt(subjects.size());
            RemoteQuery query = query(subjects.get(index), generators.get(index).next());
            if (!query.filters().isEmpty()) {
                cases.add(new Case(subjects.get(index), query, "seed %s, case %s: %s".formatted(seed, cases.size(), query.filters())));
            }
        }
        return cases;
    }

    private static Stream<Trait> traits(Case each)
    {
        return each.query().filters().stream()
                .flatMap(filter -> leaves(filter.predicate()))
                .flatMap(leaf -> Trait.of(each.query().column(leaf.column()), leaf, each.subject().rows().values(leaf.column())))
                .distinct();
    }

    private static Stream<ColumnPredicate> leaves(RemotePredicate predicate)
    {
        return switch (predicate) {
            case ColumnPredicate leaf -> Stream.of(leaf);
            case AnyOf any -> any.alternatives().stream().flatMap(TestJqlProperty::leaves);
            case AllOf all -> all.conjuncts().stream().flatMap(TestJqlProperty::leaves);
        };
    }

    private static List<Subject> subjects(JiraSandbox sandbox, HttpClient client)
    {
        List<Subject> subjects = new ArrayList<>();
        for (SandboxAccount account : List.of(SandboxAccount.ACME_ADMIN, SandboxAccount.ACME_DEVELOPER, SandboxAccount.ACME_GUEST)) {
            SandboxSite plain = new SandboxSite(sandbox, client, account, Map.of());
            SiteRows rows = SiteRows.read(plain, issues(plain).columns().stream().filter(TestJqlProperty::isSearched).toList());
            for (Map<String, String> properties : List.of(Map.<String, String>of(), Map.of("time-literals", "zone"))) {
                SandboxSite site = new SandboxSite(sandbox, client, account, properties);
                subjects.add(new Subject(site, issues(site), rows));
            }
        }
        return subjects;
    }

    private static TableDefinition issues(SandboxSite site)
    {
        return ADAPTER.tables().find(site.connection(), "issues", site).orElseThrow();
    }

    private static boolean isSearched(ColumnDefinition column)
    {
        return !column.filter().equals(FilterSupport.NONE)
                && IssueClause.of(column).kind().filter(kind -> kind != ClauseKind.KEY && kind != ClauseKind.ID).isPresent();
    }

    /**
     * The query with those of the filters that are pushed.
     */
    private static RemoteQuery query(Subject subject, List<RemotePredicate> predicates)
    {
        RemoteQuery query = RemoteQuery.scan(subject.issues()).withColumns(List.of("id"));
        List<RemoteFilter> filters = new ArrayList<>();
        for (RemotePredicate predicate : predicates) {
            Verdict verdict = verdict(query, predicate);
            if (verdict != NEVER) {
                filters.add(new RemoteFilter(predicate, verdict));
            }
        }
        return query.withFilters(filters).withLimit(OptionalLong.of(1));
    }

    private static Verdict verdict(RemoteQuery query, RemotePredicate predicate)
    {
        return switch (predicate) {
            case ColumnPredicate single -> verdict(query, single);
            case AnyOf any when ADAPTER.pushdown().disjunction(query, any) -> any.alternatives().stream().map(alternative -> verdict(query, alternative)).reduce(EXACT, Verdict::weaker);
            default -> NEVER;
        };
    }

    private static Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        FilterSupport support = query.column(predicate.column()).filter();
        Verdict allowed = switch (predicate) {
            case Contains _ -> support.contains();
            case Values values when values.isNull() || values.isNotNull() -> support.nullTest();
            case Values values -> {
                Verdict verdict = values.excludedValues().isPresent() ? support.exclusion() : values.ranges().stream().allMatch(RemoteRange::isSingleValue) ? support.equality() : support.range();
                yield values.nullAllowed() ? verdict.weaker(support.nullTest()) : verdict;
            }
            default -> NEVER;
        };
        return allowed == NEVER ? NEVER : allowed.weaker(ADAPTER.pushdown().filter(query, predicate));
    }

    private static void check(Subject subject, RemoteQuery query, String description)
    {
        Set<String> expected = subject.rows().matching(query.filters().stream().map(RemoteFilter::predicate).toList());
        Set<String> found = new HashSet<>();
        for (RemotePartition partition : ADAPTER.planner().partition(subject.site().connection(), query, subject.site())) {
            found.addAll(search(subject, query, partition, description));
        }
        if (query.isExact()) {
            assertThat(found).describedAs(description).isEqualTo(expected);
        }
        else {
            assertThat(found).describedAs(description).containsAll(expected);
        }
    }

    private static List<String> search(Subject subject, RemoteQuery query, RemotePartition partition, String description)
    {
        try {
            return ids(subject, partition);
        }
        catch (TrinoException e) {
            ScanException refusal = RemoteErrors.refusal(e).orElseThrow(() -> e);
            return ADAPTER.planner().renew(subject.site().connection(), query, partition, refusal, subject.site())
                    .orElseThrow(() -> new AssertionError(description + ": " + partition.description(), e))
                    .stream()
                    .flatMap(renewed -> ids(subject, renewed).stream())
                    .toList();
        }
    }

    private static List<String> ids(Subject subject, RemotePartition partition)
    {
        return subject.site().search(partition.parameters().get("jql"), List.of("id")).stream().map(TestJqlProperty::id).toList();
    }

    private static String id(JsonNode issue)
    {
        return issue.path("id").asText();
    }
}
