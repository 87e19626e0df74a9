package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.IssueEvent;
import io.omnisql.sandbox.github.data.IssueEvents;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.data.SubIssues;
import io.omnisql.sandbox.github.data.delivery.Deployment;
import io.omnisql.sandbox.github.data.security.CodeScanningAlert;
import io.omnisql.sandbox.github.data.security.DependabotAlert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Alerts, advisories, rules, deployments and events.
 */
@TestInstance(PER_CLASS)
final class TestSecurityAndDelivery
{
    private static final String PLATFORM = "/repos/acme/platform";

    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final SandboxClient owner = SandboxClient.of(sandbox, SandboxToken.ACME_OWNER);
    private final RepositoryContents platform = sandbox.data().contents("acme", "platform");

    @AfterAll
    void close()
    {
        acme.close();
        owner.close();
        sandbox.close();
    }

    @Test
    void testDependabot()
    {
        Answer first = acme.get(PLATFORM + "/dependabot/alerts?per_page=100");
        assertThat(first.links()).containsExactly("next");
        assertThat(acme.get(first.link("next")).links()).containsExactly("prev");
        assertThat(numbers(PLATFORM + "/dependabot/alerts?per_page=40")).hasSize(130).doesNotHaveDuplicates();
        dependabot("state=open,fixed", alert -> alert.state() == DependabotAlert.State.OPEN || alert.state() == DependabotAlert.State.FIXED);
        dependabot("severity=critical&ecosystem=npm", alert -> alert.severity().equals("critical") && alert.ecosystem().equals("npm"));
        dependabot("manifest=pom.xml&scope=runtime", alert -> alert.manifest().equals("pom.xml") && alert.scope().equals("runtime"));
        dependabot("epss_percentage=%3E%3D0.5", alert -> alert.epss() >= 0.5);
        dependabot("has=patch&sort=updated&direction=asc", alert -> alert.patchedVersion() != null);
        assertThat(acme.get(PLATFORM + "/dependabot/alerts?page=2").status()).isEqualTo(422);
        assertThat(acme.get(PLATFORM + "/dependabot/alerts?state=closed").status()).isEqualTo(422);
        assertThat(acme.get(PLATFORM + "/dependabot/alerts?after=x").status()).isEqualTo(422);
        assertThat(acme.get("/repos/acme/billing/dependabot/alerts").status()).isEqualTo(403);
        assertThat(acme.get("/repos/acme/legacy-portal/dependabot/alerts").json().get("message").textValue()).contains("archived");
        assertThat(acme.get("/repos/initech/website/dependabot/alerts").status()).isEqualTo(403);
        assertThat(owner.all("/orgs/acme/dependabot/alerts?per_page=100")).hasSizeGreaterThan(155).allMatch(alert -> alert.at("/repository/full_name").textValue().startsWith("acme/"));
        assertThat(acme.get("/orgs/acme/dependabot/alerts").status()).isEqualTo(403);
        assertThat(owner.get("/orgs/globex/dependabot/alerts").status()).isEqualTo(403);
    }

