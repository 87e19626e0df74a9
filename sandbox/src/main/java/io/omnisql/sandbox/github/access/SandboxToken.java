package io.omnisql.sandbox.github.access;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;

/**
 * A token that opens the sandbox and nothing else. Its text has GitHub's prefixes and lengths, and says what it is.
 *
 * @param name by which the request log, the counters and the limits call it
 * @param token what is sent in the header {@code Authorization}
 * @param login of the user that it belongs to
 * @param owner the organisation whose repositories it is for
 * @param repositories full names of the only private repositories that it opens, empty for all that the user may see
 */
public record SandboxToken(
        @JsonProperty String name,
        @JsonProperty String token,
        @JsonProperty String login,
        @JsonProperty String owner,
        @JsonProperty List<String> repositories)
{
    /**
     * Classic token of {@code acme-sync}: all of acme, and what is public.
     */
    public static final SandboxToken ACME = new SandboxToken("acme", "ghp_SandboxAcmeNotARealToken000000000000", "acme-sync", "acme", List.of());

    /**
     * Classic token of {@code globex-sync}: all of globex, and what is public.
     */
    public static final SandboxToken GLOBEX = new SandboxToken("globex", "ghp_SandboxGlobexNotARealToken0000000000", "globex-sync", "globex", List.of());

    /**
     * Classic token of {@code initech-sync}: all of initech, and what is public.
     */
    public static final SandboxToken INITECH = new SandboxToken("initech", "ghp_SandboxInitechNotARealToken000000000", "initech-sync", "initech", List.of());

    /**
     * Classic token of {@code alice-ng}, an owner of acme: all of acme with its audit log, and what is public.
     */
    public static final SandboxToken ACME_OWNER = new SandboxToken("acme-owner", "ghp_SandboxAcmeOwnerNotARealToken0000000", "alice-ng", "acme", List.of());

    /**
     * Token of {@code acme-sync} that an OAuth app got.
     */
    public static final SandboxToken ACME_OAUTH = new SandboxToken("acme-oauth", "gho_SandboxAcmeOauthNotARealToken0000000", "acme-sync", "acme", List.of());

    /**
     * Fine-grained token of {@code acme-auditor}: of acme's private repositories only {@code acme/website}, and what is public.
     */
    public static final SandboxToken ACME_WEBSITE = new SandboxToken(
            "acme-website",
            "github_pat_SandboxAcmeWebsite0000_NotARealTokenItOpensOnlyTheSandbox0000000000000000000000000",
            "acme-auditor",
            "acme",
            List.of("acme/website"));

    public static final List<SandboxToken> ALL = List.of(ACME, GLOBEX, INITECH, ACME_WEBSITE, ACME_OWNER, ACME_OAUTH);

    public SandboxToken
    {
        repositories = List.copyOf(repositories);
    }

    public boolean fineGrained()
    {
        return !repositories.isEmpty();
    }

    @Override
    public String toString()
    {
        return "SandboxToken[" + name + "]";
    }
}
