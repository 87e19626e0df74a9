package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Commit;
import io.omnisql.sandbox.github.data.FileChange;
import io.omnisql.sandbox.github.data.GitHistory;
import io.omnisql.sandbox.github.data.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A repository's commits.
 */
final class CommitEndpoints
{
    private static final int FILES_AT_ONCE = 300;

    private CommitEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/commits",
                        "commits/commits#list-commits",
                        List.of(
                                Parameter.text("sha"),
                                Parameter.text("path"),
                                Parameter.text("author"),
                                Parameter.text("committer"),
                                Parameter.SINCE,
                                Parameter.time("until"),
                                Parameter.PER_PAGE,
                                Parameter.PAGE),
                        CommitEndpoints::list),
                RestEndpoint.get("/repos/{owner}/{repo}/commits/{ref}", "commits/commits#get-a-commit", List.of(Parameter.PER_PAGE, Parameter.PAGE), CommitEndpoints::commit));
    }

    private static GitHistory git(RestCall call)
    {
        if (call.repository().isEmpty()) {
            throw RestException.of(409, "Git Repository is empty.", call.documentation());
        }
        return call.contents().git();
    }

    private static RestResult list(RestCall call)
    {
        GitHistory git = git(call);
        Repository repository = call.repository();
        Arguments arguments = call.arguments();
        Commit tip = git.resolve(arguments.text("sha").orElse(repository.defaultBranch())).orElseThrow(RestException::notFound);
        Optional<String> path = arguments.text("path");
        Optional<String> author = arguments.text("author");
        Optional<String> committer = arguments.text("committer");
        Optional<Instant> since = arguments.time("since");
        Optional<Instant> until = arguments.time("until");
        List<Commit> matching = git.log(tip).stream()
                .filter(commit -> path.isEmpty() || commit.files().stream().anyMatch(file -> file.touches(path.get())))
                .filter(commit -> author.isEmpty() || commit.author().isBy(author.get()))
                .filter(commit -> committer.isEmpty() || commit.committer().isBy(committer.get()))
                .filter(commit -> since.isEmpty() || !commit.committer().date().isBefore(since.get()))
                .filter(commit -> until.isEmpty() || !commit.committer().date().isAfter(until.get()))
                .toList();
        return Paging.numbered(call, matching, commit -> call.json().commits().summary(repository, commit));
    }

    private static RestResult commit(RestCall call)
    {
        GitHistory git = git(call);
        String ref = call.pathVariables().get("ref");
        Commit commit = git.resolve(ref).orElseThrow(() -> RestException.of(422, "No commit found for SHA: " + ref, call.documentation()));
        boolean paged = call.arguments().given("page") || call.arguments().given("per_page");
        List<FileChange> files = paged ? Paging.page(call, commit.files()) : commit.files().subList(0, Math.min(FILES_AT_ONCE, commit.files().size()));
        Optional<String> link = paged ? Paging.numberedLink(call, commit.files().size()) : Optional.empty();
        return new RestResult(call.json().commits().detail(call.repository(), commit, files), link, Optional.of(commit.committer().date()));
    }
}
