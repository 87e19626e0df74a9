package io.omnisql.sandbox.github.json;

import io.omnisql.sandbox.github.Scope;

/**
 * GitHub's REST representations, as one caller sees them. Not for use by several threads.
 */
public record GithubJson(
        AccountJson accounts,
        RepositoryJson repositories,
        IssueJson issues,
        PullRequestJson pullRequests,
        CommitJson commits,
        ReleaseJson releases,
        ReviewJson reviews,
        ActionsJson actions,
        CheckJson checks,
        EventJson events,
        OrganizationJson organizations,
        DeliveryJson deliveries,
        SecurityJson security,
        RuleJson rules)
{
    public static GithubJson of(Scope scope)
    {
        AccountJson accounts = new AccountJson(scope);
        RepositoryJson repositories = new RepositoryJson(scope, accounts);
        IssueJson issues = new IssueJson(scope, accounts, repositories);
        ActionsJson actions = new ActionsJson(scope, accounts, repositories);
        return new GithubJson(
                accounts,
                repositories,
                issues,
                new PullRequestJson(scope, accounts, repositories, issues),
                new CommitJson(accounts, repositories),
                new ReleaseJson(accounts, repositories),
                new ReviewJson(accounts, repositories),
                actions,
                new CheckJson(scope, accounts, repositories, actions),
                new EventJson(accounts, repositories, issues),
                new OrganizationJson(scope, accounts, repositories),
                new DeliveryJson(accounts, repositories),
                new SecurityJson(accounts, repositories),
                new RuleJson(repositories));
    }
}
