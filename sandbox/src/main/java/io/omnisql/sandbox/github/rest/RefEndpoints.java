package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Branch;

import java.util.List;
import java.util.Optional;

/**
 * A repository's branches and tags.
 */
final class RefEndpoints
{
    private RefEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/repos/{owner}/{repo}/branches", "branches/branches#list-branches", List.of(Parameter.flag("protected"), Parameter.PER_PAGE, Parameter.PAGE), RefEndpoints::branches),
                RestEndpoint.get("/repos/{owner}/{repo}/tags", "repos/repos#list-repository-tags", List.of(Parameter.PER_PAGE, Parameter.PAGE), RefEndpoints::tags));
    }

    private static RestResult branches(RestCall call)
    {
        Optional<Boolean> wanted = call.arguments().text("protected").map(Boolean::valueOf);
        List<Branch> matching = call.contents().git().branches().stream()
                .filter(branch -> wanted.isEmpty() || wanted.get() == branch.isProtected())
                .toList();
        return Paging.numbered(call, matching, branch -> call.json().commits().branch(call.repository(), branch));
    }

    private static RestResult tags(RestCall call)
    {
        return Paging.numbered(call, call.contents().git().tags(), tag -> call.json().commits().tag(call.repository(), tag));
    }
}
