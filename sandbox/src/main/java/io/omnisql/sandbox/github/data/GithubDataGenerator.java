package io.omnisql.sandbox.github.data;

import io.omnisql.sandbox.github.data.organization.OrganizationGenerator;

import java.util.SplittableRandom;

/**
 * Makes the sandbox's rows from a seed: the organisations acme, globex and initech, their people and repositories.
 */
public final class GithubDataGenerator
{
    private GithubDataGenerator() {}

    public static GithubData generate(long seed)
    {
        return generate(seed, 0);
    }

    /**
     * @param largeIssues how many issues the repository {@code acme/monolith} has, beside 1,000 pull requests, the first of them with 300 commits; zero for no such repository
     */
    public static GithubData generate(long seed, int largeIssues)
    {
        GithubData data = new GithubData();
        Cast cast = new Cast(data);
        for (RepositoryPlan plan : RepositoryPlan.all()) {
            new RepositoryGenerator(data, cast, plan, seed).generate();
        }
        if (largeIssues > 0) {
            new RepositoryGenerator(data, cast, RepositoryPlan.large(largeIssues), seed).generate();
        }
        data.accounts().stream()
                .filter(account -> account.kind() == Account.Kind.ORGANIZATION)
                .forEach(organization -> {
                    SplittableRandom random = new SplittableRandom(seed * 31 + organization.id());
                    data.add(organization, new OrganizationGenerator(data, organization, cast.people(), random, RepositoryPlan.DATA_END).generate());
                });
        return data;
    }
}
