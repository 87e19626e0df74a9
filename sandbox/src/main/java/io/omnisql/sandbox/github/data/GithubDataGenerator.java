package io.omnisql.sandbox.github.data;

/**
 * Makes the sandbox's rows from a seed: the organisations acme, globex and initech, their people and repositories.
 */
public final class GithubDataGenerator
{
    private GithubDataGenerator() {}

    public static GithubData generate(long seed)
    {
        GithubData data = new GithubData();
        Cast cast = new Cast(data);
        for (RepositoryPlan plan : RepositoryPlan.all()) {
            new RepositoryGenerator(data, cast, plan, seed).generate();
        }
        return data;
    }
}
