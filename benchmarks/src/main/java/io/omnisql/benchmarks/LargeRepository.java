package io.omnisql.benchmarks;

import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.RepositoryContents;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static io.omnisql.benchmarks.GithubService.pages;
import static io.omnisql.benchmarks.Work.Check.NUMBER_OF_ROWS;

/**
 * One repository of 9,800 issues and 1,000 pull requests.
 */
final class LargeRepository
{
    static final String NAME = "monolith";
    static final String SCAN = "SELECT count(title), count(state), count(user_login), max(created_at), sum(number) FROM issues WHERE owner = 'acme' AND repository = '%s'".formatted(NAME);

    private static final String REPOSITORY = "owner = 'acme' AND repository = '%s'".formatted(NAME);
    private static final Map<String, String> COPIES = Map.of(
            "issues", "SELECT owner, repository, number, title, state, user_login, created_at, updated_at FROM issues WHERE " + REPOSITORY,
            "pull_requests", "SELECT owner, repository, number, reviews, comments, changed_files FROM pull_requests WHERE " + REPOSITORY);
    /**
     * Requests of a scan that the engine ends early: the first one, and those that were under way when there were rows enough.
     */
    private static final int UNDER_WAY = 9;

    private LargeRepository() {}

    static GithubService service()
    {
        return new GithubService("github_large", GithubSandbox.Options.defaults().withLargeRepository(), COPIES, LargeRepository::works, _ -> List.of());
    }

    private static List<Work> works(GithubData data)
    {
        RepositoryContents contents = data.contents("acme", NAME);
        int issues = contents.issues().size();
        int pulls = contents.pullRequests().size();
        return List.of(
                new Work("scan of %,d issues, 5 columns".formatted(issues), "SELECT number, title, state, user_login, created_at FROM issues WHERE " + REPOSITORY, pages(issues) + 1),
                new Work(
                        "%,d pull requests with their reviews, comments and files counts".formatted(pulls),
                        "SELECT number, reviews, comments, changed_files FROM pull_requests WHERE " + REPOSITORY,
                        pages(pulls) + 1),
                new Work("LIMIT 10", "SELECT number FROM issues WHERE " + REPOSITORY + " LIMIT 10", 1, NUMBER_OF_ROWS),
                new Work("LIMIT 10 of what the service cannot filter", "SELECT number FROM issues WHERE title LIKE '%a%' AND " + REPOSITORY + " LIMIT 10", UNDER_WAY, NUMBER_OF_ROWS));
    }

    /**
     * What a client would ask that a person wrote in a few lines: pages by their numbers, of the open and of the closed ones, as GitHub shows no page of a list beyond 10,000 rows. They hold the pull
     * requests, too.
     */
    static List<HttpRequest> plain(GithubData data, String server)
    {
        long all = data.contents("acme", NAME).conversations().size();
        long open = data.contents("acme", NAME).conversations().stream().filter(conversation -> conversation.issue().isOpen()).count();
        return Stream.concat(plain(server, "open", open), plain(server, "closed", all - open)).toList();
    }

    private static Stream<HttpRequest> plain(String server, String state, long rows)
    {
        return LongStream.rangeClosed(1, pages(rows))
                .mapToObj(page -> GithubService.get(server, "/repos/acme/%s/issues?state=%s&per_page=100&page=%s".formatted(NAME, state, page)).build());
    }
}
