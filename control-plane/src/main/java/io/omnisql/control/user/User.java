package io.omnisql.control.user;

import java.util.List;

/**
 * A tenant's user.
 *
 * @param version grows with each change; the entity tag
 */
public record User(String name, boolean active, List<String> roles, long version)
{
    public static final String NAME_PATTERN = "[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}";
    public static final String NAME_MESSAGE = "must have 1 to 128 letters, digits and . _ @ + -, and begin with a letter or digit";
    public static final String ROLE_PATTERN = "[a-z][a-z0-9_-]{0,62}";
    public static final String ROLE_MESSAGE = "must have 1 to 63 lower-case letters, digits, _ and -, and begin with a letter";

    public User
    {
        roles = List.copyOf(roles);
    }
}
