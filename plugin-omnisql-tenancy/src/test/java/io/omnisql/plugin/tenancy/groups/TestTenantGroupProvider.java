package io.omnisql.plugin.tenancy.groups;

import io.omnisql.plugin.tenancy.FakeSnapshots;
import io.omnisql.plugin.tenancy.TenantDirectory;
import io.omnisql.plugin.tenancy.TestingTenants;
import org.junit.jupiter.api.Test;

import static io.omnisql.plugin.tenancy.TestingTenants.ALICE;
import static io.omnisql.plugin.tenancy.TestingTenants.BOB;
import static io.omnisql.plugin.tenancy.TestingTenants.CAROL_SUSPENDED;
import static io.omnisql.plugin.tenancy.TestingTenants.PETER_OF_SUSPENDED_TENANT;
import static org.assertj.core.api.Assertions.assertThat;

final class TestTenantGroupProvider
{
    private final FakeSnapshots snapshots = new FakeSnapshots();
    private final TenantGroupProvider provider = new TenantGroupProvider(new TenantDirectory(snapshots));

    @Test
    void testGroups()
    {
        snapshots.set(TestingTenants.snapshot());

        assertThat(provider.getGroups(ALICE)).containsExactlyInAnyOrder("tenant:acme", "role:acme/analyst");
        assertThat(provider.getGroups(BOB)).containsExactlyInAnyOrder("tenant:globex-corp", "role:globex-corp/analyst", "role:globex-corp/contractor");
    }

    @Test
    void testNoGroups()
    {
        assertThat(provider.getGroups(ALICE)).isEmpty();

        snapshots.set(TestingTenants.snapshot());

        assertThat(provider.getGroups("acme/nobody")).isEmpty();
        assertThat(provider.getGroups("acme")).isEmpty();
        assertThat(provider.getGroups("")).isEmpty();
        assertThat(provider.getGroups("tenant:acme")).isEmpty();
        assertThat(provider.getGroups(CAROL_SUSPENDED)).isEmpty();
        assertThat(provider.getGroups(PETER_OF_SUSPENDED_TENANT)).isEmpty();
    }
}
