package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.access.Principal;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.data.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The world as one request sees it.
 */
public record Scope(GithubData data, Principal principal, Urls urls, Instant now)
{
    public boolean sees(Repository repository)
    {
        return principal.sees(data, repository);
    }

    public List<Repository> visibleRepositories()
    {
        return principal.visible(data);
    }

    /**
     * The repository of this name, when it exists for the caller.
     */
    public Optional<Repository> repository(String owner, String name)
    {
        return data.repository(owner, name).filter(this::sees);
    }

    /**
     * The repository that once had this name, when it exists for the caller.
     */
    public Optional<Repository> renamedRepository(String owner, String name)
    {
        return data.renamedRepository(owner, name).filter(this::sees);
    }

    /**
     * Drafts exist for those who may push.
     */
    public boolean sees(Repository repository, Release release)
    {
        return !release.draft() || principal.hasAccess(data, repository);
    }

    /**
     * The members that exist for the caller: all for a member, none for others, since nobody made a membership public.
     */
    public List<Account> members(Account organization)
    {
        return isMember(organization) ? data.members(organization) : List.of();
    }

    public boolean isMember(Account organization)
    {
        return principal.user().filter(user -> data.isMember(organization, user)).isPresent();
    }
}
