package io.omnisql.benchmarks;

import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.PullRequest;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.omnisql.benchmarks.GithubService.pages;
import static io.omnisql.benchmarks.GithubWorks.REPOSITORY;
import static java.util.stream.Collectors.joining;

/**
 * Filters of many shapes: as many requests as the rows that match need where GitHub's API can tell them apart, and those of a whole scan where it cannot.
 */
final class GithubShapes
{
    private final List<Issue> issues;
    private final List<PullRequest> pulls;
    private final Instant recent;
    private final Instant older;

    private GithubShapes(GithubData data)
    {
        issues = data.issues("acme", "platform");
        pulls = data.pullRequests("acme", "platform");
        recent = newest(issues, issues.size() / 100);
        older = newest(issues, issues.size() / 50);
    }

    static List<Work> of(GithubData data)
    {
        GithubShapes shapes = new GithubShapes(data);
        return Stream.of(shapes.exact(), shapes.bounded(), shapes.beyondTheApi(), shapes.ofPullRequests()).flatMap(List::stream).toList();
    }

    private List<Work> exact()
    {
        String numbers = IntStream.range(0, 45).mapToObj(i -> Integer.toString(issues.get(i * 100).number())).collect(joining(", "));
        return List.of(
                issues("milestone_number = 3", issue -> issue.milestone() != null && issue.milestone().number() == 3),
                issues("milestone_number IS NULL", issue -> issue.milestone() == null),
                issues("user_login = 'alice-ng' AND user_type = 'User'", issue -> issue.author() != null && issue.author().login().equals("alice-ng")),
                ofIssues("number IN (45 numbers)", "number IN (%s)".formatted(numbers), 1),
                ofIssues("number BETWEEN 1000 AND 1050", 1),
                ofIssues("number = 17 OR number BETWEEN 2000 AND 2040", 1),
                issues("state <> 'open'", issue -> !issue.isOpen()),
                issues("state NOT IN ('open', 'other')", issue -> !issue.isOpen()),
                issues("contains(labels, 'prio/high')", issue -> issue.hasLabel("prio/high")),
                issues("contains(assignees, 'bob-okafor')", issue -> issue.isAssignedTo("bob-okafor")),
                issues("contains(assignees, 'bob-okafor') AND state = 'closed'", issue -> issue.isAssignedTo("bob-okafor") && !issue.isOpen()));
    }

    private List<Work> bounded()
    {
        Instant created = issues.stream().map(Issue::createdAt).sorted(Comparator.reverseOrder()).skip(45).findFirst().orElseThrow();
        Predicate<Issue> sinceRecent = issue -> !issue.updatedAt().isBefore(recent);
        Predicate<Issue> sinceOlder = issue -> !issue.updatedAt().isBefore(older);
        return List.of(
                issues("updated_at >= t", "updated_at >= %s".formatted(time(recent)), sinceRecent),
                issues("updated_at >= s AND updated_at < t", "updated_at >= %s AND updated_at < %s".formatted(time(older), time(recent)), sinceOlder.and(sinceRecent.negate())),
                issues("created_at > t", "created_at > %s".formatted(time(created)), issue -> issue.createdAt().isAfter(created)),
                issues("state = 'open' AND updated_at >= t AND comments > 0", "state = 'open' AND updated_at >= %s AND comments > 0".formatted(time(older)), sinceOlder.and(Issue::isOpen)),
                issues(
                        "state = 'open' AND updated_at >= t OR state = 'closed' AND updated_at >= s",
                        "(state = 'open' AND updated_at >= %s OR state = 'closed' AND updated_at >= %s)".formatted(time(recent), time(older)),
                        sinceOlder));
    }

    private List<Work> beyondTheApi()
    {
        long whole = pages(issues.size()) + 1;
        return List.of(
                ofIssues("title LIKE '%cache%'", whole),
                ofIssues("number = 17 OR title LIKE '%cache%'", "(number = 17 OR title LIKE '%cache%')", whole),
                ofIssues("user_login IS NULL", whole),
                ofIssues("user_login NOT IN ('alice-ng', 'bob-okafor')", whole),
                ofIssues("comments >= 4", whole));
    }

    private List<Work> ofPullRequests()
    {
        PullRequest one = pulls.get(100);
        return List.of(
                pulls("base_ref = 'release/1.x'", pull -> pull.base().ref().equals("release/1.x")),
                pulls("head_ref = '%s'".formatted(one.head().ref()), pull -> pull.head().ref().equals(one.head().ref())),
                pulls("merged AND base_ref = 'release/1.x'", pull -> pull.merged() && pull.base().ref().equals("release/1.x")),
                pulls("state = 'closed' AND NOT merged", pull -> !pull.issue().isOpen() && !pull.merged()),
                ofPulls("title LIKE '%cache%'", pages(pulls.size()) + 1));
    }

    private Work issues(String filter, Predicate<Issue> matches)
    {
        return issues(filter, filter, matches);
    }

    private Work issues(String name, String filter, Predicate<Issue> matches)
    {
        return ofIssues(name, filter, pages(count(issues, matches)) + 1);
    }

    private static Work ofIssues(String filter, long mostRequests)
    {
        return ofIssues(filter, "(" + filter + ")", mostRequests);
    }

    private static Work ofIssues(String name, String filter, long mostRequests)
    {
        return new Work("issues: " + name, "SELECT number, title FROM issues WHERE %s AND %s".formatted(filter, REPOSITORY), mostRequests);
    }

    private Work pulls(String filter, Predicate<PullRequest> matches)
    {
        return ofPulls(filter, pages(count(pulls, matches)) + 1);
    }

    private static Work ofPulls(String filter, long mostRequests)
    {
        return new Work("pull requests: " + filter, "SELECT number, title FROM pull_requests WHERE %s AND %s".formatted(filter, REPOSITORY), mostRequests);
    }

    static <T> long count(Collection<T> rows, Predicate<T> matches)
    {
        return rows.stream().filter(matches).count();
    }

    /**
     * The time since which so many issues changed.
     */
    static Instant newest(List<Issue> issues, int count)
    {
        return issues.stream().map(Issue::updatedAt).sorted().skip(issues.size() - count).findFirst().orElseThrow();
    }

    static String time(Instant time)
    {
        return "TIMESTAMP '%s UTC'".formatted(time.toString().replace('T', ' ').replace("Z", ""));
    }
}
