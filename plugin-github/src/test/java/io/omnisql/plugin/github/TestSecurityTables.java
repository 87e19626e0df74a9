package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.organization.AuditEntry;
import io.omnisql.sandbox.github.data.rules.Rulesets;
import io.omnisql.sandbox.github.data.security.CodeScanningAlert;
import io.omnisql.sandbox.github.data.security.DependabotAlert;
import io.omnisql.sandbox.github.data.security.SecretScanningAlert;
import io.omnisql.sandbox.github.data.security.SecurityData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static io.omnisql.plugin.github.SandboxRows.assertRows;
import static io.omnisql.plugin.github.SandboxRows.pages;
import static io.omnisql.plugin.github.SandboxRows.seconds;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Rows and request counts of access, audit, rules and alerts, over the sandbox, as an owner of the organization sees them.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestSecurityTables
{
    private AcmeOwner acme;

    @BeforeAll
    void start()
            throws Exception
    {
        acme = AcmeOwner.start();
    }

    @AfterAll
    void stop()
    {
        if (acme != null) {
            acme.close();
        }
    }

    @Test
    void testCollaborators()
    {
        assertRows(
                acme.runner().ask("SELECT repository, login, role_name, push, admin FROM collaborators"),
                acme.sandbox().repositories()
                        .flatMap(repository -> acme.organization().collaborators(repository.id()).stream().map(collaborator -> Arrays.<Object>asList(
                                repository.name(),
                                collaborator.account().restLogin(),
                                collaborator.permission().roleName(),
                                collaborator.permission().ordinal() >= 2,
                                collaborator.permission().ordinal() >= 4)))
                        .toList());
    }

    @Test
    void testAuditLog()
    {
        Answer answer = acme.runner().ask("SELECT document_id, action, actor, repo, to_unixtime(created_at) FROM audit_log");
        assertRows(answer, acme.organization().auditLog().stream()
                .map(entry -> Arrays.<Object>asList(
                        entry.documentId(),
                        entry.action(),
                        entry.actor().restLogin(),
                        entry.repository() == null ? null : entry.repository().owner().login() + "/" + entry.repository().name(),
                        entry.at().toEpochMilli() / 1000.0))
                .toList());
        assertThat(answer.requests()).isEqualTo(1 + pages(answer.rows().size(), 100));
        String action = acme.organization().auditLog().getFirst().action();
        assertThat(acme.runner().ask("SELECT document_id FROM audit_log WHERE action = '%s'".formatted(action)).rows())
                .hasSize((int) acme.organization().auditLog().stream().filter(entry -> entry.action().equals(action)).count());
        Instant middle = acme.organization().auditLog().get(acme.organization().auditLog().size() / 2).at();
        assertThat(acme.runner().ask("SELECT document_id FROM audit_log WHERE created_at >= from_unixtime(%s) AND action LIKE 'repo%%'".formatted(middle.getEpochSecond())).rows())
                .hasSize((int) acme.organization().auditLog().stream().map(AuditEntry::at).filter(at -> at.getEpochSecond() >= middle.getEpochSecond()).count()
                        - (int) acme.organization().auditLog().stream().filter(entry -> entry.at().getEpochSecond() >= middle.getEpochSecond() && !entry.action().startsWith("repo")).count());
    }

    @Test
    void testRulesets()
    {
        assertRows(
                acme.runner().ask("SELECT repository, id, name, target, enforcement, source_type FROM rulesets"),
                acme.sandbox().repositories()
                        .flatMap(repository -> Stream.concat(Rulesets.of(repository).stream(), Rulesets.of(acme.account()).stream())
                                .map(ruleset -> Arrays.<Object>asList(
                                        repository.name(),
                                        ruleset.id(),
                                        ruleset.name(),
                                        ruleset.target(),
                                        ruleset.enforcement(),
                                        ruleset.ofOrganization() ? "Organization" : "Repository")))
                        .toList());
    }

    @Test
    void testBranchProtections()
    {
        Answer answer = acme.runner().ask("SELECT repository, sum(matching_branches) FROM branch_protections GROUP BY 1");
        assertRows(answer, acme.sandbox().repositories()
                .map(repository -> Arrays.<Object>asList(repository.name(), acme.sandbox().contents(repository.name()).git().branches().stream().filter(branch -> branch.isProtected()).count()))
                .filter(row -> !row.get(1).equals(0L))
                .toList());
    }

    @Test
    void testDependabotAlerts()
    {
        List<List<Object>> expected = acme.sandbox().rows(
                contents -> contents.security().dependabotEnabled() ? contents.security().dependabotAlerts() : List.of(),
                TestSecurityTables::row);
        expected.removeIf(row -> acme.data().repository("acme", (String) row.getFirst()).orElseThrow().isArchived());
        assertRows(
                acme.runner().ask("SELECT repository, number, state, severity, ecosystem, package, manifest, ghsa_id, cve_id, to_unixtime(created_at), to_unixtime(fixed_at) FROM dependabot_alerts"),
                expected);
        assertThat(acme.runner().ask("SELECT number FROM dependabot_alerts WHERE state IN ('open', 'fixed') AND severity = 'high'").rows())
                .hasSize((int) expected.stream().filter(row -> List.of("open", "fixed").contains(row.get(2)) && row.get(3).equals("high")).count());
    }

    /**
     * Where GitHub gives the organization's list, its repositories are asked neither for names nor for rows.
     */
    @Test
    void testAlertsOfTheWholeOrganization()
    {
        for (String table : List.of("dependabot_alerts", "code_scanning_alerts", "secret_scanning_alerts")) {
            Answer all = acme.runner().ask("SELECT owner, repository, number FROM " + table);
            assertThat(all.requests()).describedAs(table).isEqualTo(1 + pages(all.rows().size(), 100));
            Answer some = acme.runner().ask("SELECT owner, repository, number FROM %s WHERE repository > 'docs' AND owner = 'acme'".formatted(table));
            assertThat(some.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(all.rows().stream().filter(row -> ((String) row.getField(1)).compareTo("docs") > 0).toList());
            assertThat(acme.runner().ask("SELECT count(number) FROM %s WHERE owner = 'ACME'".formatted(table)).value()).isEqualTo(0L);
            Answer newest = acme.runner().ask("SELECT repository, number FROM %s ORDER BY created_at DESC LIMIT 5".formatted(table));
            assertThat(newest.rows()).hasSize(5);
            assertThat(newest.requests()).isEqualTo(2);
            assertThat(acme.runner().ask("SELECT number FROM %s WHERE state = 'nonsense'".formatted(table))).isEqualTo(new Answer(List.of(), 0));
        }
    }

    private static List<Object> row(Repository repository, DependabotAlert alert)
    {
        return Arrays.asList(
                repository.name(),
                (long) alert.number(),
                alert.state().name().toLowerCase(ROOT),
                alert.severity(),
                alert.ecosystem(),
                alert.packageName(),
                alert.manifest(),
                alert.ghsaId(),
                alert.cveId(),
                seconds(alert.createdAt()),
                alert.state() == DependabotAlert.State.FIXED ? seconds(alert.endedAt()) : null);
    }

    @Test
    void testCodeScanningAlerts()
    {
        List<List<Object>> expected = acme.sandbox().rows(
                contents -> contents.security().codeScanning() == SecurityData.CodeScanning.ON ? contents.security().codeScanningAlerts() : List.of(),
                TestSecurityTables::row);
        assertRows(acme.runner().ask("SELECT repository, number, state, rule_id, rule_severity, tool_name, ref, path, start_line, to_unixtime(created_at) FROM code_scanning_alerts"), expected);
        assertThat(acme.runner().ask("SELECT number FROM code_scanning_alerts WHERE state = 'open'").rows()).hasSize((int) expected.stream().filter(row -> row.get(2).equals("open")).count());
    }

    private static List<Object> row(Repository repository, CodeScanningAlert alert)
    {
        return Arrays.asList(
                repository.name(),
                (long) alert.number(),
                alert.state().name().toLowerCase(ROOT),
                alert.ruleId(),
                alert.severity(),
                alert.tool(),
                alert.ref(),
                alert.path(),
                (long) alert.line(),
                seconds(alert.createdAt()));
    }

    @Test
    void testSecretScanningAlerts()
    {
        List<List<Object>> expected = acme.sandbox().rows(
                contents -> contents.security().secretScanningEnabled() ? contents.security().secretScanningAlerts() : List.of(),
                TestSecurityTables::row);
        assertRows(acme.runner().ask("SELECT repository, number, state, secret_type, validity, resolution, to_unixtime(created_at), to_unixtime(resolved_at) FROM secret_scanning_alerts"), expected);
        assertThat(acme.runner().ask("SELECT number FROM secret_scanning_alerts WHERE state = 'resolved'").rows()).hasSize((int) expected.stream().filter(row -> row.get(2).equals("resolved")).count());
    }

    private static List<Object> row(Repository repository, SecretScanningAlert alert)
    {
        return Arrays.asList(
                repository.name(),
                (long) alert.number(),
                alert.isOpen() ? "open" : "resolved",
                alert.secretType(),
                alert.validity(),
                alert.resolution(),
                seconds(alert.createdAt()),
                seconds(alert.resolvedAt()));
    }
}
