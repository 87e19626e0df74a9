package io.omnisql.sandbox.github.access;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Repository;

import java.util.List;
import java.util.Optional;

/**
 * Who asks, and what they may see.
 *
 * @param name of the token, or {@code anonymous}
 * @param user empty without a token
 * @param limitKey who shares this rate limit: the user, or the address without a token
 * @param fineGrained whether only the listed private repositories are open
 * @param repositories full names, empty unless fine-grained
 * @param installedOn the organisation of an app's installation, empty for users
 */
public record Principal(String name, Optional<Account> user, String limitKey, boolean fineGrained, List<String> repositories, Optional<Account> installedOn)
{
    public static final String ANONYMOUS = "anonymous";

    static Principal anonymous(String address)
    {
        return new Principal(ANONYMOUS, Optional.empty(), address, false, List.of(), Optional.empty());
    }

    static Principal of(SandboxToken token, Account user)
    {
        return new Principal(token.name(), Optional.of(user), user.login(), token.fineGrained(), token.repositories(), Optional.empty());
    }

    public boolean isAnonymous()
    {
        return user.isEmpty();
    }

    /**
     * Whether the repository exists for this caller; of others nothing is ever told.
     */
    public boolean sees(GithubData data, Repository repository)
    {
        return !repository.isPrivate() || hasAccess(data, repository);
    }

    /**
     * Whether the repository belongs to the user or to one of the user's organisations, within the token's scope.
     */
    public boolean hasAccess(GithubData data, Repository repository)
    {
        if (fineGrained && !repositories.contains(repository.fullName())) {
            return false;
        }
        if (installedOn.isPresent()) {
            return installedOn.get().equals(repository.owner());
        }
        return user.filter(account -> account.equals(repository.owner()) || data.isMember(repository.owner(), account)).isPresent();
    }

    /**
     * Every repository that exists for this caller, in the order of ids.
     */
    public List<Repository> visible(GithubData data)
    {
        return data.repositories().stream().filter(repository -> sees(data, repository)).toList();
    }
}
