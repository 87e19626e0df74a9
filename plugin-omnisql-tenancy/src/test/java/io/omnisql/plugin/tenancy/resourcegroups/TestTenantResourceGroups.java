package io.omnisql.plugin.tenancy.resourcegroups;

import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.plugin.tenancy.TestingTenancy;
import io.omnisql.plugin.tenancy.TestingTenants;
import io.trino.execution.resourcegroups.InternalResourceGroup;
import io.trino.spi.resourcegroups.ResourceGroupId;
import io.trino.spi.resourcegroups.SelectionContext;
import io.trino.spi.resourcegroups.SelectionCriteria;
import io.trino.spi.session.ResourceEstimates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static io.omnisql.plugin.tenancy.TestingTenants.ALICE;
import static io.omnisql.plugin.tenancy.TestingTenants.BOB;
import static io.omnisql.plugin.tenancy.TestingTenants.CAROL_SUSPENDED;
import static io.omnisql.plugin.tenancy.TestingTenants.PETER_OF_SUSPENDED_TENANT;
import static io.trino.spi.resourcegroups.SchedulingPolicy.WEIGHTED_FAIR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestTenantResourceGroups
{
    @TempDir
    Path directory;

    private TestingTenancy tenancy;
    private TenantResourceGroups groups;
    private final InternalResourceGroup root = new InternalResourceGroup("omnisql", (_, _) -> {}, directExecutor());

    @BeforeEach
    void setUp()
            throws IOException
    {
        tenancy = new TestingTenancy(directory, TestingTenants.snapshot());
        groups = (TenantResourceGroups) tenancy.resourceGroups("omnisql.max-concurrent-queries", "100", "omnisql.max-queued-queries", "200", "omnisql.tenant-memory-share", "0.25");
    }

    @AfterEach
    void tearDown()
    {
        groups.shutdown();
    }

    @Test
    void testMatch()
    {
        assertThat(groups.match(criteria(ALICE)).orElseThrow().getResourceGroupId())
                .isEqualTo(new ResourceGroupId(List.of("omnisql", "acme", "alice@acme.com")));
        for (String user : List.of("root", "", "acme", "acme/nobody", CAROL_SUSPENDED, PETER_OF_SUSPENDED_TENANT)) {
            assertThat(groups.match(criteria(user))).as(user).isEmpty();
        }
    }

    @Test
    void testParents()
    {
        SelectionContext<?> tenant = groups.parentGroupContext(groups.match(criteria(ALICE)).orElseThrow());
        assertThat(tenant.getResourceGroupId()).isEqualTo(new ResourceGroupId(List.of("omnisql", "acme")));

        SelectionContext<?> parent = groups.parentGroupContext(groups.parentGroupContext(groups.match(criteria(ALICE)).orElseThrow()));
        assertThat(parent.getResourceGroupId()).isEqualTo(new ResourceGroupId("omnisql"));
    }

    @Test
    void testLimits()
    {
        tenancy.setClusterMemory(4_000);
        InternalResourceGroup user = configure(ALICE);
        InternalResourceGroup tenant = root.getOrCreateSubGroup("acme");

        assertThat(root.getSchedulingPolicy()).isEqualTo(WEIGHTED_FAIR);
        assertThat(root.getHardConcurrencyLimit()).isEqualTo(100);
        assertThat(root.getMaxQueuedQueries()).isEqualTo(200);
        assertThat(tenant.getHardConcurrencyLimit()).isEqualTo(8);
        assertThat(tenant.getSoftConcurrencyLimit()).isEqualTo(8);
        assertThat(tenant.getMaxQueuedQueries()).isEqualTo(16);
        assertThat(tenant.getSchedulingWeight()).isEqualTo(8);
        assertThat(tenant.getSoftMemoryLimitBytes()).isEqualTo(1_000);
        assertThat(user.getHardConcurrencyLimit()).isEqualTo(4);
        assertThat(user.getMaxQueuedQueries()).isEqualTo(16);

        tenancy.setClusterMemory(8_000);
        assertThat(tenant.getSoftMemoryLimitBytes()).isEqualTo(2_000);
    }

    @Test
    @Timeout(120)
    void testNewSnapshotReachesExistingGroups()
            throws InterruptedException
    {
        InternalResourceGroup alice = configure(ALICE);
        InternalResourceGroup bob = configure(BOB);

        tenancy.snapshots().set(TestingTenants.snapshot(new LimitsEntry(60, 30, 2, 1, 3, 50, 25, 1_000, 3_600)));
        await(() -> alice.getMaxQueuedQueries() == 3);
        await(() -> root.getOrCreateSubGroup("acme").getMaxQueuedQueries() == 3);

        assertThat(alice.getHardConcurrencyLimit()).isEqualTo(1);
        assertThat(root.getOrCreateSubGroup("acme").getHardConcurrencyLimit()).isEqualTo(2);
        assertThat(bob.getHardConcurrencyLimit()).isEqualTo(4);

        tenancy.snapshots().set(new Snapshot("plane", 3, 3, List.of()));
        await(() -> alice.getMaxQueuedQueries() == 0);

        assertThat(alice.getHardConcurrencyLimit()).isZero();
    }

    private static void await(BooleanSupplier condition)
            throws InterruptedException
    {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20);
        }
    }

    private InternalResourceGroup configure(String user)
    {
        var userContext = groups.match(criteria(user)).orElseThrow();
        var tenantContext = groups.parentGroupContext(userContext);
        groups.configure(root, groups.parentGroupContext(tenantContext));
        InternalResourceGroup tenant = root.getOrCreateSubGroup(tenantContext.getResourceGroupId().getLastSegment());
        groups.configure(tenant, tenantContext);
        InternalResourceGroup group = tenant.getOrCreateSubGroup(userContext.getResourceGroupId().getLastSegment());
        groups.configure(group, userContext);
        return group;
    }

    private static SelectionCriteria criteria(String user)
    {
        return new SelectionCriteria(
                true,
                user,
                Set.of("tenant:globex-corp"),
                user,
                Optional.of(user),
                Optional.empty(),
                Set.of("tenant:globex-corp"),
                new ResourceEstimates(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of("SELECT"));
    }
}
