package io.omnisql.sandbox.github.data.organization;

import java.util.Locale;

/**
 * What someone may do with a repository; each includes those before it.
 */
public enum Permission
{
    READ("pull"),
    TRIAGE("triage"),
    WRITE("push"),
    MAINTAIN("maintain"),
    ADMIN("admin");

    private final String verb;

    Permission(String verb)
    {
        this.verb = verb;
    }

    /**
     * The permission as filters and maps of REST name it.
     */
    public String verb()
    {
        return verb;
    }

    /**
     * The permission as the name of a role in REST.
     */
    public String roleName()
    {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean includes(Permission other)
    {
        return compareTo(other) >= 0;
    }
}
