package io.omnisql.plugin.tenancy.authentication;

import com.google.inject.Inject;
import io.airlift.log.Logger;
import io.omnisql.plugin.tenancy.ActiveUser;
import io.omnisql.plugin.tenancy.TenantDirectory;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.BasicPrincipal;
import io.trino.spi.security.HeaderAuthenticator;

import java.security.Principal;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Logs in the users of tenants by API key, and refuses requests that carry headers a tenant must not send.
 */
public class TenantAuthenticator
        implements HeaderAuthenticator
{
    private static final Logger log = Logger.get(TenantAuthenticator.class);

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";
    private static final int MAX_AUTHORIZATION_LENGTH = 1_024;

    private final TenantDirectory directory;

    @Inject
    public TenantAuthenticator(TenantDirectory directory)
    {
        this.directory = requireNonNull(directory, "directory is null");
    }

    /**
     * @throws AccessDeniedException for every refusal, also for a fault of our own: anything else would reach the client as a server error
     */
    @Override
    public Principal createAuthenticatedPrincipal(Headers headers)
    {
        try {
            return authenticate(headers);
        }
        catch (AccessDeniedException e) {
            throw e;
        }
        catch (RuntimeException e) {
            log.error(e, "Authentication failed");
            throw new AccessDeniedException("Authentication failed");
        }
    }

    private Principal authenticate(Headers headers)
    {
        BasicCredentials credentials = credentials(headers);
        if (directory.snapshot().isEmpty()) {
            throw new AccessDeniedException("This data plane has not received its tenants yet; try again shortly");
        }
        ActiveUser user = directory.authenticate(credentials.user(), credentials.password())
                .orElseThrow(() -> new AccessDeniedException("Invalid credentials"));
        RequestHeaders.check(headers, user.name().toString());
        return new BasicPrincipal(user.name().toString());
    }

    private static BasicCredentials credentials(Headers headers)
    {
        List<String> values = RequestHeaders.values(headers, AUTHORIZATION);
        if (values.isEmpty()) {
            throw new AccessDeniedException("Log in as <tenant>/<user> with an API key as the password");
        }
        if (values.size() > 1) {
            throw new AccessDeniedException("The header Authorization must be sent once");
        }
        String value = values.getFirst();
        if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new AccessDeniedException("Bearer tokens are not accepted; log in as <tenant>/<user> with an API key as the password");
        }
        if (value.length() > MAX_AUTHORIZATION_LENGTH) {
            throw new AccessDeniedException("Invalid credentials");
        }
        return BasicCredentials.parse(value)
                .orElseThrow(() -> new AccessDeniedException("Invalid credentials"));
    }
}
