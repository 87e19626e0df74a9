package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A repository's pull requests.
 */
final class PullRequestEndpoints
{
    private static final Duration MONTH = Duration.ofDays(30);

    private PullRequestEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/pulls",
                        "pulls/pulls#list-pull-requests",
                        List.of(
                                Parameter.oneOf("state", "open", "closed", "all").defaultsTo("open"),
                                Parameter.text("head"),
                                Parameter.text("base"),
                                Parameter.oneOf("sort", "created", "updated", "popularity", "long-running").defaultsTo("created"),
                                Parameter.oneOf("direction", "asc", "desc"),
                                Parameter.PER_PAGE,
                                Parameter.PAGE),
                        PullRequestEndpoints::list),
                RestEndpoint.get("/repos/{owner}/{repo}/pulls/{pull_number}", "pulls/pulls#get-a-pull-request", List.of(), PullRequestEndpoints::pullRequest));
    }

    private static RestResult list(RestCall call)
    {
        Arguments arguments = call.arguments();
        String state = arguments.value("state");
        Optional<String> head = arguments.text("head");
        if (head.isPresent() && !head.get().matches("[^:]+:.+")) {
            throw RestException.rejected("The query parameter 'head' must be like owner:branch, else GitHub silently ignores it", "head", call.documentation());
        }
        Optional<String> base = arguments.text("base");
        String sort = arguments.value("sort");
        List<PullRequest> matching = call.contents().pullRequests().stream()
                .filter(pull -> state.equals("all") || pull.issue().state().restName().equals(state))
                .filter(pull -> head.isEmpty() || isHead(call, pull, head.get()))
                .filter(pull -> base.isEmpty() || pull.base().ref().equals(base.get()))
                .filter(pull -> !sort.equals("long-running") || isLongRunning(pull, call.scope().now()))
                .toList();
        RowOrder<PullRequest> order = switch (sort) {
            case "updated" -> RowOrder.byTime(pull -> pull.issue().updatedAt(), PullRequest::id);
            case "popularity" -> RowOrder.byCount(pull -> pull.issue().comments(), PullRequest::id);
            default -> RowOrder.byTime(pull -> pull.issue().createdAt(), PullRequest::id);
        };
        boolean descending = arguments.text("direction").map("desc"::equals).orElse(sort.equals("created"));
        return Paging.numbered(call, order.descending(descending).sorted(matching), pull -> call.json().pullRequests().summary(call.repository(), pull));
    }

    private static boolean isHead(RestCall call, PullRequest pull, String head)
    {
        Repository repository = call.data().repository(pull.head().repositoryId()).orElseThrow();
        int colon = head.indexOf(':');
        return repository.owner().login().equalsIgnoreCase(head.substring(0, colon)) && pull.head().ref().equals(head.substring(colon + 1));
    }

    private static boolean isLongRunning(PullRequest pull, Instant now)
    {
        return pull.issue().isOpen()
                && pull.issue().createdAt().isBefore(now.minus(MONTH))
                && pull.issue().updatedAt().isAfter(now.minus(MONTH));
    }

    private static RestResult pullRequest(RestCall call)
    {
        if (!(call.conversation("pull_number") instanceof PullRequest pull)) {
            throw RestException.notFound();
        }
        return RestResult.of(call.json().pullRequests().detail(call.repository(), pull), pull.issue().updatedAt());
    }
}
