package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.organization.Collaborator;
import io.omnisql.sandbox.github.data.organization.OrganizationData;
import io.omnisql.sandbox.github.data.organization.Team;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Teams, collaborators, contributors and audit logs.
 */
@TestInstance(PER_CLASS)
final class TestOrganizations
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final SandboxClient owner = SandboxClient.of(sandbox, SandboxToken.ACME_OWNER);
    private final OrganizationData organization = sandbox.data().organization(sandbox.data().account("acme").orElseThrow());

    @AfterAll
    void close()
    {
        acme.close();
        owner.close();
        sandbox.close();
    }

    @Test
    void testTeams()
    {
        assertThat(owner.all("/orgs/acme/teams?per_page=3")).extracting(team -> team.get("slug").textValue()).containsExactlyElementsOf(organization.teams().stream().map(Team::slug).toList()).contains("security", "web-design", "empty");
        // a secret team is for its members and for owners
        assertThat(organization.team("security").orElseThrow().members()).noneMatch(member -> member.account().login().equals("acme-sync"));
        assertThat(acme.all("/orgs/acme/teams")).hasSize(6).noneMatch(team -> team.get("slug").textValue().equals("security"));
        assertThat(acme.get("/orgs/acme/teams/security").status()).isEqualTo(404);
        assertThat(acme.get("/orgs/globex/teams").status()).isEqualTo(404);
        Team platform = organization.team("platform").orElseThrow();
        JsonNode json = acme.get("/orgs/acme/teams/platform").json();
        assertThat(json.get("members_count").intValue()).isEqualTo(platform.members().size()).isPositive();
        assertThat(acme.get("/orgs/acme/teams/on-call").json().at("/parent/slug").textValue()).isEqualTo("platform");
        assertThat(acme.all("/orgs/acme/teams/platform/members")).hasSize(platform.members().size());
        assertThat(acme.all("/orgs/acme/teams/platform/members?role=maintainer")).hasSize((int) platform.members().stream().filter(Team.Member::maintainer).count());
        assertThat(acme.all("/orgs/acme/teams/platform/repos")).hasSize(platform.repositories().size()).allMatch(repository -> repository.at("/permissions/pull").booleanValue());
        assertThat(acme.all("/orgs/acme/teams/empty/members")).isEmpty();
    }

    @Test
    void testCollaborators()
    {
        List<Collaborator> collaborators = organization.collaborators(sandbox.data().repository("acme", "website").orElseThrow().id());
        assertThat(acme.all("/repos/acme/website/collaborators?per_page=5")).hasSize(collaborators.size());
        assertThat(logins("/repos/acme/website/collaborators?affiliation=outside")).isEqualTo(collaborators.stream().filter(Collaborator::outside).map(collaborator -> collaborator.account().restLogin()).toList()).isNotEmpty();
        assertThat(acme.all("/repos/acme/website/collaborators?affiliation=direct")).hasSize((int) collaborators.stream().filter(Collaborator::direct).count());
        assertThat(acme.all("/repos/acme/website/collaborators?permission=admin")).isNotEmpty().allMatch(row -> row.get("role_name").textValue().equals("admin"));
        assertThat(acme.get("/repos/initech/website/collaborators").status()).isEqualTo(403);
        assertThat(logins("/orgs/acme/outside_collaborators")).isEqualTo(organization.outsideCollaborators().stream().map(Account::restLogin).toList());
    }

    @Test
    void testContributors()
    {
        List<JsonNode> known = acme.all("/repos/acme/platform/contributors?per_page=10");
        List<JsonNode> all = acme.all("/repos/acme/platform/contributors?anon=true&per_page=100");
        assertThat(all).hasSizeGreaterThan(known.size()).anyMatch(row -> row.get("type").textValue().equals("Anonymous"));
        assertThat(all.stream().mapToInt(row -> row.get("contributions").intValue()).sum())
                .isEqualTo(sandbox.data().git("acme", "platform").log(sandbox.data().git("acme", "platform").resolve("main").orElseThrow()).size());
        assertThat(acme.get("/repos/acme/scratch/contributors").status()).isEqualTo(204);
        assertThat(acme.get("/repos/acme/platform/contributors?anon=yes").status()).isEqualTo(422);
    }

    @Test
    void testAuditLog()
    {
        Answer first = owner.get("/orgs/acme/audit-log?include=all&per_page=100");
        assertThat(first.json()).hasSize(100);
        assertThat(first.links()).containsExactly("next");
        List<JsonNode> all = owner.all("/orgs/acme/audit-log?include=all&per_page=100");
        assertThat(all).hasSize(350).extracting(row -> row.get("_document_id").textValue()).doesNotHaveDuplicates();
        assertThat(all).extracting(row -> row.get("created_at").longValue()).isSortedAccordingTo((left, right) -> Long.compare(right, left));
        assertThat(owner.all("/orgs/acme/audit-log?per_page=100").size() + owner.all("/orgs/acme/audit-log?include=git&per_page=100").size()).isEqualTo(350);
        assertThat(owner.all("/orgs/acme/audit-log?phrase=action:repo.create&order=asc")).isNotEmpty().allMatch(row -> row.get("action").textValue().equals("repo.create"));
        assertThat(acme.get("/orgs/acme/audit-log").status()).isEqualTo(403);
        assertThat(owner.get("/orgs/acme/audit-log?page=2").status()).isEqualTo(422);
    }

    @Test
    void testAccounts()
    {
        List<Long> ids = new ArrayList<>();
        acme.all("/organizations?per_page=2").forEach(row -> ids.add(row.get("id").longValue()));
        assertThat(ids).hasSize(3).isSorted();
        assertThat(acme.get("/users?since=1000401&per_page=5").json()).hasSize(5).allMatch(row -> row.get("id").longValue() > 1_000_401);
        assertThat(logins("/user/orgs")).containsExactly("acme");
        assertThat(acme.get("/orgs/acme/issue-types").json()).hasSize(3);
    }

    private List<String> logins(String path)
    {
        return acme.all(path).stream().map(row -> row.get("login").textValue()).toList();
    }
}
