package io.omnisql.plugin.github.auth;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Exchanges what a connection has for an access token: an App's private key for that of its installation, a refresh token for that of a
 * user. Other tokens are sent as they are.
 */
public final class GithubTokens
        implements TokenIssuer
{
    /**
     * The connection's property that holds the client id of the App that a user authorized.
     */
    public static final String CLIENT_ID = "client-id";
    /**
     * Names of the connection's secrets.
     */
    public static final String CLIENT_SECRET = "client-secret";
    public static final String REFRESH_TOKEN = "refresh-token";

    private final TokenIssuer ofInstallation = new AppTokenIssuer();
    private final TokenIssuer ofUser = new UserTokenIssuer();

    @Override
    public Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now)
    {
        return (secrets.containsKey(REFRESH_TOKEN) ? ofUser : issuer(connection)).request(connection, secrets, now);
    }

    @Override
    public Set<String> rotatedSecrets(ConnectionInfo connection, Map<String, String> secrets)
    {
        return issuer(connection).rotatedSecrets(connection, secrets);
    }

    @Override
    public AccessToken read(ConnectionInfo connection, RemoteResponse answer)
    {
        return issuer(connection).read(connection, answer);
    }

    private TokenIssuer issuer(ConnectionInfo connection)
    {
        return connection.properties().containsKey(CLIENT_ID) ? ofUser : ofInstallation;
    }
}
