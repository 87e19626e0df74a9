package io.omnisql.toolkit.connector;

import io.omnisql.tenancy.identity.TenantUser;
import io.omnisql.toolkit.remote.StaticConnection;
import io.trino.spi.connector.ConnectorSession;

import java.util.Optional;

/**
 * Tells the tenant of a session, from the authenticated user's name and nothing else.
 */
public interface SessionUsers
{
    /**
     * Empty when the user belongs to no tenant, and so may see nothing.
     */
    Optional<SessionUser> find(ConnectorSession session);

    /**
     * Users are written {@code <tenant>/<name>}.
     */
    static SessionUsers multiTenant()
    {
        return session -> TenantUser.parse(session.getUser())
                .map(user -> new SessionUser(user.tenant(), user.name()));
    }

    /**
     * All users belong to the one tenant of a connector that runs without a control plane.
     */
    static SessionUsers singleTenant()
    {
        return session -> Optional.of(new SessionUser(StaticConnection.DEFAULT, session.getUser()));
    }
}
