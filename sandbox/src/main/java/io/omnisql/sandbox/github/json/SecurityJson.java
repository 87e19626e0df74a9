package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.security.CodeScanningAlert;
import io.omnisql.sandbox.github.data.security.DependabotAlert;
import io.omnisql.sandbox.github.data.security.SecretScanningAlert;
import io.omnisql.sandbox.github.data.security.SecurityAdvisory;
import io.omnisql.sandbox.http.Json;

import java.time.Instant;
import java.util.Locale;

import static io.omnisql.sandbox.github.json.ActionsJson.text;

/**
 * Alerts and advisories as REST shows them.
 */
public final class SecurityJson
{
    private final AccountJson accounts;
    private final RepositoryJson repositories;

    SecurityJson(AccountJson accounts, RepositoryJson repositories)
    {
        this.accounts = accounts;
        this.repositories = repositories;
    }

    public ObjectNode dependabot(Repository repository, DependabotAlert alert)
    {
        ObjectNode json = Json.object()
                .put("number", alert.number())
                .put("state", alert.state().name().toLowerCase(Locale.ROOT));
        ObjectNode dependency = json.putObject("dependency");
        dependency.set("package", dependabotPackage(alert));
        dependency.put("manifest_path", alert.manifest()).put("scope", alert.scope()).put("relationship", relationship(alert));
        json.set("security_advisory", advisory(alert));
        json.set("security_vulnerability", vulnerability(alert));
        json.put("url", "%s/dependabot/alerts/%s".formatted(repositories.url(repository), alert.number()))
                .put("html_url", "%s/security/dependabot/%s".formatted(repositories.htmlUrl(repository), alert.number()))
                .put("created_at", alert.createdAt().toString())
                .put("updated_at", alert.updatedAt().toString())
                .put("dismissed_at", ended(alert, DependabotAlert.State.DISMISSED));
        json.set("dismissed_by", accounts.simpleOrNull(alert.dismissedBy()));
        return json.put("dismissed_reason", alert.dismissedReason())
                .putNull("dismissed_comment")
                .put("fixed_at", ended(alert, DependabotAlert.State.FIXED))
                .put("auto_dismissed_at", ended(alert, DependabotAlert.State.AUTO_DISMISSED));
    }

    /**
     * How a vulnerable package came to be used.
     */
    public static String relationship(DependabotAlert alert)
    {
        return alert.number() % 2 == 0 ? "transitive" : "direct";
    }

    private static String ended(DependabotAlert alert, DependabotAlert.State state)
    {
        return alert.state() == state ? text(alert.endedAt()) : null;
    }

    private static ObjectNode dependabotPackage(DependabotAlert alert)
    {
        return Json.object().put("ecosystem", alert.ecosystem()).put("name", alert.packageName());
    }

    private static ObjectNode vulnerability(DependabotAlert alert)
    {
        ObjectNode json = Json.object();
        json.set("package", dependabotPackage(alert));
        json.put("severity", alert.severity()).put("vulnerable_version_range", "< 3.0");
        json.set("first_patched_version", alert.patchedVersion() == null ? null : Json.object().put("identifier", alert.patchedVersion()));
        return json;
    }

    private static ObjectNode advisory(DependabotAlert alert)
    {
        ObjectNode json = Json.object()
                .put("ghsa_id", alert.ghsaId())
                .put("cve_id", alert.cveId())
                .put("summary", alert.summary())
                .put("description", "### Impact\n" + alert.summary())
                .put("severity", alert.severity());
        json.putArray("identifiers").addObject().put("value", alert.ghsaId()).put("type", "GHSA");
        json.putArray("references").addObject().put("url", "https://github.com/advisories/" + alert.ghsaId());
        json.put("published_at", alert.createdAt().toString())
                .put("updated_at", alert.createdAt().toString())
                .putNull("withdrawn_at");
        json.putArray("vulnerabilities").add(vulnerability(alert));
        json.putObject("cvss").putNull("vector_string").put("score", 5.5);
        json.putObject("epss").put("percentage", alert.epss()).put("percentile", 0.5);
        json.putArray("cwes").addObject().put("cwe_id", "CWE-79").put("name", "Improper Neutralization of Input");
        return json;
    }

