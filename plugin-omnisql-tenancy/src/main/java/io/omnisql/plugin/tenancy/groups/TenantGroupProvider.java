package io.omnisql.plugin.tenancy.groups;

import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.omnisql.plugin.tenancy.ActiveUser;
import io.omnisql.plugin.tenancy.TenantDirectory;
import io.trino.spi.security.GroupProvider;

import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * The groups that policies refer to: {@code tenant:<tenant>} and {@code role:<tenant>/<role>}. Unknown and suspended users have none.
 */
public class TenantGroupProvider
        implements GroupProvider
{
    private final TenantDirectory directory;

    @Inject
    public TenantGroupProvider(TenantDirectory directory)
    {
        this.directory = requireNonNull(directory, "directory is null");
    }

    @Override
    public Set<String> getGroups(String user)
    {
        return directory.user(user)
                .map(TenantGroupProvider::groups)
                .orElseGet(ImmutableSet::of);
    }

    private static Set<String> groups(ActiveUser user)
    {
        String tenant = user.tenant().id();
        ImmutableSet.Builder<String> groups = ImmutableSet.builder();
        groups.add("tenant:" + tenant);
        user.entry().roles().forEach(role -> groups.add("role:" + tenant + "/" + role));
        return groups.build();
    }
}
