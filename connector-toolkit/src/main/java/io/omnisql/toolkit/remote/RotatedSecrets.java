package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the secrets that a service replaces with each use, such as rotating refresh tokens, where all nodes and later starts find them.
 */
public interface RotatedSecrets
{
    /**
     * Exchanges a connection's secrets for a token while no other node does, and keeps what replaces them before the token is used.
     *
     * @param stored the secrets as the connection has them; those that were replaced since are exchanged in their place
     * @param exchange empty when the secrets need no exchange
     */
    Optional<AccessToken> exchange(ConnectionInfo connection, Map<String, String> stored, Function<Map<String, String>, Optional<AccessToken>> exchange);
}
