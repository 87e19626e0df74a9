package io.omnisql.plugin.salesforce.auth;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.TokenIssuer.ACCESS_TOKEN;
import static java.util.stream.Collectors.joining;

/**
 * How a connection gets its access token.
 */
enum AuthFlow
{
    /**
     * An assertion signed with the private key, for the user that the connection names.
     */
    JWT("jwt", AuthFlow.PRIVATE_KEY),
    /**
     * A refresh token of a user who once logged in.
     */
    REFRESH("refresh-token", AuthFlow.REFRESH_TOKEN),
    /**
     * The application's own credentials, which stand for the user that its administrator chose.
     */
    CLIENT_CREDENTIALS("client-credentials", AuthFlow.CLIENT_SECRET),
    /**
     * An access token that somebody else got; it cannot be renewed.
     */
    TOKEN("access-token", ACCESS_TOKEN);

    /**
     * Property of a connection: the flow's name; without it the connection's secrets tell.
     */
    static final String PROPERTY = "auth";
    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";
    static final String PRIVATE_KEY = "private-key";
    static final String REFRESH_TOKEN = "refresh-token";

    private final String label;
    private final String secret;

    AuthFlow(String label, String secret)
    {
        this.label = label;
        this.secret = secret;
    }

    /**
     * @throws RefusedException when the connection names no flow that there is, or has no secrets for any
     */
    static AuthFlow of(ConnectionInfo connection, Map<String, String> secrets)
    {
        String name = connection.properties().getOrDefault(PROPERTY, "").strip();
        Optional<AuthFlow> flow = Arrays.stream(values())
                .filter(candidate -> name.isEmpty() ? !secrets.getOrDefault(candidate.secret, "").isBlank() : candidate.label.equals(name))
                .findFirst();
        return flow.orElseThrow(() -> new RefusedException(name.isEmpty()
                ? "the connection has none of the secrets " + Arrays.stream(values()).map(value -> value.secret).collect(joining(", "))
                : "the property 'auth' is none of " + Arrays.stream(values()).map(value -> value.label).collect(joining(", "))));
    }
}
