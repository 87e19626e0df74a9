package io.omnisql.plugin.github;

import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.organization.OrganizationData;

/**
 * An engine that reads an organization as one of its owners, beside what the organization has.
 */
record AcmeOwner(GithubQueryRunner runner, GithubData data, SandboxRows sandbox, Account account, OrganizationData organization)
        implements AutoCloseable
{
    static AcmeOwner start()
            throws Exception
    {
        GithubQueryRunner runner = new GithubQueryRunner(SandboxToken.ACME_OWNER, "acme");
        GithubData data = runner.sandbox().data();
        Account account = data.account("acme").orElseThrow();
        return new AcmeOwner(runner, data, new SandboxRows(data, "acme"), account, data.organization(account));
    }

    @Override
    public void close()
    {
        runner.close();
    }
}