    public ObjectNode codeScanning(Repository repository, CodeScanningAlert alert)
    {
        String url = "%s/code-scanning/alerts/%s".formatted(repositories.url(repository), alert.number());
        String state = alert.state().name().toLowerCase(Locale.ROOT);
        boolean dismissed = alert.state() == CodeScanningAlert.State.DISMISSED;
        ObjectNode json = Json.object()
                .put("number", alert.number())
                .put("created_at", alert.createdAt().toString())
                .put("updated_at", alert.updatedAt().toString())
                .put("url", url)
                .put("html_url", "%s/security/code-scanning/%s".formatted(repositories.htmlUrl(repository), alert.number()))
                .put("instances_url", url + "/instances")
                .put("state", state)
                .put("fixed_at", alert.state() == CodeScanningAlert.State.FIXED ? text(alert.endedAt()) : null);
        json.set("dismissed_by", accounts.simpleOrNull(alert.dismissedBy()));
        json.put("dismissed_at", dismissed ? text(alert.endedAt()) : null)
                .put("dismissed_reason", dismissed ? "false positive" : null)
                .putNull("dismissed_comment");
        json.putObject("rule")
                .put("id", alert.ruleId())
                .put("severity", alert.severity())
                .put("description", "About " + alert.ruleId())
                .put("name", alert.ruleId())
                .put("security_severity_level", alert.securitySeverity());
        json.putObject("tool").put("name", alert.tool()).putNull("guid").put("version", "2.20.1");
        ObjectNode instance = json.putObject("most_recent_instance")
                .put("ref", alert.ref())
                .put("analysis_key", ".github/workflows/ci.yml:analyze")
                .put("category", ".github/workflows/ci.yml:analyze")
                .put("environment", "{}")
                .put("state", state)
                .put("commit_sha", alert.sha());
        instance.putObject("message").put("text", "This path depends on a user-provided value.");
        instance.putObject("location").put("path", alert.path()).put("start_line", alert.line()).put("end_line", alert.line()).put("start_column", 1).put("end_column", 18);
        instance.putArray("classifications");
        return json;
    }

    /**
     * @param hideSecret whether to leave the secret out
     */
    public ObjectNode secretScanning(Repository repository, SecretScanningAlert alert, boolean hideSecret)
    {
        String url = "%s/secret-scanning/alerts/%s".formatted(repositories.url(repository), alert.number());
        ObjectNode json = Json.object()
                .put("number", alert.number())
                .put("created_at", alert.createdAt().toString())
                .put("updated_at", alert.updatedAt().toString())
                .put("url", url)
                .put("html_url", "%s/security/secret-scanning/%s".formatted(repositories.htmlUrl(repository), alert.number()))
                .put("locations_url", url + "/locations")
                .put("state", alert.isOpen() ? "open" : "resolved")
                .put("secret_type", alert.secretType())
                .put("secret_type_display_name", alert.displayName());
        if (!hideSecret) {
            json.put("secret", alert.secret());
        }
        json.put("validity", alert.validity())
                .put("resolution", alert.resolution());
        json.set("resolved_by", accounts.simpleOrNull(alert.resolvedBy()));
        return json.put("resolved_at", text(alert.resolvedAt()))
                .putNull("resolution_comment")
                .put("push_protection_bypassed", alert.bypassed())
                .putNull("push_protection_bypassed_by")
                .putNull("push_protection_bypassed_at")
                .put("publicly_leaked", alert.publiclyLeaked())
                .put("multi_repo", false);
    }

    public ObjectNode advisory(Repository repository, SecurityAdvisory advisory)
    {
        Account author = advisory.author();
        ObjectNode json = Json.object()
                .put("ghsa_id", advisory.ghsaId())
                .put("cve_id", advisory.cveId())
                .put("url", "%s/security-advisories/%s".formatted(repositories.url(repository), advisory.ghsaId()))
                .put("html_url", "%s/security/advisories/%s".formatted(repositories.htmlUrl(repository), advisory.ghsaId()))
                .put("summary", advisory.summary())
                .put("description", "About \"%s\"".formatted(advisory.summary()))
                .put("severity", advisory.severity());
        json.set("author", accounts.simple(author));
        json.set("publisher", accounts.simple(author));
        json.putArray("identifiers").addObject().put("value", advisory.ghsaId()).put("type", "GHSA");
        Instant closed = advisory.state().equals("closed") ? advisory.updatedAt() : null;
        json.put("state", advisory.state())
                .put("created_at", advisory.createdAt().toString())
                .put("updated_at", advisory.updatedAt().toString())
                .put("published_at", text(advisory.publishedAt()))
                .put("closed_at", text(closed))
                .putNull("withdrawn_at")
                .putNull("submission");
        json.putArray("vulnerabilities");
        json.putNull("cvss");
        json.putArray("cwes");
        json.putArray("cwe_ids");
        json.putArray("credits");
        json.putArray("credits_detailed");
        json.putArray("collaborating_users");
        json.putArray("collaborating_teams");
        return json.putNull("private_fork");
    }

    /**
     * An alert with the repository that it lives in, as organisations list it.
     */
    public ObjectNode withRepository(ObjectNode alert, Repository repository)
    {
        return alert.set("repository", repositories.simple(repository));
    }
}
