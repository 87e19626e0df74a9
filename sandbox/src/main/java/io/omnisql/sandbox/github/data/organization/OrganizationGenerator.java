package io.omnisql.sandbox.github.data.organization;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.project.ProjectGenerator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes an organisation's teams, collaborators and audit log.
 */
public final class OrganizationGenerator
{
    private static final List<String> TEAMS = List.of("Platform", "Web & Design", "Mobile", "Security", "On-call", "Ünïcode", "Empty");
    private static final List<String> ACTIONS = List.of("repo.create", "git.clone", "git.push", "team.add_member", "org.update_member", "repo.access", "git.fetch", "protected_branch.create");

    private final GithubData data;
    private final Account organization;
    private final List<Account> members;
    private final List<Account> strangers;
    private final List<Repository> repositories;
    private final SplittableRandom random;
    private final Instant end;

    /**
     * @param people of the sandbox, members or not
     */
    public OrganizationGenerator(GithubData data, Account organization, List<Account> people, SplittableRandom random, Instant end)
    {
        this.data = data;
        this.organization = organization;
        this.members = data.members(organization);
        this.strangers = people.stream().filter(person -> !data.isMember(organization, person)).limit(3).toList();
        this.repositories = data.repositories().stream().filter(repository -> repository.owner().equals(organization)).toList();
        this.random = random;
        this.end = end;
    }

    public OrganizationData generate()
    {
        return new OrganizationData(teams(), strangers, collaborators(), auditLog(), new ProjectGenerator(data, organization, random).generate());
    }

    private List<Team> teams()
    {
        List<Team> teams = new ArrayList<>();
        for (String name : TEAMS) {
            int number = teams.size();
            boolean empty = name.equals("Empty");
            Instant created = organization.createdAt().plus(Duration.ofDays(number * 40L));
            List<Team.Member> some = members.stream()
                    .filter(member -> !empty && member.id() % (number + 2) < 2 && (number != 3 || !member.login().endsWith("-sync")))
                    .map(member -> new Team.Member(member, data.isAdmin(organization, member)))
                    .toList();
            List<Team.Access> access = repositories.stream()
                    .filter(repository -> !empty && (repository.id() + number) % 3 != 0)
                    .map(repository -> new Team.Access(repository.id(), Permission.values()[(int) (repository.id() + number) % Permission.values().length]))
                    .toList();
            teams.add(new Team(
                    organization.id() % 100 * 1_000 + number + 1,
                    organization,
                    name,
                    name.toLowerCase(Locale.ROOT).replace("ü", "u").replace("ï", "i").replaceAll("[^a-z]+", "-"),
                    number % 3 == 2 ? null : "The \"" + name + "\" team",
                    number == 3,
                    number == 4 ? teams.getFirst() : null,
                    some,
                    access,
                    created,
                    created.plus(Duration.ofDays(number))));
        }
        return teams;
    }

    private Map<Long, List<Collaborator>> collaborators()
    {
        Map<Long, List<Collaborator>> collaborators = new HashMap<>();
        for (Repository repository : repositories) {
            List<Collaborator> some = new ArrayList<>();
            for (Account member : members) {
                boolean direct = (member.id() + repository.id()) % 4 == 0;
                Permission permission = data.isAdmin(organization, member) ? Permission.ADMIN : direct ? Permission.MAINTAIN : Permission.WRITE;
                some.add(new Collaborator(member, permission, direct, false));
            }
            for (Account stranger : strangers) {
                if ((stranger.id() + repository.id()) % 2 == 0) {
                    some.add(new Collaborator(stranger, stranger.id() % 3 == 0 ? Permission.TRIAGE : Permission.READ, true, true));
                }
            }
            collaborators.put(repository.id(), some);
        }
        return collaborators;
    }

    private List<AuditEntry> auditLog()
    {
        int count = organization.login().equals("acme") ? 350 : 60;
        List<AuditEntry> entries = new ArrayList<>();
        Instant at = end.minus(Duration.ofDays(60));
        for (int i = 0; i < count; i++) {
            String action = pick(ACTIONS);
            // some came in the same millisecond
            at = i % 10 == 9 ? at : at.plusMillis(1 + random.nextLong(14_000_000));
            entries.add(new AuditEntry(
                    i + 1,
                    "%s-%016x".formatted(organization.login(), random.nextLong(Long.MAX_VALUE)),
                    action,
                    pick(members),
                    action.startsWith("org.") || action.startsWith("team.") ? null : pick(repositories),
                    action.endsWith("member") ? pick(members) : null,
                    at));
        }
        return entries;
    }

    private <T> T pick(List<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
