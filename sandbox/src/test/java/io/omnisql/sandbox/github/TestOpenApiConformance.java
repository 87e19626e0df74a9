package io.omnisql.sandbox.github;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.rest.Parameter;
import io.omnisql.sandbox.github.rest.RestEndpoint;
import io.omnisql.sandbox.github.rest.RestRouter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The sandbox's REST against GitHub's published OpenAPI description.
 */
@TestInstance(PER_CLASS)
final class TestOpenApiConformance
{
    // by template, some calls of each
    private static final Map<String, List<String>> CALLS = Map.ofEntries(
            Map.entry("/user", List.of("/user")),
            Map.entry("/users/{username}", List.of("/users/alice-ng", "/users/bob-okafor", "/users/acme", "/users/dependabot%5Bbot%5D", "/users/emi-tanaka")),
            Map.entry("/orgs/{org}", List.of("/orgs/acme", "/orgs/globex", "/orgs/initech")),
            Map.entry("/rate_limit", List.of("/rate_limit")),
            Map.entry("/repos/{owner}/{repo}", List.of("/repos/acme/platform", "/repos/acme/report-kit", "/repos/acme/scratch", "/repos/acme/legacy-portal", "/repos/MonaHart/dotfiles", "/repos/globex/website")),
            Map.entry("/orgs/{org}/repos", List.of("/orgs/acme/repos", "/orgs/globex/repos?type=public")),
            Map.entry("/users/{username}/repos", List.of("/users/MonaHart/repos", "/users/acme/repos")),
            Map.entry("/user/repos", List.of("/user/repos?per_page=100")),
            Map.entry("/repos/{owner}/{repo}/issues", List.of("/repos/acme/platform/issues?state=all&per_page=100", "/repos/acme/platform/issues?state=all&per_page=100&page=30", "/repos/acme/website/issues?state=closed&per_page=100", "/repos/acme/scratch/issues")),
            Map.entry("/repos/{owner}/{repo}/issues/{issue_number}", List.of("/repos/acme/platform/issues/1", "/repos/acme/platform/issues/2", "/repos/acme/platform/issues/23", "/repos/acme/platform/issues/211")),
            Map.entry("/repos/{owner}/{repo}/issues/{issue_number}/comments", List.of("/repos/acme/platform/issues/401/comments")),
            Map.entry("/repos/{owner}/{repo}/issues/comments", List.of("/repos/acme/platform/issues/comments?per_page=100")),
            Map.entry("/repos/{owner}/{repo}/labels", List.of("/repos/acme/platform/labels", "/repos/globex/website/labels")),
            Map.entry("/repos/{owner}/{repo}/pulls", List.of("/repos/acme/website/pulls?state=all&per_page=100")),
            Map.entry("/repos/{owner}/{repo}/milestones", List.of("/repos/acme/platform/milestones?state=all", "/repos/acme/website/milestones?sort=completeness&direction=desc", "/repos/acme/scratch/milestones")),
            Map.entry("/repos/{owner}/{repo}/commits", List.of("/repos/acme/platform/commits?per_page=100", "/repos/globex/website/commits?per_page=100", "/repos/acme/website/commits?sha=release/1.x")),
            Map.entry("/repos/{owner}/{repo}/commits/{ref}", List.of("/repos/acme/platform/commits/main", "/repos/acme/website/commits/release%2F1.x")),
            Map.entry("/repos/{owner}/{repo}/branches", List.of("/repos/acme/platform/branches?per_page=100", "/repos/acme/website/branches?protected=true", "/repos/acme/scratch/branches")),
            Map.entry("/repos/{owner}/{repo}/tags", List.of("/repos/acme/platform/tags?per_page=100", "/repos/acme/scratch/tags")),
            Map.entry("/repos/{owner}/{repo}/releases", List.of("/repos/acme/platform/releases?per_page=100", "/repos/acme/website/releases")),
            Map.entry("/repos/{owner}/{repo}/releases/{release_id}", List.of("/repos/acme/platform/releases/150030001", "/repos/acme/platform/releases/150030005")),
            Map.entry("/repos/{owner}/{repo}/pulls/comments", List.of("/repos/acme/platform/pulls/comments?per_page=100")),
            Map.entry("/orgs/{org}/members", List.of("/orgs/acme/members", "/orgs/acme/members?role=admin", "/orgs/globex/members")),
            Map.entry("/repos/{owner}/{repo}/stargazers", List.of("/repos/acme/docs/stargazers?per_page=100")),
            Map.entry("/repos/{owner}/{repo}/subscribers", List.of("/repos/acme/docs/subscribers")),
            Map.entry("/repos/{owner}/{repo}/forks", List.of("/repos/initech/report-kit/forks", "/repos/acme/docs/forks")),
            Map.entry("/search/issues", List.of("/search/issues?q=repo:acme/website&per_page=100")));

