package io.omnisql.sandbox.github.data;

import io.omnisql.sandbox.github.data.organization.OrganizationData;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All rows of the sandbox, whoever may see them: the truth that a test compares answers with.
 * <p>
 * Owners, repositories, labels and logins are looked up without regard to case, as GitHub does. Safe for use by several threads.
 */
public final class GithubData
{
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, Set<String>> members = new TreeMap<>();
    private final ConcurrentMap<Long, Repository> repositories = new ConcurrentSkipListMap<>();
    private final Map<Long, RepositoryContents> contents = new ConcurrentHashMap<>();
    private final Map<String, OrganizationData> organizations = new ConcurrentHashMap<>();

    public Collection<Account> accounts()
    {
        return List.copyOf(accounts.values());
    }

    /**
     * @param login of a user, an organisation or a bot, the latter as REST shows it
     */
    public Optional<Account> account(String login)
    {
        return Optional.ofNullable(accounts.get(key(login)));
    }

    public boolean isMember(Account organization, Account user)
    {
        return members.getOrDefault(key(organization.login()), Set.of()).contains(key(user.login()));
    }

    /**
     * How a user, null for a deleted one, belongs to a repository.
     */
    AuthorAssociation association(Repository repository, Account user)
    {
        if (repository.owner().equals(user)) {
            return AuthorAssociation.OWNER;
        }
        if (user != null && isMember(repository.owner(), user)) {
            return AuthorAssociation.MEMBER;
        }
        return user == null || user.id() % 2 == 0 ? AuthorAssociation.NONE : AuthorAssociation.CONTRIBUTOR;
    }

    public List<Account> members(Account organization)
    {
        return accounts.values().stream().filter(account -> account.kind() == Account.Kind.USER && isMember(organization, account)).toList();
    }

    /**
     * Whether a member is one of the owners of the organisation.
     */
    public boolean isAdmin(Account organization, Account user)
    {
        return isMember(organization, user) && user.id() % 4 == 1;
    }

    public List<Account> organizationsOf(Account user)
    {
        return accounts.values().stream()
                .filter(account -> account.kind() == Account.Kind.ORGANIZATION && isMember(account, user))
                .toList();
    }

    /**
     * What an organisation has beside repositories and members; empty for a user.
     */
    public OrganizationData organization(Account organization)
    {
        return organizations.getOrDefault(key(organization.login()), OrganizationData.EMPTY);
    }

    /**
     * Every repository in the order of ids.
     */
    public List<Repository> repositories()
    {
        return List.copyOf(repositories.values());
    }

    public Optional<Repository> repository(long id)
    {
        return Optional.ofNullable(repositories.get(id));
    }

    /**
     * The repository of exactly this name; a former name does not find it.
     */
    public Optional<Repository> repository(String owner, String name)
    {
        return repositories.values().stream()
                .filter(repository -> repository.owner().login().equalsIgnoreCase(owner) && repository.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * The repository that once had this name.
     */
    public Optional<Repository> renamedRepository(String owner, String formerName)
    {
        return repositories.values().stream()
                .filter(repository -> repository.owner().login().equalsIgnoreCase(owner) && formerName.equalsIgnoreCase(repository.formerName()))
                .findFirst();
    }

    /**
     * @throws NoSuchElementException when there is no such repository
     */
    public RepositoryContents contents(long repositoryId)
    {
        return Optional.ofNullable(contents.get(repositoryId))
                .orElseThrow(() -> new NoSuchElementException("No repository has the id " + repositoryId));
    }

    /**
     * The issues of a repository, without pull requests, in the order of their numbers.
     *
     * @throws NoSuchElementException when there is no such repository
     */
    public List<Issue> issues(String owner, String name)
    {
        return contents(owner, name).issues();
    }

    /**
     * The pull requests of a repository in the order of their numbers.
     *
     * @throws NoSuchElementException when there is no such repository
     */
    public List<PullRequest> pullRequests(String owner, String name)
    {
        return contents(owner, name).pullRequests();
    }

    /**
     * The comments of a repository in the order of their ids.
     *
     * @throws NoSuchElementException when there is no such repository
     */
    public List<Comment> comments(String owner, String name)
    {
        return List.copyOf(contents(owner, name).comments());
    }

    /**
     * The commits, branches and tags of a repository.
     *
     * @throws NoSuchElementException when there is no such repository
     */
    public GitHistory git(String owner, String name)
    {
        return contents(owner, name).git();
    }

    /**
     * The releases of a repository with drafts, in the order of their ids.
     *
     * @throws NoSuchElementException when there is no such repository
     */
    public List<Release> releases(String owner, String name)
    {
        return List.copyOf(contents(owner, name).releases());
    }

    /**
     * @throws NoSuchElementException when there is no such repository
     */
    public RepositoryContents contents(String owner, String name)
    {
        return contents(repository(owner, name)
                .orElseThrow(() -> new NoSuchElementException("No repository is named %s/%s".formatted(owner, name)))
                .id());
    }

    void add(Account account)
    {
        accounts.put(key(account.restLogin()), account);
    }

    void addMembers(Account organization, Collection<Account> users)
    {
        members.put(key(organization.login()), Set.copyOf(users.stream().map(user -> key(user.login())).toList()));
    }

    void add(Account organization, OrganizationData organizationData)
    {
        organizations.put(key(organization.login()), organizationData);
    }

    void add(Repository repository, RepositoryContents repositoryContents)
    {
        contents.put(repository.id(), repositoryContents);
        repositories.put(repository.id(), repository);
    }

    void replace(Repository repository)
    {
        repositories.put(repository.id(), repository);
    }

    private static String key(String login)
    {
        return login.toLowerCase(Locale.ROOT);
    }
}
