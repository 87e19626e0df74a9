package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.http.LoggedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestStrictness
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/repos/acme/platform/issues?author=alice-ng | author",
            "/repos/acme/platform/issues?State=open | State",
            "/repos/acme/platform/issues?state=OPEN | state",
            "/repos/acme/platform/issues?state=merged | state",
            "/repos/acme/platform/issues?sort=id | sort",
            "/repos/acme/platform/issues?direction=down | direction",
            "/repos/acme/platform/issues?since=yesterday | since",
            "/repos/acme/platform/issues?since=2026-01-01 | since",
            "/repos/acme/platform/issues?since=2026-01-01T00:00:00+01:00 | since",
            "/repos/acme/platform/issues?per_page=0 | per_page",
            "/repos/acme/platform/issues?per_page=ten | per_page",
            "/repos/acme/platform/issues?page=-1 | page",
            "/repos/acme/platform/issues?labels= | labels",
            "/repos/acme/platform/issues?state=open&state=closed | state",
            "/repos/acme/platform/pulls?state=merged | state",
            "/repos/acme/platform/pulls?since=2026-01-01T00:00:00Z | since",
            "/repos/acme/platform/pulls?head=topic | head",
            "/repos/acme/platform/pulls?after=x | after",
            "/repos/acme/platform?fields=id | fields",
            "/orgs/acme/repos?visibility=public | visibility",
            "/user/repos?affiliation=friend | affiliation",
            "/search/issues?q=repo:acme/platform+color:red | q",
            "/search/issues?q=a+OR+b | q",
            "/search/issues?q=created:soon | q",
            "/rate_limit?page=1 | page",
    })
    void testWhatGithubMayIgnoreIsRefusedAndRecorded(String path, String parameter)
    {
        Answer answer = acme.get(path);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").textValue()).isEqualTo(parameter);
        LoggedRequest last = sandbox.requests().since(0).getLast();
        assertThat(last.rejection()).isEqualTo(answer.json().get("message").textValue()).isNotBlank();
        assertThat(sandbox.requests().counters().rejected()).isPositive();
    }
}
