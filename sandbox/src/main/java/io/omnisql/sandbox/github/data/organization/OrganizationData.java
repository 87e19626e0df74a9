package io.omnisql.sandbox.github.data.organization;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.project.Project;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an organisation has beside its repositories and members.
 *
 * @param outsideCollaborators those who may use some repository and are no members
 * @param collaborators by id of the repository
 * @param auditLog in the order of time
 */
public record OrganizationData(
        List<Team> teams,
        List<Account> outsideCollaborators,
        Map<Long, List<Collaborator>> collaborators,
        List<AuditEntry> auditLog,
        List<Project> projects)
{
    public static final OrganizationData EMPTY = new OrganizationData(List.of(), List.of(), Map.of(), List.of(), List.of());

    public OrganizationData
    {
        teams = List.copyOf(teams);
        outsideCollaborators = List.copyOf(outsideCollaborators);
        collaborators = Map.copyOf(collaborators);
        auditLog = List.copyOf(auditLog);
        projects = List.copyOf(projects);
    }

    public Optional<Team> team(String slug)
    {
        return teams.stream().filter(team -> team.slug().equalsIgnoreCase(slug)).findFirst();
    }

    public List<Collaborator> collaborators(long repositoryId)
    {
        return collaborators.getOrDefault(repositoryId, List.of());
    }
}
