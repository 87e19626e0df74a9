package io.omnisql.sandbox.salesforce.access;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;

/**
 * An application that the sandbox's organisations know. What it opens is the sandbox and nothing else.
 *
 * @param name by which documentation and tests call it
 * @param org the organisation that it belongs to
 * @param username of the user that client credentials stand for
 * @param refreshToken of the same user
 */
public record ConnectedApp(
        @JsonProperty String name,
        @JsonProperty("client_id") String clientId,
        @JsonProperty("client_secret") String clientSecret,
        @JsonProperty String org,
        @JsonProperty String username,
        @JsonProperty("refresh_token") String refreshToken)
{
    /**
     * All of acme.
     */
    public static final ConnectedApp ACME = of("acme", "acme", "integration");

    /**
     * Of acme only what its restricted user owns, without leads and without some fields.
     */
    public static final ConnectedApp ACME_RESTRICTED = of("acme-restricted", "acme", "restricted");

    /**
     * All of globex.
     */
    public static final ConnectedApp GLOBEX = of("globex", "globex", "integration");

    /**
     * Of globex only what its restricted user owns, without leads and without some fields.
     */
    public static final ConnectedApp GLOBEX_RESTRICTED = of("globex-restricted", "globex", "restricted");

    public static final List<ConnectedApp> ALL = List.of(ACME, ACME_RESTRICTED, GLOBEX, GLOBEX_RESTRICTED);

    private static ConnectedApp of(String name, String org, String user)
    {
        return new ConnectedApp(
                name,
                "3MVG9.sandbox-%s.not-a-real-client".formatted(name),
                "sandbox-%s-not-a-real-secret".formatted(name),
                org,
                "%s@%s.example".formatted(user, org),
                "5Aep861.sandbox-%s.not-a-real-refresh-token".formatted(name));
    }

    @Override
    public String toString()
    {
        return "ConnectedApp[" + name + "]";
    }
}
