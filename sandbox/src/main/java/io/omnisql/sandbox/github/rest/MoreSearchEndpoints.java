package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.search.CodeSearch;
import io.omnisql.sandbox.github.search.CommitSearch;
import io.omnisql.sandbox.github.search.IssueSearch;
import io.omnisql.sandbox.github.search.RepositorySearch;
import io.omnisql.sandbox.github.search.SearchException;
import io.omnisql.sandbox.github.search.UserSearch;
import io.omnisql.sandbox.http.Json;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The searches over repositories, commits, code and users.
 */
final class MoreSearchEndpoints
{
    private MoreSearchEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/search/repositories", "search/search#search-repositories", parameters("stars", "forks", "help-wanted-issues", "updated"), MoreSearchEndpoints::repositories),
                RestEndpoint.get("/search/commits", "search/search#search-commits", parameters("author-date", "committer-date"), MoreSearchEndpoints::commits),
                RestEndpoint.get("/search/code", "search/search#search-code", parameters("indexed"), MoreSearchEndpoints::code),
                RestEndpoint.get("/search/users", "search/search#search-users", parameters("followers", "repositories", "joined"), MoreSearchEndpoints::users));
    }

    private static List<Parameter> parameters(String... sorts)
    {
        return List.of(Parameter.requiredText("q"), Parameter.oneOf("sort", sorts), Parameter.oneOf("order", "desc", "asc").defaultsTo("desc"), Parameter.PER_PAGE, Parameter.PAGE);
    }

    private static RestResult repositories(RestCall call)
    {
        RowOrder<Repository> order = switch (call.arguments().text("sort").orElse("stars")) {
            case "updated" -> RowOrder.byTime(Repository::updatedAt, Repository::id);
            case "stars" -> RowOrder.byCount(Repository::stars, Repository::id);
            // forks are few and nobody asks for help, so all are equal
            default -> RowOrder.byCount(_ -> 0, Repository::id);
        };
        return found(call, RepositorySearch::run, order, repository -> call.json().repositories().summary(repository));
    }

    private static RestResult commits(RestCall call)
    {
        RowOrder<CommitSearch.Hit> order = call.arguments().text("sort").orElse("committer-date").equals("author-date")
                ? RowOrder.byTime(hit -> hit.commit().author().date(), hit -> hit.repository().id() * 10_000 + hit.commit().id())
                : RowOrder.byTime(hit -> hit.commit().committer().date(), hit -> hit.repository().id() * 10_000 + hit.commit().id());
        return found(call, CommitSearch::run, order, hit -> {
            ObjectNode json = call.json().commits().summary(hit.repository(), hit.commit());
            json.set("repository", call.json().repositories().simple(hit.repository()));
            return json;
        });
    }

    private static RestResult code(RestCall call)
    {
        call.requireAuthentication();
        RowOrder<CodeSearch.Hit> order = RowOrder.byId(hit -> hit.repository().id() * 1_000_000_007L + hit.path().hashCode());
        return found(call, CodeSearch::run, order, hit -> {
            ObjectNode json = call.json().commits().blob(hit.repository(), hit.path(), hit.blobSha(), hit.sha());
            json.set("repository", call.json().repositories().simple(hit.repository()));
            return json;
        });
    }

    private static RestResult users(RestCall call)
    {
        RowOrder<Account> order = switch (call.arguments().text("sort").orElse("followers")) {
            case "joined" -> RowOrder.byTime(Account::createdAt, Account::id);
            case "repositories" -> RowOrder.byCount(account -> (int) call.scope().visibleRepositories().stream().filter(repository -> repository.owner().equals(account)).count(), Account::id);
            default -> RowOrder.byCount(account -> (int) (account.id() % 17), Account::id);
        };
        return found(call, UserSearch::run, order, account -> call.json().accounts().simple(account));
    }

    private static <T> RestResult found(RestCall call, BiFunction<Scope, String, List<T>> search, RowOrder<T> order, Function<T, ObjectNode> json)
    {
        Arguments arguments = call.arguments();
        if ((arguments.page() - 1L) * arguments.perPage() >= IssueSearch.MAX_RESULTS) {
            throw RestException.of(422, "Only the first 1000 search results are available", "https://docs.github.com/v3/search/");
        }
        List<T> found = run(call, search);
        boolean descending = !arguments.given("sort") || arguments.value("order").equals("desc");
        List<T> shown = order.descending(descending).sorted(found).stream().limit(IssueSearch.MAX_RESULTS).toList();
        ObjectNode body = Json.object().put("total_count", found.size()).put("incomplete_results", false);
        body.set("items", Json.array(Paging.page(call, shown), row -> json.apply(row).put("score", 1.0)));
        return new RestResult(body, Paging.numberedLink(call, shown.size()), Optional.empty());
    }

    private static <T> List<T> run(RestCall call, BiFunction<Scope, String, List<T>> search)
    {
        try {
            return search.apply(call.scope(), call.arguments().value("q"));
        }
        catch (SearchException e) {
            throw e.strict() ? RestException.rejected(e.getMessage(), "q", call.documentation()) : RestException.invalidSearch(e.getMessage());
        }
    }
}
