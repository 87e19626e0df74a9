package io.omnisql.sandbox.github.server;

import io.omnisql.sandbox.github.access.LimitedResource;
import io.omnisql.sandbox.github.access.Principal;
import io.omnisql.sandbox.github.rest.RestException;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxResponse;

import java.util.List;
import java.util.Map;

/**
 * GitHub's answers to requests that do not get as far as an endpoint.
 */
final class Errors
{
    private static final String LIMITS = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api";

    private Errors() {}

    static SandboxResponse badCredentials()
    {
        return RestException.of(401, "Bad credentials", "https://docs.github.com/rest").response();
    }

    static SandboxResponse graphqlNeedsToken()
    {
        return RestException.of(
                401,
                "This endpoint requires you to be authenticated.",
                "https://docs.github.com/graphql/guides/forming-calls-with-graphql#authenticating-with-graphql").response();
    }

    static SandboxResponse userAgentMissing()
    {
        return SandboxResponse.text(
                403,
                "text/html; charset=utf-8",
                """
                Request forbidden by administrative rules. Please make sure your request has a User-Agent header \
                (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). \
                Check https://developer.github.com for other possible causes.
                """);
    }

    static SandboxResponse unknownApiVersion(String version)
    {
        return RestException.of(400, "Invalid API version \"%s\". Supported versions are: %s.".formatted(version, String.join(", ", ApiVersion.SUPPORTED)), "https://docs.github.com/rest/about-the-rest-api/api-versions").response();
    }

    /**
     * @param status 403 or 429
     */
    static SandboxResponse primaryLimit(Principal principal, LimitedResource resource, int status)
    {
        String whose = principal.user()
                .map(user -> "user ID " + user.id())
                .orElse(principal.limitKey());
        if (resource == LimitedResource.GRAPHQL) {
            return SandboxResponse.json(200, Map.of("errors", List.of(Map.of(
                    "type", "RATE_LIMITED",
                    "message", "API rate limit exceeded for %s.".formatted(whose)))));
        }
        String hint = principal.isAnonymous() ? " (But here's the good news: Authenticated requests get a higher rate limit. Check out the documentation for more details.)" : "";
        return RestException.of(status, "API rate limit exceeded for %s.%s".formatted(whose, hint), LIMITS).response();
    }

    static SandboxResponse secondaryLimit(int status, int retryAfterSeconds)
    {
        return RestException.of(
                        status,
                        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. For more on scraping GitHub and how it may affect your rights, please review our Terms of Service (https://docs.github.com/en/site-policy/github-terms/github-terms-of-service)",
                        LIMITS + "#about-secondary-rate-limits").response()
                .header("Retry-After", Integer.toString(retryAfterSeconds));
    }

    static SandboxResponse serverError(int status, String message)
    {
        return SandboxResponse.json(status, Json.object().put("message", message));
    }
}
