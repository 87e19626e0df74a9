package io.omnisql.plugin.github.property;

import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.Repository;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Values for predicates: some of the rows', and some that no row holds.
 */
record IssueValues(List<String> owners, List<String> repositories, List<String> logins, List<String> titles, List<String> labels, List<Long> numbers, List<String> times)
{
    private static final int SAMPLES = 60;

    /**
     * @param owners logins whose repositories the connection covers
     */
    static IssueValues of(GithubData data, List<String> owners, Random random)
    {
        List<Repository> repositories = data.repositories().stream().filter(repository -> owners.contains(repository.owner().login())).toList();
        List<Issue> issues = new ArrayList<>(repositories.stream()
                .flatMap(repository -> data.issues(repository.owner().login(), repository.name()).stream())
                .toList());
        Collections.shuffle(issues, random);
        List<Issue> sample = issues.subList(0, SAMPLES);
        return new IssueValues(
                with(owners.stream(), "nobody"),
                with(repositories.stream().map(Repository::name), "no-such-repository", "field-tablet"),
                with(sample.stream().filter(issue -> issue.author() != null).map(issue -> issue.author().login()), "ghost", "renovate", "dependabot", "*", "no such login"),
                with(sample.stream().map(Issue::title), ""),
                with(sample.stream().flatMap(issue -> issue.labels().stream()).map(label -> label.name()), "BUG", "a", "b", "no such label", ""),
                sample.stream().map(issue -> (long) issue.number()).toList(),
                sample.stream().flatMap(issue -> Stream.of(issue.createdAt(), issue.updatedAt())).map(time -> time.toString().replace('T', ' ').replace("Z", "")).toList());
    }

    private static List<String> with(Stream<String> values, String... others)
    {
        return Stream.concat(values, Stream.of(others)).distinct().toList();
    }
}
