package io.omnisql.sandbox.jira.access;

import io.omnisql.sandbox.jira.data.People;

import java.util.List;

/**
 * The credentials of a user of a demo site.
 *
 * @param name of the credentials, in the log
 * @param apiToken for basic authentication at the site itself
 * @param scopedToken for basic authentication at the gateway only
 * @param personalAccessToken for a Data Center
 * @param refreshToken the first one; each use replaces it
 */
public record SandboxAccount(
        String name,
        String site,
        String accountId,
        String email,
        String apiToken,
        String scopedToken,
        String personalAccessToken,
        String refreshToken)
{
    /**
     * An administrator in New York.
     */
    public static final SandboxAccount ACME_ADMIN = of("acme-admin", "acme", People.ACME_ADMIN, "ada@acme.example");
    /**
     * A developer in Kolkata.
     */
    public static final SandboxAccount ACME_DEVELOPER = of("acme-developer", "acme", People.ACME_DEVELOPER, "indra@acme.example");
    /**
     * A guest in Auckland, who may see neither secured issues nor private projects.
     */
    public static final SandboxAccount ACME_GUEST = of("acme-guest", "acme", People.ACME_GUEST, "nia@acme.example");
    /**
     * An administrator of the other site, in Berlin.
     */
    public static final SandboxAccount GLOBEX_ADMIN = of("globex-admin", "globex", People.GLOBEX_ADMIN, "gil@globex.example");

    public static final List<SandboxAccount> ALL = List.of(ACME_ADMIN, ACME_DEVELOPER, ACME_GUEST, GLOBEX_ADMIN);

    private static SandboxAccount of(String name, String site, String accountId, String email)
    {
        return new SandboxAccount(name, site, accountId, email, "sandbox-api-token-" + name, "sandbox-scoped-token-" + name, "sandbox-pat-" + name, "sandbox-refresh-token-" + name);
    }
}
