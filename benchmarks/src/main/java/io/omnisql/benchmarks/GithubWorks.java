package io.omnisql.benchmarks;

import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.PullRequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static io.omnisql.benchmarks.GithubService.pages;
import static io.omnisql.benchmarks.Work.Check.NUMBER_OF_ROWS;
import static java.util.stream.Collectors.joining;

/**
 * What people ask of one repository: scans, counts, the newest rows, look-ups and joins.
 */
final class GithubWorks
{
    static final String REPOSITORY = "owner = 'acme' AND repository = 'platform'";

    private static final int KEYS = 250;
    private static final int PEOPLE = 300;
    private static final String LOGINS = IntStream.range(0, PEOPLE).mapToObj("'fan-%04d'"::formatted).collect(joining(", "));

    static final Map<String, String> COPIES = Map.of(
            "issues", "SELECT * FROM issues WHERE " + REPOSITORY,
            "pull_requests", "SELECT * FROM pull_requests WHERE " + REPOSITORY,
            "repositories", "SELECT * FROM repositories",
            "commits", "SELECT * FROM commits WHERE " + REPOSITORY,
            "users", "SELECT * FROM users WHERE login IN (%s)".formatted(LOGINS),
            "wanted", "SELECT number, title AS what FROM issues WHERE " + REPOSITORY + " LIMIT 500",
            "few", "SELECT number FROM issues WHERE " + REPOSITORY + " LIMIT 20",
            "people", "SELECT login FROM users WHERE login IN (%s)".formatted(LOGINS));

    private GithubWorks() {}

    static List<Work> of(GithubData data)
    {
        List<Issue> issues = data.issues("acme", "platform");
        List<PullRequest> pulls = data.pullRequests("acme", "platform");
        List<Work> works = new ArrayList<>();
        works.addAll(scans(issues, pulls.size()));
        works.addAll(counts());
        works.addAll(newest(issues));
        works.addAll(keys(issues, pulls, data.git("acme", "platform")));
        works.addAll(joins());
        works.add(new Work("contradiction", "SELECT count(*) FROM issues WHERE state = 'nonsense' AND " + REPOSITORY, 0));
        return works;
    }

    private static List<Work> scans(List<Issue> issues, int pulls)
    {
        long whole = pages(issues.size()) + 1;
        long ownBytes = issues.stream()
                .map(issue -> "{\"number\":%s,\"state\":\"%s\",\"comments\":{\"totalCount\":%s}},".formatted(issue.number(), issue.state(), issue.comments()))
                .mapToLong(String::length)
                .sum();
        Instant recent = GithubShapes.newest(issues, issues.size() / 100);
        return List.of(
                new Work("scan of %,d issues, 5 columns".formatted(issues.size()), "SELECT number, title, state, user_login, created_at FROM issues WHERE " + REPOSITORY, whole),
                new Work("the same, 3 short columns, at most 1.3 times their bytes", "SELECT number, state, comments FROM issues WHERE " + REPOSITORY, whole).within(1.3 * ownBytes).asTarget(),
                new Work("the same, all 23 columns", "SELECT * FROM issues WHERE " + REPOSITORY, whole),
                new Work("LIMIT 250", "SELECT number, title FROM issues WHERE " + REPOSITORY + " LIMIT 250", 3, NUMBER_OF_ROWS),
                new Work(
                        "filter, 1 % of the rows",
                        "SELECT number, title FROM issues WHERE updated_at >= %s AND %s".formatted(GithubShapes.time(recent), REPOSITORY),
                        pages(GithubShapes.count(issues, issue -> !issue.updatedAt().isBefore(recent))) + 1),
                new Work(
                        "%,d pull requests with their counts".formatted(pulls),
                        "SELECT number, reviews, comments, changed_files, commits, additions, deletions FROM pull_requests WHERE " + REPOSITORY,
                        pages(pulls) + 1));
    }

    private static List<Work> counts()
    {
        return List.of(
                count("count(*)", "issues", "true"),
                count("count(*) of open issues", "issues", "state = 'open'"),
                count("count(*) of a milestone's issues", "issues", "milestone_number = 2"),
                count("count(*) of pull requests", "pull_requests", "true"),
                count("count(*) of merged pull requests", "pull_requests", "merged"),
                count("count(*) of open pull requests into a branch", "pull_requests", "state = 'open' AND base_ref = 'main'"));
    }

    private static Work count(String name, String table, String filter)
    {
        return new Work(name, "SELECT count(*) FROM %s WHERE %s AND %s".formatted(table, filter, REPOSITORY), 1);
    }

