package io.omnisql.sandbox.jira.access;

import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.jira.Site;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out who sent a request.
 */
public final class Authenticator
{
    private final Map<String, Site> sites;
    private final Oauth oauth;
    private final boolean dataCenter;

    public Authenticator(Map<String, Site> sites, Oauth oauth, boolean dataCenter)
    {
        this.sites = Map.copyOf(sites);
        this.oauth = oauth;
        this.dataCenter = dataCenter;
    }

    /**
     * @param cloudId of the gateway's path, empty when the site itself is called
     * @return empty when the credentials are missing or wrong
     */
    public Optional<Caller> authenticate(SandboxRequest request, Optional<String> cloudId)
    {
        String authorization = request.header("Authorization").orElse("");
        Optional<Caller> caller;
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            caller = basic(authorization.substring(6).strip(), cloudId.isPresent());
        }
        else if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            caller = bearer(authorization.substring(7).strip(), cloudId.isPresent());
        }
        else {
            return Optional.empty();
        }
        return caller.filter(found -> cloudId.isEmpty() || found.site().cloudId().equals(cloudId.get()));
    }

    private Optional<Caller> basic(String encoded, boolean gateway)
    {
        String credentials;
        try {
            credentials = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        }
        catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return SandboxAccount.ALL.stream()
                .filter(account -> List.of(account.email() + ":" + (gateway ? account.scopedToken() : account.apiToken())).contains(credentials))
                .findFirst()
                .map(account -> caller(account, false));
    }

    private Optional<Caller> bearer(String token, boolean gateway)
    {
        if (dataCenter) {
            return SandboxAccount.ALL.stream().filter(account -> account.personalAccessToken().equals(token)).findFirst().map(account -> caller(account, false));
        }
        return gateway ? oauth.account(token).map(account -> caller(account, true)) : Optional.empty();
    }

    private Caller caller(SandboxAccount account, boolean app)
    {
        Site site = sites.get(account.site());
        return new Caller(account.name(), site, site.data().catalog().user(account.accountId()), app);
    }

    /**
     * Nobody at a site.
     */
    public Caller anonymous(Optional<String> cloudId)
    {
        Site site = sites.values().stream().filter(candidate -> cloudId.filter(candidate.cloudId()::equals).isPresent()).findFirst().orElse(sites.get("acme"));
        return new Caller("anonymous", site, Optional.empty(), false);
    }
}
