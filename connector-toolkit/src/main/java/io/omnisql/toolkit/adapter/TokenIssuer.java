package io.omnisql.toolkit.adapter;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Exchanges a connection's secrets for access tokens that expire. Pure: the toolkit sends the request, shares and renews the token.
 */
public interface TokenIssuer
{
    /**
     * The secret's name under which {@link RequestAuthorizer} finds the token.
     */
    String ACCESS_TOKEN = "access-token";

    /**
     * The request for a token, empty when the secrets themselves are what is sent.
     *
     * @throws RefusedException when the connection lacks what the request needs
     */
    Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now);

    /**
     * Names of those of a connection's secrets that an exchange may make invalid, such as refresh tokens that are good for one use. Where
     * there are any, one exchange at a time is made by all nodes together, and what replaces them outlives the node.
     */
    default Set<String> rotatedSecrets(ConnectionInfo connection, Map<String, String> secrets)
    {
        return Set.of();
    }

    /**
     * Reads the answer to the request.
     *
     * @throws RefusedException when the service refuses the secrets
     */
    AccessToken read(ConnectionInfo connection, RemoteResponse answer);

    /**
     * A POST.
     *
     * @param url absolute
     * @param headers without credentials other than the secrets'; never logged
     * @param body never logged
     */
    record TokenRequest(String url, Map<String, String> headers, String body)
    {
        public TokenRequest
        {
            requireNonNull(url, "url is null");
            headers = Map.copyOf(headers);
            requireNonNull(body, "body is null");
        }
    }

    /**
     * A token.
     *
     * @param expiresAt empty when the service does not say
     * @param baseUrl where requests with it go instead of the connection's URL; without a trailing slash
     * @param replacedSecrets those of {@link #rotatedSecrets} that this exchange made invalid, with their new values
     */
    record AccessToken(String value, Optional<Instant> expiresAt, Optional<String> baseUrl, Map<String, String> replacedSecrets)
    {
        public AccessToken
        {
            requireNonNull(value, "value is null");
            requireNonNull(expiresAt, "expiresAt is null");
            requireNonNull(baseUrl, "baseUrl is null");
            replacedSecrets = Map.copyOf(replacedSecrets);
        }

        @Override
        public String toString()
        {
            return "AccessToken[expiresAt=" + expiresAt + ", baseUrl=" + baseUrl + "]";
        }
    }

    /**
     * The secrets are refused, or not enough.
     */
    final class RefusedException
            extends RuntimeException
    {
        /**
         * @param message for users; holds no secret
         */
        public RefusedException(String message)
        {
            super(message);
        }
    }
}
