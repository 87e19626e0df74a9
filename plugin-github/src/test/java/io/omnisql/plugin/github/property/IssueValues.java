package io.omnisql.plugin.github.property;

import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.Repository;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static java.util.function.Function.identity;

/**
 * Values for predicates: some of the rows', and some that no row holds.
 */
record IssueValues(List<String> owners, List<String> repositories, List<String> logins, List<String> titles, List<String> labels, List<Long> numbers, List<String> nodeIds, List<String> times)
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
                nodeIds(data, repositories, sample),
                sample.stream().flatMap(issue -> Stream.of(issue.createdAt(), issue.updatedAt())).map(time -> time.toString().replace('T', ' ').replace("Z", "")).toList());
    }

    /**
     * Those of the sample, of pull requests, of repositories, of issues of other owners, and texts that are none.
     */
    private static List<String> nodeIds(GithubData data, List<Repository> repositories, List<Issue> sample)
    {
        Stream<String> ofSample = sample.stream().map(issue -> nodeId(NodeId.Type.ISSUE, issue));
        Stream<String> ofPulls = repositories.stream().flatMap(repository -> data.pullRequests(repository.owner().login(), repository.name()).stream().limit(3)).map(pull -> nodeId(NodeId.Type.PULL_REQUEST, pull.issue()));
        Stream<String> ofRepositories = repositories.stream().map(repository -> new NodeId(NodeId.Type.REPOSITORY, 0, repository.id()).toString());
        Stream<String> ofOthers = data.repositories().stream()
                .filter(repository -> !repositories.contains(repository))
                .flatMap(repository -> data.issues(repository.owner().login(), repository.name()).stream().limit(3))
                .map(issue -> nodeId(NodeId.Type.ISSUE, issue));
        return with(Stream.of(ofSample, ofPulls, ofRepositories, ofOthers).flatMap(identity()), "no node", "I_kwDOAAAAAA", "");
    }

    private static String nodeId(NodeId.Type type, Issue issue)
    {
        return new NodeId(type, issue.repositoryId(), issue.id()).toString();
    }

    private static List<String> with(Stream<String> values, String... others)
    {
        return Stream.concat(values, Stream.of(others)).distinct().toList();
    }
}