    // GitHub itself sends null here; its description does not say so
    private static final Map<String, String> NULL_IN_FACT = Map.of(
            "/repos/{owner}/{repo}/pulls", "/labels/description",
            "/repos/{owner}/{repo}/pulls/comments", "/line",
            "/repos/{owner}/{repo}/pulls/{pull_number}/comments", "/line",
            "/search/issues", "/items/body");

    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);
    private final SandboxClient owner = SandboxClient.of(sandbox, SandboxToken.ACME_OWNER);
    private final SandboxClient installation = SandboxClient.withToken(sandbox, new AppClient(sandbox).token("acme", Map.of()).json().get("token").textValue());
    private final ConformanceCalls more = new ConformanceCalls(sandbox);

    @AfterAll
    void close()
    {
        acme.close();
        owner.close();
        installation.close();
        sandbox.close();
    }

    @Test
    void testParametersAreTheDocumentedOnes()
            throws IOException
    {
        ObjectNode cloud = openApi();
        ObjectNode enterpriseCloud = enterpriseCloud();
        for (RestEndpoint endpoint : RestRouter.endpoints()) {
            ObjectNode openApi = isEnterprise(endpoint.template()) ? enterpriseCloud : cloud;
            Map<String, String> documented = new TreeMap<>();
            for (JsonNode parameter : openApi.get("paths").get(endpoint.template()).get("get").path("parameters")) {
                JsonNode resolved = parameter.has("$ref") ? openApi.at(parameter.get("$ref").textValue().substring(1)) : parameter;
                if (resolved.get("in").textValue().equals("query")) {
                    documented.put(resolved.get("name").textValue(), describe(resolved, openApi));
                }
            }
            Map<String, String> accepted = endpoint.parameters().stream().collect(Collectors.toMap(Parameter::name, TestOpenApiConformance::describe, (left, _) -> left, TreeMap::new));
            assertThat(accepted).as(endpoint.template()).isEqualTo(documented);
        }
    }

    private static String describe(Parameter parameter)
    {
        String kind = switch (parameter.kind()) {
            case POSITIVE_INTEGER, NUMBER -> "integer";
            case LONG -> "integer/int64";
            case TIME, TIME_RANGE -> "string/date-time";
            case BOOLEAN -> "boolean";
            case TEXT, ENUMERATION -> "string";
        };
        return "%s %s default %s%s".formatted(kind, parameter.values(), parameter.defaultValue(), parameter.required() ? " required" : "");
    }

    private static String describe(JsonNode parameter, JsonNode openApi)
    {
        JsonNode given = parameter.get("schema");
        JsonNode schema = given.has("$ref") ? openApi.at(given.get("$ref").textValue().substring(1)) : given;
        String format = schema.has("format") ? "/" + schema.get("format").textValue() : "";
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> values.add(value.textValue()));
        return "%s%s %s default %s%s".formatted(
                schema.path("type").asText("string"),
                format,
                values,
                schema.has("default") ? schema.get("default").asText() : null,
                parameter.path("required").asBoolean() ? " required" : "");
    }

    @Test
    void testAnswersFitTheirSchemas()
            throws IOException
    {
        OpenApiInteractionValidator cloud = validator();
        OpenApiInteractionValidator enterpriseCloud = OpenApiInteractionValidator.createForInlineApiSpecification(enterpriseCloud().toString()).build();
        List<String> problems = new ArrayList<>();
        int validated = 0;
        for (RestEndpoint endpoint : RestRouter.endpoints()) {
            OpenApiInteractionValidator validator = isEnterprise(endpoint.template()) ? enterpriseCloud : cloud;
            List<String> calls = calls(endpoint.template());
            assertThat(calls).as("calls of " + endpoint.template()).isNotEmpty();
            for (String call : calls) {
                Answer answer = client(endpoint.template()).get(call);
                assertThat(answer.status()).as(call).isEqualTo(200);
                validated++;
                problems.addAll(problems(validator, endpoint.template(), call, answer));
            }
        }
        assertThat(problems).isEmpty();
        assertThat(validated).isGreaterThan(150);
    }

    private SandboxClient client(String template)
    {
        if (template.startsWith("/installation/")) {
            return installation;
        }
        return isEnterprise(template) || (template.startsWith("/orgs/") && template.endsWith("/alerts")) ? owner : acme;
    }

    @Test
    void testErrorsFitTheirSchemas()
            throws IOException
    {
        OpenApiInteractionValidator validator = validator();
        for (String call : List.of("/repos/acme/absent", "/repos/acme/ui-kit")) {
            assertThat(problems(validator, "/repos/{owner}/{repo}", call, acme.get(call))).isEmpty();
        }
        assertThat(problems(validator, "/repos/{owner}/{repo}/issues", "/repos/acme/platform/issues?milestone=77", acme.get("/repos/acme/platform/issues?milestone=77"))).isEmpty();
    }

    @Test
    void testDifferencesAreSeen()
            throws IOException
    {
        OpenApiInteractionValidator validator = validator();
        Answer answer = acme.get("/repos/acme/platform/issues/1");
        ObjectNode broken = answer.json().deepCopy();
        broken.put("number", "one").remove("title");
        List<String> problems = problems(validator, "/repos/{owner}/{repo}/issues/{issue_number}", "/repos/acme/platform/issues/1", new Answer(200, answer.response(), broken.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(problems.toString()).contains("title").contains("/number");
    }

    /**
     * The description of the sandbox's endpoints; without it the calling test is skipped.
     */
    private static ObjectNode openApi()
            throws IOException
    {
        return ReducedOpenApi.of(GithubSpecs.read("api.github.com.json"), RestRouter.endpoints().stream().map(RestEndpoint::template).filter(template -> !isEnterprise(template)).toList());
    }

    /**
     * The description of what only Enterprise Cloud has.
     */
    private static ObjectNode enterpriseCloud()
            throws IOException
    {
        return ReducedOpenApi.of(GithubSpecs.read("ghec.json"), RestRouter.endpoints().stream().map(RestEndpoint::template).filter(TestOpenApiConformance::isEnterprise).toList());
    }

    private static boolean isEnterprise(String template)
    {
        return template.endsWith("/audit-log");
    }

    private static OpenApiInteractionValidator validator()
            throws IOException
    {
        return OpenApiInteractionValidator.createForInlineApiSpecification(openApi().toString()).build();
    }

    private List<String> calls(String template)
    {
        if (template.equals("/repos/{owner}/{repo}/pulls/{pull_number}")) {
            return sandbox.data().pullRequests("acme", "website").stream().limit(20).map(pull -> "/repos/acme/website/pulls/" + pull.number()).toList();
        }
        if (template.startsWith("/repos/{owner}/{repo}/pulls/{pull_number}/")) {
            return sandbox.data().pullRequests("acme", "website").stream().limit(10).map(pull -> "/repos/acme/website/pulls/" + pull.number() + template.substring(template.lastIndexOf('/'))).toList();
        }
        return CALLS.containsKey(template) ? CALLS.get(template) : more.of(template);
    }

    private static List<String> problems(OpenApiInteractionValidator validator, String template, String call, Answer answer)
    {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status()).withContentType("application/json").withBody(new String(answer.body(), StandardCharsets.UTF_8));
        ValidationReport report = validator.validateResponse(call.split("\\?")[0], Request.Method.GET, response.build());
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getMessage().replaceAll("\\s+", " "))
                .filter(message -> !isKnown(template, answer.status(), message))
                .map(message -> call + ": " + message)
                .toList();
    }

    private static boolean isKnown(String template, int status, String message)
    {
        String withoutIndexes = message.replaceAll("/[0-9]+", "");
        boolean isNull = NULL_IN_FACT.containsKey(template) && withoutIndexes.contains("[Path '%s'] Instance type (null)".formatted(NULL_IN_FACT.get(template)));
        // bots have such addresses
        boolean isBot = message.contains("[bot]@users.noreply.github.com\" is not a valid email address");
        // the description of one list leaves out that issues are closed and reopened; that of the timeline has it
        boolean isEvent = template.endsWith("/issues/{issue_number}/events") && message.contains("failed to match at least one required schema");
        // a found commit has accounts, as every other; the description has names and addresses in one place
        boolean isCommitter = template.equals("/search/commits") && withoutIndexes.contains("[Path '/items/committer'] Object instance has properties which are not allowed");
        // GitHub's errors repeat the status in the body; the description of one kind of error leaves it out
        return isNull || isBot || isEvent || isCommitter || (status == 422 && message.endsWith("not allowed by the schema: [\"status\"]"));
    }
}
