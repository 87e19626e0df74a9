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
        return generate(seed, false);
    }

    /**
     * @param large whether there is the repository {@code acme/monolith}, too: 9,800 issues and 1,000 pull requests, the first of them with 300 commits
     */
    public static GithubData generate(long seed, boolean large)
    {
        GithubData data = new GithubData();
        Cast cast = new Cast(data);
        for (RepositoryPlan plan : RepositoryPlan.all()) {
            new RepositoryGenerator(data, cast, plan, seed).generate();
        }
        if (large) {
            new RepositoryGenerator(data, cast, RepositoryPlan.large(), seed).generate();
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
