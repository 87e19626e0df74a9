package io.omnisql.sandbox.jira.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.jira.Site;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The authorization server of OAuth 2.0 apps: refresh tokens that each use replaces. Safe for use by several threads.
 */
public final class Oauth
{
    public static final String CLIENT_ID = "sandbox-client";
    public static final String CLIENT_SECRET = "sandbox-client-secret";
    public static final String TOKEN_PATH = "/oauth/token";
    public static final String RESOURCES_PATH = "/oauth/token/accessible-resources";

    private static final String SCOPE = "read:jira-work read:jira-user manage:jira-webhook offline_access";
    private static final Duration LIFE = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Site> sites;
    private final Map<String, SandboxAccount> refreshTokens = new HashMap<>();
    private final Map<String, SandboxAccount> usedTokens = new HashMap<>();
    private final Map<String, AccessToken> accessTokens = new HashMap<>();
    private int issued;

    private record AccessToken(SandboxAccount account, Instant expires) {}

    public Oauth(Clock clock, Map<String, Site> sites)
    {
        this.clock = clock;
        this.sites = Map.copyOf(sites);
        reset();
    }

    /**
     * Makes the first refresh tokens good again and all others bad.
     */
    public synchronized void reset()
    {
        refreshTokens.clear();
        usedTokens.clear();
        accessTokens.clear();
        refreshTokens.putAll(SandboxAccount.ALL.stream().collect(Collectors.toMap(SandboxAccount::refreshToken, Function.identity())));
    }

    /**
     * Lets all access tokens be too old.
     */
    public synchronized void expireAccessTokens()
    {
        accessTokens.clear();
    }

    public synchronized Optional<SandboxAccount> account(String accessToken)
    {
        return Optional.ofNullable(accessTokens.get(accessToken)).filter(token -> token.expires().isAfter(clock.instant())).map(AccessToken::account);
    }

    public SandboxResponse token(SandboxRequest request)
    {
        JsonNode body;
        try {
            body = Json.parse(request.body());
        }
        catch (IOException e) {
            return error(400, "invalid_request", "The body is no JSON.");
        }
        if (!request.method().equals("POST") || !body.path("grant_type").asText().equals("refresh_token")) {
            return error(403, "unsupported_grant_type", "The sandbox only knows refresh_token.");
        }
        if (!body.path("client_id").asText().equals(CLIENT_ID) || !body.path("client_secret").asText().equals(CLIENT_SECRET)) {
            return error(401, "access_denied", "Unauthorized");
        }
        return refresh(body.path("refresh_token").asText());
    }

    private synchronized SandboxResponse refresh(String refreshToken)
    {
        SandboxAccount account = refreshTokens.remove(refreshToken);
        if (account == null) {
            // whoever uses a token again may have stolen it: all that came of it end
            SandboxAccount owner = usedTokens.get(refreshToken);
            refreshTokens.values().removeIf(candidate -> candidate.equals(owner));
            accessTokens.values().removeIf(token -> token.account().equals(owner));
            return error(403, "unauthorized_client", "refresh_token is invalid");
        }
        usedTokens.put(refreshToken, account);
        issued++;
        String next = "%s-%s".formatted(account.refreshToken(), issued);
        String access = "sandbox-access-token-%s-%s".formatted(account.name(), issued);
        refreshTokens.put(next, account);
        accessTokens.put(access, new AccessToken(account, clock.instant().plus(LIFE)));
        return SandboxResponse.json(200, Json.object()
                .put("access_token", access)
                .put("refresh_token", next)
                .put("expires_in", LIFE.toSeconds())
                .put("token_type", "Bearer")
                .put("scope", SCOPE));
    }

    public SandboxResponse resources(SandboxRequest request)
    {
        String authorization = request.header("Authorization").orElse("");
        Optional<SandboxAccount> account = authorization.startsWith("Bearer ") ? account(authorization.substring(7)) : Optional.empty();
        if (account.isEmpty()) {
            return SandboxResponse.json(401, Json.object().put("code", 401).put("message", "Unauthorized"));
        }
        Site site = sites.get(account.get().site());
        ObjectNode resource = Json.object().put("id", site.cloudId()).put("name", site.name()).put("url", "https://%s.atlassian.example".formatted(site.name()));
        for (String scope : SCOPE.split(" ")) {
            resource.withArray("scopes").add(scope);
        }
        resource.put("avatarUrl", "https://avatars.example/site.png");
        return SandboxResponse.json(200, java.util.List.of(resource));
    }

    private static SandboxResponse error(int status, String code, String description)
    {
        return SandboxResponse.json(status, Json.object().put("error", code).put("error_description", description));
    }
}