    private void dependabot(String query, Predicate<DependabotAlert> condition)
    {
        List<Integer> expected = platform.security().dependabotAlerts().stream().filter(condition).map(DependabotAlert::number).toList();
        assertThat(expected).isNotEmpty();
        assertThat(numbers(PLATFORM + "/dependabot/alerts?per_page=30&" + query)).as(query).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void testCodeScanning()
    {
        assertThat(numbers(PLATFORM + "/code-scanning/alerts?state=fixed&per_page=7")).containsExactlyInAnyOrderElementsOf(
                platform.security().codeScanningAlerts().stream().filter(alert -> alert.state() == CodeScanningAlert.State.FIXED).map(CodeScanningAlert::number).toList());
        assertThat(numbers(PLATFORM + "/code-scanning/alerts?tool_name=CodeQL&sort=number&direction=asc")).isSorted().hasSizeBetween(1, 59);
        assertThat(acme.get("/repos/acme/docs/code-scanning/alerts").json().get("message").textValue()).isEqualTo("no analysis found");
        assertThat(acme.get("/repos/acme/billing/code-scanning/alerts").status()).isEqualTo(403);
        assertThat(acme.get("/orgs/acme/code-scanning/alerts").status()).isEqualTo(404);
        assertThat(owner.all("/orgs/acme/code-scanning/alerts")).hasSize(72);
    }

    @Test
    void testSecretScanning()
    {
        assertThat(acme.get(PLATFORM + "/secret-scanning/alerts").json()).allMatch(alert -> alert.has("secret"));
        assertThat(acme.get(PLATFORM + "/secret-scanning/alerts?hide_secret=true").json()).hasSize(30).noneMatch(alert -> alert.has("secret"));
        assertThat(numbers(PLATFORM + "/secret-scanning/alerts?state=resolved&hide_secret=true")).hasSize(13);
        Answer byCursor = acme.get(PLATFORM + "/secret-scanning/alerts?hide_secret=true");
        assertThat(byCursor.links()).contains("next", "last");
        assertThat(acme.get("/repos/acme/docs/secret-scanning/alerts").status()).isEqualTo(404);
        assertThat(acme.get("/orgs/acme/secret-scanning/alerts").status()).isEqualTo(404);
        assertThat(owner.all("/orgs/acme/secret-scanning/alerts?hide_secret=true")).hasSize(43);
    }

    @Test
    void testAdvisoriesAndRules()
    {
        assertThat(acme.all("/repos/acme/docs/security-advisories")).hasSize(4);
        // of others only those that are published
        assertThat(acme.all("/repos/initech/website/security-advisories")).hasSize(1).allMatch(advisory -> advisory.get("state").textValue().equals("published"));
        assertThat(acme.all(PLATFORM + "/rulesets")).hasSize(3).anyMatch(ruleset -> ruleset.get("source_type").textValue().equals("Organization"));
        assertThat(acme.all(PLATFORM + "/rulesets?includes_parents=false")).hasSize(2);
        assertThat(acme.all(PLATFORM + "/rulesets?targets=tag")).hasSize(1);
        assertThat(acme.get(PLATFORM + "/branches/main/protection").json().at("/required_pull_request_reviews/required_approving_review_count").intValue()).isOne();
        assertThat(acme.get(PLATFORM + "/branches/fix%2F100%25-%22quoted%22&more%231/protection").json().get("message").textValue()).isEqualTo("Branch not protected");
        assertThat(acme.get(PLATFORM + "/branches/none/protection").json().get("message").textValue()).isEqualTo("Branch not found");
    }

    @Test
    void testDeployments()
    {
        List<Deployment> deployments = platform.delivery().deployments();
        assertThat(deployments).hasSizeGreaterThan(100).anyMatch(deployment -> deployment.statuses().isEmpty()).anyMatch(deployment -> deployment.creator() == null);
        assertThat(acme.all(PLATFORM + "/deployments?per_page=100")).hasSize(deployments.size());
        assertThat(acme.all(PLATFORM + "/deployments?environment=staging&task=deploy&per_page=100")).hasSize((int) deployments.stream().filter(deployment -> deployment.environment().equals("staging") && deployment.task().equals("deploy")).count());
        Deployment some = deployments.stream().filter(deployment -> deployment.statuses().size() == 4).findFirst().orElseThrow();
        assertThat(acme.all(PLATFORM + "/deployments?sha=" + some.sha())).extracting(row -> row.get("id").longValue()).containsExactly(some.id());
        assertThat(acme.get(PLATFORM + "/deployments/%s/statuses".formatted(some.id())).json()).extracting(row -> row.get("state").textValue()).containsExactly("inactive", "success", "in_progress", "queued");
        assertThat(acme.get(PLATFORM + "/environments").json().get("total_count").intValue()).isEqualTo(3);
    }

    @Test
    void testEvents()
    {
        RepositoryContents website = sandbox.data().contents("acme", "website");
        List<IssueEvent> events = website.conversations().stream().flatMap(conversation -> IssueEvents.of(conversation).stream()).toList();
        assertThat(events).extracting(IssueEvent::id).doesNotHaveDuplicates();
        assertThat(events).extracting(IssueEvent::kind).contains(IssueEvent.Kind.values());
        List<JsonNode> rows = acme.all("/repos/acme/website/issues/events?per_page=100");
        assertThat(rows).extracting(row -> row.get("id").longValue()).containsExactlyInAnyOrderElementsOf(events.stream().map(IssueEvent::id).toList());
        assertThat(rows).extracting(row -> row.get("created_at").textValue()).isSortedAccordingTo((left, right) -> right.compareTo(left));
        Conversation busy = website.conversations().stream().filter(conversation -> conversation.issue().comments() > 1 && conversation.issue().labels().size() > 1).findFirst().orElseThrow();
        int number = busy.issue().number();
        assertThat(acme.all("/repos/acme/website/issues/%s/events".formatted(number))).hasSize(IssueEvents.of(busy).size());
        assertThat(acme.all("/repos/acme/website/issues/%s/timeline".formatted(number))).hasSize(IssueEvents.of(busy).size() + busy.issue().comments());
        assertThat(acme.all("/repos/acme/website/issues/%s/timeline?exclude=commented".formatted(number))).hasSize(IssueEvents.of(busy).size());
    }

    @Test
    void testReactionsAndSubIssues()
    {
        Issue issue = platform.issues().stream().filter(row -> row.number() % 120 == 0 && SubIssues.of(row, platform).size() > 1).findFirst().orElseThrow();
        String path = PLATFORM + "/issues/" + issue.number();
        JsonNode json = acme.get(path).json();
        assertThat(json.at("/reactions/total_count").intValue()).isEqualTo(4);
        assertThat(json.at("/reactions/+1").intValue()).isEqualTo(2);
        assertThat(json.at("/sub_issues_summary/total").intValue()).isEqualTo(SubIssues.of(issue, platform).size());
        assertThat(acme.all(path + "/reactions?content=%2B1")).hasSize(2).allMatch(row -> row.get("content").textValue().equals("+1"));
        assertThat(acme.all(path + "/reactions")).hasSize(4);
        assertThat(numbers(path + "/sub_issues")).containsExactlyElementsOf(SubIssues.of(issue, platform).stream().map(Issue::number).toList());
    }

    private List<Integer> numbers(String path)
    {
        return acme.all(path).stream().map(row -> row.get("number").intValue()).toList();
    }
}
