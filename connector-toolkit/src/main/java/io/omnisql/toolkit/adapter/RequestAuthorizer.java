package io.omnisql.toolkit.adapter;

import java.util.Map;

/**
 * Makes the headers that authenticate a request, on the worker, just before it is sent.
 */
public interface RequestAuthorizer
{
    /**
     * @param secrets the connection's decrypted secrets, and the access token where a {@link TokenIssuer} issued one
     * @return headers to add; they are never logged
     */
    Map<String, String> authorize(ConnectionInfo connection, Map<String, String> secrets);

    /**
     * Whether each user reads with what he may see at the service, and nobody else's answers serve him. The connection then names the user
     * ({@link ConnectionInfo#user}) wherever credentials are made for it.
     */
    default boolean isPersonal(ConnectionInfo connection)
    {
        return false;
    }

    /**
     * Where requests go that are authenticated so, unless a {@link TokenIssuer} says otherwise.
     */
    default String baseUrl(ConnectionInfo connection)
    {
        return connection.url();
    }

    /**
     * The body to send, for services that take credentials there. The body of the request itself holds none.
     */
    default String authorizeBody(ConnectionInfo connection, Map<String, String> secrets, String body)
    {
        return body;
    }
}
