package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.stream.Stream;

/**
 * A repository's releases; drafts are seen by those who may push.
 */
final class ReleaseEndpoints
{
    private ReleaseEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/repos/{owner}/{repo}/releases", "releases/releases#list-releases", List.of(Parameter.PER_PAGE, Parameter.PAGE), ReleaseEndpoints::list),
                RestEndpoint.get("/repos/{owner}/{repo}/releases/{release_id}", "releases/releases#get-a-release", List.of(), ReleaseEndpoints::release));
    }

    private static Stream<Release> visible(RestCall call)
    {
        return call.contents().releases().stream().filter(release -> call.scope().sees(call.repository(), release));
    }

    private static RestResult list(RestCall call)
    {
        RowOrder<Release> order = RowOrder.byTime(Release::createdAt, Release::id).descending(true);
        return Paging.numbered(call, order.sorted(visible(call).toList()), release -> call.json().releases().release(call.repository(), release));
    }

    private static RestResult release(RestCall call)
    {
        String id = call.pathVariables().get("release_id");
        Release found = visible(call).filter(release -> Long.toString(release.id()).equals(id)).findFirst().orElseThrow(RestException::notFound);
        return RestResult.of(call.json().releases().release(call.repository(), found), found.updatedAt());
    }
}
