package io.omnisql.sandbox.github.server;

import io.omnisql.sandbox.github.access.GithubApp;
import io.omnisql.sandbox.github.access.UserTokens;
import io.omnisql.sandbox.github.rest.RestException;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.QueryString;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where an App exchanges a user's refresh token. It stands beside the web pages, not below the API, and says "no" with status 200.
 *
 * @see <a href="https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens">GitHub's documentation</a>
 */
final class OauthEndpoint
{
    static final String PATH = "/login/oauth/access_token";

    private static final String DOCUMENTATION = "https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/";
    private static final Set<String> PARAMETERS = Set.of("client_id", "client_secret", "grant_type", "refresh_token");

    private final UserTokens tokens;

    OauthEndpoint(UserTokens tokens)
    {
        this.tokens = tokens;
    }

    SandboxResponse answer(SandboxRequest request)
    {
        if (!request.method().equals("POST")) {
            return RestException.of(404, "Not Found", DOCUMENTATION).response();
        }
        if (!request.header("Accept").orElse("").equals("application/json")) {
            return RestException.rejected("The sandbox answers in JSON only, which the header 'Accept' must ask for", "Accept", DOCUMENTATION).response();
        }
        Map<String, String> parameters;
        try {
            parameters = parameters(request);
        }
        catch (IllegalArgumentException e) {
            return RestException.of(400, "Bad Request", DOCUMENTATION).response();
        }
        if (!PARAMETERS.containsAll(parameters.keySet())) {
            return RestException.rejected("Not a documented parameter among " + parameters.keySet(), "parameters", DOCUMENTATION).response();
        }
        if (!parameters.getOrDefault("client_id", "").equals(GithubApp.CLIENT_ID)) {
            return RestException.of(404, "Not Found", DOCUMENTATION).response();
        }
        if (!parameters.getOrDefault("client_secret", "").equals(UserTokens.CLIENT_SECRET)) {
            return error("incorrect_client_credentials", "The client_id and/or client_secret passed are incorrect.");
        }
        if (!parameters.getOrDefault("grant_type", "").equals("refresh_token")) {
            return error("unsupported_grant_type", "The sandbox only knows refresh_token.");
        }
        Optional<UserTokens.Grant> grant = tokens.exchange(parameters.getOrDefault("refresh_token", ""));
        return grant.map(OauthEndpoint::granted).orElseGet(() -> error("bad_refresh_token", "The refresh token passed is incorrect or expired."));
    }

    private static Map<String, String> parameters(SandboxRequest request)
    {
        boolean isForm = request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        String text = isForm && request.rawQuery().isEmpty() ? new String(request.body(), StandardCharsets.UTF_8) : request.rawQuery();
        return QueryString.parse(text).parameters().stream().collect(Collectors.toMap(QueryString.Parameter::name, QueryString.Parameter::value));
    }

    private static SandboxResponse granted(UserTokens.Grant grant)
    {
        return SandboxResponse.json(200, Json.object()
                .put("access_token", grant.accessToken())
                .put("expires_in", UserTokens.LIFE.toSeconds())
                .put("refresh_token", grant.refreshToken())
                .put("refresh_token_expires_in", UserTokens.REFRESH_LIFE.toSeconds())
                .put("scope", "")
                .put("token_type", "bearer"));
    }

    private static SandboxResponse error(String code, String description)
    {
        return SandboxResponse.json(200, Json.object().put("error", code).put("error_description", description).put("error_uri", DOCUMENTATION));
    }
}