    private static List<Work> newest(List<Issue> issues)
    {
        long ownBytes = issues.stream()
                .sorted(Comparator.comparing(Issue::updatedAt).reversed())
                .limit(10)
                .map(issue -> "{\"number\":%s,\"title\":\"%s\",\"body\":\"%s\",\"updatedAt\":\"%s\"},".formatted(issue.number(), issue.title(), issue.body(), issue.updatedAt()))
                .mapToLong(String::length)
                .sum();
        return List.of(
                new Work("top 10 by updated_at", "SELECT updated_at FROM issues WHERE " + REPOSITORY + " ORDER BY updated_at DESC LIMIT 10", 1),
                new Work(
                        "the same with their texts, at most 1.2 times the rows' bytes",
                        "SELECT number, title, body, updated_at FROM issues WHERE " + REPOSITORY + " ORDER BY updated_at DESC LIMIT 10",
                        1).within(1.2 * ownBytes),
                new Work("top 10 of the open ones by created_at", "SELECT created_at FROM issues WHERE state = 'open' AND " + REPOSITORY + " ORDER BY created_at DESC LIMIT 10", 1),
                new Work("top 10 by comments", "SELECT comments FROM issues WHERE " + REPOSITORY + " ORDER BY comments DESC LIMIT 10", 1),
                new Work("top 10 pull requests by updated_at", "SELECT updated_at FROM pull_requests WHERE state = 'open' AND " + REPOSITORY + " ORDER BY updated_at DESC LIMIT 10", 1),
                new Work("top 10 pull requests by created_at", "SELECT created_at FROM pull_requests WHERE merged AND " + REPOSITORY + " ORDER BY created_at DESC LIMIT 10", 1));
    }

    private static List<Work> keys(List<Issue> issues, List<PullRequest> pulls, GitHistory git)
    {
        List<Commit> commits = git.log(git.resolve("main").orElseThrow());
        String hashes = commits.stream().limit(KEYS).map(commit -> "'" + commit.sha() + "'").collect(joining(", "));
        String issueNumbers = issues.stream().skip(1_000).limit(KEYS).map(issue -> Integer.toString(issue.number())).collect(joining(", "));
        String pullNumbers = pulls.stream().limit(KEYS).map(pull -> Integer.toString(pull.number())).collect(joining(", "));
        return List.of(
                new Work("look-up of one key", "SELECT title, state FROM issues WHERE number = %s AND %s".formatted(issues.get(2_000).number(), REPOSITORY), 1),
                new Work("of one pull request", "SELECT title, merged FROM pull_requests WHERE number = %s AND %s".formatted(pulls.get(100).number(), REPOSITORY), 1),
                new Work("of one user", "SELECT name FROM users WHERE login = 'fan-0007'", 1),
                new Work("of one repository", "SELECT description FROM repositories WHERE " + REPOSITORY, 1),
                new Work("of one commit", "SELECT message FROM commits WHERE sha = '%s' AND %s".formatted(commits.get(100).sha(), REPOSITORY), 1),
                new Work("%s issues by IN".formatted(KEYS), "SELECT number, title FROM issues WHERE number IN (%s) AND %s".formatted(issueNumbers, REPOSITORY), pages(KEYS)),
                new Work("%s pull requests by IN".formatted(KEYS), "SELECT number, title FROM pull_requests WHERE number IN (%s) AND %s".formatted(pullNumbers, REPOSITORY), pages(KEYS)),
                new Work("%s commits by IN".formatted(KEYS), "SELECT sha, message FROM commits WHERE sha IN (%s) AND %s".formatted(hashes, REPOSITORY), pages(KEYS)),
                new Work("%s users by IN".formatted(PEOPLE), "SELECT login, name FROM users WHERE login IN (%s)".formatted(LOGINS), pages(PEOPLE)),
                new Work("3 repositories by IN", "SELECT repository FROM repositories WHERE owner = 'acme' AND repository IN ('docs', 'website', 'billing')", 1));
    }

    private static List<Work> joins()
    {
        return List.of(
                new Work("join with 500 keys", "SELECT i.number, i.state FROM issues i JOIN memory.github.wanted w ON i.number = w.number WHERE " + REPOSITORY, pages(500)),
                new Work("join with 20 keys", "SELECT i.number, i.state FROM issues i JOIN memory.github.few f ON i.number = f.number WHERE " + REPOSITORY, 1),
                new Work("join with %s logins".formatted(PEOPLE), "SELECT u.login, u.name FROM users u JOIN memory.github.people p ON u.login = p.login", pages(PEOPLE)));
    }
}
