package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.data.Reaction;
import io.omnisql.sandbox.github.query.RowOrder;
import io.omnisql.sandbox.github.search.IssueSearch;
import io.omnisql.sandbox.github.search.IssueSearch.Hit;
import io.omnisql.sandbox.github.search.SearchException;
import io.omnisql.sandbox.http.Json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The search over issues and pull requests.
 */
final class SearchEndpoints
{
    // by the name of the sort
    private static final Map<String, String> CONTENTS = Map.of(
            "reactions-+1", "+1",
            "reactions--1", "-1",
            "reactions-smile", "laugh",
            "reactions-thinking_face", "confused",
            "reactions-heart", "heart",
            "reactions-tada", "hooray");

    private SearchEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(RestEndpoint.get(
                "/search/issues",
                "search/search#search-issues-and-pull-requests",
                List.of(
                        Parameter.requiredText("q"),
                        Parameter.oneOf(
                                "sort",
                                "comments",
                                "reactions",
                                "reactions-+1",
                                "reactions--1",
                                "reactions-smile",
                                "reactions-thinking_face",
                                "reactions-heart",
                                "reactions-tada",
                                "interactions",
                                "created",
                                "updated"),
                        Parameter.oneOf("order", "desc", "asc").defaultsTo("desc"),
                        Parameter.PER_PAGE,
                        Parameter.PAGE,
                        Parameter.text("advanced_search"),
                        Parameter.oneOf("search_type", "semantic", "hybrid")),
                SearchEndpoints::issues));
    }

    private static RestResult issues(RestCall call)
    {
        Arguments arguments = call.arguments();
        if (arguments.given("search_type")) {
            throw RestException.rejected("The sandbox only searches lexically, not with search_type", "search_type", call.documentation());
        }
        if ((arguments.page() - 1L) * arguments.perPage() >= IssueSearch.MAX_RESULTS) {
            throw RestException.of(422, "Only the first 1000 search results are available", "https://docs.github.com/v3/search/");
        }
        List<Hit> found = search(call);
        List<Hit> shown = order(arguments).sorted(found).stream().limit(IssueSearch.MAX_RESULTS).toList();
        ObjectNode json = Json.object()
                .put("total_count", found.size())
                .put("incomplete_results", false)
                .put("search_type", "lexical");
        json.set("items", Json.array(Paging.page(call, shown), hit -> item(call, hit)));
        return new RestResult(json, Paging.numberedLink(call, shown.size()), Optional.empty());
    }

    private static List<Hit> search(RestCall call)
    {
        try {
            return IssueSearch.parse(call.scope(), call.arguments().value("q")).run(call.scope());
        }
        catch (SearchException e) {
            throw e.strict() ? RestException.rejected(e.getMessage(), "q", call.documentation()) : RestException.invalidSearch(e.getMessage());
        }
    }

    private static RowOrder<Hit> order(Arguments arguments)
    {
        boolean descending = !arguments.given("sort") || arguments.value("order").equals("desc");
        RowOrder<Hit> order = switch (arguments.text("sort").orElse("created")) {
            case "updated" -> RowOrder.byTime(hit -> hit.conversation().issue().updatedAt(), SearchEndpoints::id);
            case "comments", "interactions" -> RowOrder.byCount(hit -> hit.conversation().issue().comments(), SearchEndpoints::id);
            case "created" -> RowOrder.byTime(hit -> hit.conversation().issue().createdAt(), SearchEndpoints::id);
            case "reactions" -> RowOrder.byCount(hit -> Reaction.contents(hit.conversation().issue()).size(), SearchEndpoints::id);
            default -> RowOrder.byCount(hit -> Collections.frequency(Reaction.contents(hit.conversation().issue()), CONTENTS.get(arguments.value("sort"))), SearchEndpoints::id);
        };
        return order.descending(descending);
    }

    private static long id(Hit hit)
    {
        return hit.conversation().issue().id();
    }

    private static ObjectNode item(RestCall call, Hit hit)
    {
        return call.json().issues().issue(hit.repository(), hit.conversation()).put("score", 1.0);
    }
}
