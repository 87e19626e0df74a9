package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.access.LimitedResource;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.http.Json;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Users, organisations, and what is left of the rate limits.
 */
final class UserEndpoints
{
    // limits of what the sandbox does not have
    private static final Map<String, Integer> UNUSED_RESOURCES = Map.of(
            "integration_manifest", 5000,
            "source_import", 100,
            "actions_runner_registration", 10_000,
            "scim", 15_000,
            "dependency_snapshots", 100,
            "code_scanning_autofix", 10);

    private UserEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get("/user", "users/users#get-the-authenticated-user", List.of(), UserEndpoints::viewer),
                RestEndpoint.get("/users/{username}", "users/users#get-a-user", List.of(), UserEndpoints::user),
                RestEndpoint.get("/orgs/{org}", "orgs/orgs#get-an-organization", List.of(), UserEndpoints::organization),
                RestEndpoint.get("/rate_limit", "rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user", List.of(), UserEndpoints::rateLimit));
    }

    private static RestResult viewer(RestCall call)
    {
        Account viewer = call.viewer();
        return RestResult.of(call.json().accounts().privateProfile(viewer), viewer.updatedAt());
    }

    private static RestResult user(RestCall call)
    {
        Account account = call.account("username");
        boolean self = call.scope().principal().user().filter(account::equals).isPresent();
        return RestResult.of(self ? call.json().accounts().privateProfile(account) : call.json().accounts().profile(account), account.updatedAt());
    }

    private static RestResult organization(RestCall call)
    {
        Account account = call.account("org");
        if (account.kind() != Account.Kind.ORGANIZATION) {
            throw RestException.notFound();
        }
        return RestResult.of(call.json().accounts().organization(account), account.updatedAt());
    }

    private static RestResult rateLimit(RestCall call)
    {
        if (!call.limits().enabled()) {
            throw RestException.of(404, "Rate limiting is not enabled.", call.documentation());
        }
        ObjectNode resources = Json.object();
        for (LimitedResource resource : LimitedResource.values()) {
            resources.set(resource.restName(), state(call.limits().state(call.scope().principal(), resource)));
        }
        long reset = call.scope().now().plus(Duration.ofHours(1)).getEpochSecond();
        UNUSED_RESOURCES.forEach((resource, limit) -> resources.putObject(resource).put("limit", limit).put("used", 0).put("remaining", limit).put("reset", reset));
        ObjectNode json = Json.object();
        json.set("resources", resources);
        json.set("rate", resources.get(LimitedResource.CORE.restName()));
        return RestResult.of(json);
    }

    private static ObjectNode state(PrimaryLimits.State state)
    {
        return Json.object()
                .put("limit", state.limit())
                .put("used", state.used())
                .put("remaining", state.remaining())
                .put("reset", state.resetAt().getEpochSecond());
    }
}
