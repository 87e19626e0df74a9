package io.omnisql.tenancy.identity;

import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * A user of a tenant, written {@code <tenant>/<name>} as a Trino user.
 *
 * @param tenant the tenant's slug
 * @param name the user's name within the tenant; it holds no slash
 */
public record TenantUser(String tenant, String name)
{
    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{1,31}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}");

    public TenantUser
    {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(name, "name is null");
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("Not a tenant id");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a user name");
        }
    }

    /**
     * Reads a Trino user name; empty when it is not of the form {@code <tenant>/<name>}.
     */
    public static Optional<TenantUser> parse(String trinoUser)
    {
        int slash = trinoUser.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String tenant = trinoUser.substring(0, slash);
        String name = trinoUser.substring(slash + 1);
        if (!TENANT.matcher(tenant).matches() || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of(new TenantUser(tenant, name));
    }

    /**
     * The name by which Trino knows the user.
     */
    @Override
    public String toString()
    {
        return tenant + "/" + name;
    }
}
