package io.omnisql.sandbox.github.data.organization;

import io.omnisql.sandbox.github.data.Account;

import java.time.Instant;
import java.util.List;

/**
 * A team of an organisation.
 *
 * @param description null when there is none
 * @param secret whether only its members see it in the web
 * @param parent null when there is none
 * @param repositories that it may use
 */
public record Team(
        long id,
        Account organization,
        String name,
        String slug,
        String description,
        boolean secret,
        Team parent,
        List<Member> members,
        List<Access> repositories,
        Instant createdAt,
        Instant updatedAt)
{
    public Team
    {
        members = List.copyOf(members);
        repositories = List.copyOf(repositories);
    }

    /**
     * A member of a team.
     */
    public record Member(Account account, boolean maintainer) {}

    /**
     * What a team may do with a repository.
     */
    public record Access(long repositoryId, Permission permission) {}
}
