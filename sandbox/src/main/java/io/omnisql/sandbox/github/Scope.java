package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.access.Principal;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.organization.Collaborator;
import io.omnisql.sandbox.github.data.organization.Permission;
import io.omnisql.sandbox.github.data.organization.Team;
import io.omnisql.sandbox.github.data.project.Project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The world as one request sees it.
 */
public record Scope(GithubData data, Principal principal, Urls urls, Instant now, Knobs knobs)
{
    public boolean sees(Repository repository)
    {
        return principal.sees(data, repository);
    }

    public List<Repository> visibleRepositories()
    {
        return principal.visible(data).stream().filter(repository -> !needsSingleSignOn(repository.owner())).toList();
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

    /**
     * The teams that exist for the caller: none for those outside of the organisation, secret ones for their members and for owners.
     */
    public List<Team> teams(Account organization)
    {
        if (!isMember(organization)) {
            return List.of();
        }
        return data.organization(organization).teams().stream()
                .filter(team -> !team.secret() || isOwner(organization) || team.members().stream().anyMatch(member -> principal.user().filter(member.account()::equals).isPresent()))
                .toList();
    }

    /**
     * The projects that exist for the caller: public ones for those outside of the organisation.
     */
    public List<Project> projects(Account organization)
    {
        return data.organization(organization).projects().stream().filter(project -> project.isPublic() || isMember(organization)).toList();
    }

    /**
     * Those who may use a repository; a user's own one is for its owner only.
     */
    public List<Collaborator> collaborators(Repository repository)
    {
        return repository.owner().kind() == Account.Kind.ORGANIZATION
                ? data.organization(repository.owner()).collaborators(repository.id())
                : List.of(new Collaborator(repository.owner(), Permission.ADMIN, true, false));
    }

    /**
     * Whether the organisation asks for single sign-on and the caller's token has none.
     */
    public boolean needsSingleSignOn(Account organization)
    {
        return knobs.needsSingleSignOn(organization.login()) && !principal.isAnonymous() && principal.installedOn().isEmpty();
    }

    public boolean isOwner(Account organization)
    {
        return principal.installedOn().filter(organization::equals).isPresent() || principal.user().filter(user -> data.isAdmin(organization, user)).isPresent();
    }

    public boolean isMember(Account organization)
    {
        return principal.installedOn().filter(organization::equals).isPresent() || principal.user().filter(user -> data.isMember(organization, user)).isPresent();
    }
}
