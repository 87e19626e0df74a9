package io.omnisql.sandbox.github.access;

import io.omnisql.sandbox.github.data.GithubData;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens of a user who authorized the sandbox's App: an access token for eight hours, and a refresh token that is good for one
 * exchange, which ends both. Safe for use by several threads.
 */
public final class UserTokens
{
    /**
     * With which {@link GithubApp#CLIENT_ID} proves itself.
     */
    public static final String CLIENT_SECRET = "SandboxAppSecretNotARealSecret0000000000";
    /**
     * Of {@code acme-sync}, from when the user authorized the App.
     */
    public static final String FIRST_REFRESH_TOKEN = "ghr_SandboxAcmeNotARealRefreshToken000000000000000000000000000000000000000000";
    public static final Duration LIFE = Duration.ofHours(8);
    public static final Duration REFRESH_LIFE = Duration.ofSeconds(15_897_600);

    private static final String USER = "acme-sync";

    private final GithubData data;
    private final Clock clock;
    private final Map<String, Grant> byRefreshToken = new HashMap<>();
    private int issued;

    /**
     * @param accessToken empty before the first exchange
     */
    public record Grant(String accessToken, Instant expiresAt, String refreshToken) {}

    public UserTokens(GithubData data, Clock clock)
    {
        this.data = data;
        this.clock = clock;
        byRefreshToken.put(FIRST_REFRESH_TOKEN, new Grant("", Instant.MIN, FIRST_REFRESH_TOKEN));
    }

    /**
     * New tokens in place of a refresh token's, empty when it is none or was used.
     */
    public synchronized Optional<Grant> exchange(String refreshToken)
    {
        if (byRefreshToken.remove(refreshToken) == null) {
            return Optional.empty();
        }
        issued++;
        Grant grant = new Grant(
                "ghu_" + "SandboxUserNotARealToken%012d".formatted(issued),
                clock.instant().plus(LIFE),
                "ghr_" + "SandboxUserNotARealRefreshToken%045d".formatted(issued));
        byRefreshToken.put(grant.refreshToken(), grant);
        return Optional.of(grant);
    }

    /**
     * Lets all access tokens be too old.
     */
    public synchronized void expireAccessTokens()
    {
        byRefreshToken.replaceAll((refreshToken, grant) -> new Grant(grant.accessToken(), Instant.MIN, refreshToken));
    }

    synchronized Optional<Principal> principal(String accessToken)
    {
        boolean isGood = byRefreshToken.values().stream().anyMatch(grant -> grant.accessToken().equals(accessToken) && clock.instant().isBefore(grant.expiresAt()));
        return isGood
                ? data.account(USER).map(user -> new Principal("app-user-" + USER, Optional.of(user), user.login(), false, List.of(), Optional.empty()))
                : Optional.empty();
    }
}
