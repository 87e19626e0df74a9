package io.omnisql.benchmarks;

import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Repository;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import static io.omnisql.benchmarks.GithubService.pages;
import static java.util.stream.Collectors.toSet;

/**
 * All repositories of an organization at once: as if each were scanned by itself, after one request for their names, and never those that a filter excludes.
 */
final class GithubOrganization
{
    private static final Map<String, String> COPIES = Map.of(
            "issues", "SELECT repository, number, title, state, updated_at, owner FROM issues",
            "pull_requests", "SELECT repository, number, merged, owner FROM pull_requests",
            "repositories", "SELECT owner, repository, language, archived FROM repositories");

    private final GithubData data;

    private GithubOrganization(GithubData data)
    {
        this.data = data;
    }

    static GithubService service()
    {
        return new GithubService("github_organization", GithubSandbox.Options.defaults(), COPIES, data -> new GithubOrganization(data).works(), _ -> List.of());
    }

    private List<Work> works()
    {
        return List.of(
                new Work("scan of all repositories' issues", "SELECT repository, number, title FROM issues", 1 + requests(_ -> true)),
                new Work("count(*) of all repositories' open issues", "SELECT count(*) FROM issues WHERE state = 'open'", 1),
                new Work("the same by repository", "SELECT repository, count(*) FROM issues WHERE state = 'open' GROUP BY repository", 1),
                new Work("count(*) of all repositories' merged pull requests", "SELECT count(*) FROM pull_requests WHERE merged", 1),
                some("issues of 2 repositories", "repository IN ('docs', 'website')", 0, name -> name.equals("docs") || name.equals("website")),
                some("issues of repositories by LIKE", "repository LIKE 'd%'", 1, name -> name.startsWith("d")),
                some("issues of all repositories but one", "repository <> 'platform'", 1, name -> !name.equals("platform")),
                joined());
    }

    private Work some(String name, String filter, int names, Predicate<String> wanted)
    {
        return new Work(name, "SELECT repository, number, title FROM issues WHERE " + filter, names + requests(repository -> wanted.test(repository.name())))
                .without(excluded(repository -> wanted.test(repository.name())));
    }

    private Work joined()
    {
        Predicate<Repository> wanted = repository -> "TypeScript".equals(repository.language());
        return new Work(
                "issues of repositories by a join",
                "SELECT i.repository, i.number FROM issues i JOIN repositories r ON i.owner = r.owner AND i.repository = r.repository WHERE r.language = 'TypeScript'",
                2 + requests(wanted)).without(excluded(wanted));
    }

    /**
     * Those of a scan of each repository by itself.
     */
    private long requests(Predicate<Repository> wanted)
    {
        return repositories(wanted).stream().mapToLong(repository -> Math.max(1, pages(data.contents(repository.id()).issues().size()))).sum();
    }

    private Set<String> excluded(Predicate<Repository> wanted)
    {
        return repositories(wanted.negate()).stream().map(Repository::name).collect(toSet());
    }

    private List<Repository> repositories(Predicate<Repository> wanted)
    {
        return data.repositories().stream().filter(repository -> repository.owner().login().equals("acme")).filter(wanted).toList();
    }
}
