package io.omnisql.sandbox.github.data.rules;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the rulesets of repositories and organisations.
 */
public final class Rulesets
{
    private Rulesets() {}

    /**
     * The rulesets of an organisation; users have none.
     */
    public static List<Ruleset> of(Account owner)
    {
        if (owner.kind() != Account.Kind.ORGANIZATION) {
            return List.of();
        }
        return List.of(ruleset(owner.id() % 1_000 * 100, "All \"default\" branches", "branch", "active", true, "~DEFAULT_BRANCH", 1, owner.createdAt()));
    }

    /**
     * The rulesets of a repository without those of its owner.
     */
    public static List<Ruleset> of(Repository repository)
    {
        List<Ruleset> rulesets = new ArrayList<>();
        if (!repository.isEmpty()) {
            long id = repository.id() % 1_000_000 * 10;
            rulesets.add(ruleset(id, "releases", "branch", "active", false, "refs/heads/release/**", 2, repository.createdAt()));
            if (!repository.isFork()) {
                rulesets.add(ruleset(id + 1, "tags", "tag", repository.isPrivate() ? "evaluate" : "disabled", false, "refs/tags/v*", 0, repository.createdAt()));
            }
        }
        return rulesets;
    }

    private static Ruleset ruleset(long id, String name, String target, String enforcement, boolean ofOrganization, String pattern, int approvals, Instant base)
    {
        Instant created = base.plus(Duration.ofDays(3 + id % 7));
        return new Ruleset(id + 1_000, name, target, enforcement, ofOrganization, pattern, approvals, created, created.plus(Duration.ofDays(id % 5)));
    }
}
