package io.omnisql.sandbox.github.data;

import java.time.Instant;

/**
 * A user, an organisation or a bot.
 *
 * @param login the name as GraphQL shows it; REST appends {@code [bot]} to a bot's
 * @param name null when the profile has none
 * @param email null when the profile shows none
 */
public record Account(
        long id,
        String login,
        Kind kind,
        String name,
        String email,
        String company,
        String location,
        String bio,
        Instant createdAt,
        Instant updatedAt)
{
    /**
     * Whom REST names where the account was deleted; GraphQL shows null there.
     */
    public static final Account GHOST = new Account(
            10137,
            "ghost",
            Kind.USER,
            "Deleted user",
            null,
            null,
            "Nothing to see here, move along.",
            "Hi, I'm @ghost! I take the place of user accounts that have been deleted.",
            Instant.parse("2008-05-13T06:14:25Z"),
            Instant.parse("2018-04-10T17:22:33Z"));

    public enum Kind
    {
        USER, ORGANIZATION, BOT
    }

    /**
     * The login as REST shows it.
     */
    public String restLogin()
    {
        return kind == Kind.BOT ? login + "[bot]" : login;
    }
}
