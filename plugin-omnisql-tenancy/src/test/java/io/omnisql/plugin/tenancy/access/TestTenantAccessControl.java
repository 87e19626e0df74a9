package io.omnisql.plugin.tenancy.access;

import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.plugin.tenancy.TestingTenancy;
import io.omnisql.plugin.tenancy.TestingTenants;
import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.tenancy.ratelimit.RateLimiter.Decision;
import io.trino.spi.QueryId;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.BasicPrincipal;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemSecurityContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.plugin.tenancy.TenancyErrorCode.OMNISQL_NOT_READY;
import static io.omnisql.plugin.tenancy.TenancyErrorCode.OMNISQL_RATE_LIMITED;
import static io.omnisql.plugin.tenancy.TestingTenants.ADA_ADMIN;
import static io.omnisql.plugin.tenancy.TestingTenants.ALICE;
import static io.omnisql.plugin.tenancy.TestingTenants.BOB;
import static io.omnisql.plugin.tenancy.TestingTenants.CAROL_SUSPENDED;
import static io.omnisql.plugin.tenancy.TestingTenants.GUS_ADMIN;
import static io.omnisql.plugin.tenancy.TestingTenants.PETER_OF_SUSPENDED_TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestTenantAccessControl
{
    private static final QueryId QUERY_ID = new QueryId("20260101_000000_00000_aaaaa");

    @TempDir
    Path directory;

    private TestingTenancy tenancy;
    private SystemAccessControl accessControl;

    @BeforeEach
    void setUp()
            throws IOException
    {
        tenancy = new TestingTenancy(directory, TestingTenants.snapshot(new LimitsEntry(60, 30, 8, 4, 16, 50, 25, 1_000, 3_600)));
        accessControl = tenancy.accessControl();
    }

    @Test
    void testQueryTakesPermitsOfTenantAndUser()
    {
        accessControl.checkCanExecuteQuery(identity(ALICE), QUERY_ID);

        assertThat(getOnlyElement(tenancy.rateLimiter().acquired())).containsExactly(
                new Bucket("query:tenant:acme", "tenant acme", 1.0, 60),
                new Bucket("query:user:acme/alice@acme.com", "user acme/alice@acme.com", 0.5, 30));
    }

    @Test
    void testRateLimit()
    {
        tenancy.rateLimiter().answer(new Decision(false, Duration.ofMillis(6_001), "user acme/alice@acme.com"));

        assertThatThrownBy(() -> accessControl.checkCanExecuteQuery(identity(ALICE), QUERY_ID))
                .isInstanceOf(TrinoException.class)
                .hasMessage("The user acme/alice@acme.com has started too many queries; retry in 7 s")
                .extracting(e -> ((TrinoException) e).getErrorCode()).isEqualTo(OMNISQL_RATE_LIMITED.toErrorCode());

        tenancy.rateLimiter().answer(new Decision(false, Duration.ofNanos(1), "tenant acme"));

        assertThatThrownBy(() -> accessControl.checkCanExecuteQuery(identity(ALICE), QUERY_ID))
                .hasMessage("The tenant acme has started too many queries; retry in 1 s");
    }

    @Test
    void testOnlyActiveUsersExecute()
    {
        for (String user : List.of(CAROL_SUSPENDED, PETER_OF_SUSPENDED_TENANT, "acme/nobody", "nowhere/alice@acme.com", "root", "")) {
            assertThatThrownBy(() -> accessControl.checkCanExecuteQuery(Identity.ofUser(user), QUERY_ID))
                    .as(user)
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessage("Access Denied: Cannot execute query: The user is unknown or suspended");
        }
        assertThat(tenancy.rateLimiter().acquired()).isEmpty();
    }

    @Test
    void testNotReady(@TempDir Path directory)
            throws IOException
    {
        SystemAccessControl notReady = new TestingTenancy(directory, URI.create("http://127.0.0.1:1")).accessControl();

        assertThatThrownBy(() -> notReady.checkCanExecuteQuery(identity(ALICE), QUERY_ID))
                .isInstanceOf(TrinoException.class)
                .extracting(e -> ((TrinoException) e).getErrorCode()).isEqualTo(OMNISQL_NOT_READY.toErrorCode());
        assertThat(notReady.canAccessCatalog(context(ALICE), "tpch")).isFalse();
        assertThat(notReady.filterSchemas(context(ALICE), "tpch", Set.of("tiny"))).isEmpty();
    }

    @Test
    @SuppressWarnings("deprecation") // the engine calls it for every request
    void testUserMustBePrincipal()
    {
        accessControl.checkCanSetUser(Optional.of(new BasicPrincipal(ALICE)), ALICE);

        assertThatThrownBy(() -> accessControl.checkCanSetUser(Optional.of(new BasicPrincipal(BOB)), ALICE))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accessControl.checkCanSetUser(Optional.empty(), ALICE))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accessControl.checkCanImpersonateUser(identity(ADA_ADMIN), ALICE))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void testQueriesOfOthers()
    {
        List<Identity> owners = List.of(identity(ALICE), identity(ADA_ADMIN), identity(CAROL_SUSPENDED), identity(BOB), identity(GUS_ADMIN), Identity.ofUser("system"));

        assertThat(accessControl.filterViewQueryOwnedBy(identity(ALICE), owners)).extracting(Identity::getUser).containsExactly(ALICE);
        assertThat(accessControl.filterViewQueryOwnedBy(identity(ADA_ADMIN), owners)).extracting(Identity::getUser).containsExactly(ALICE, ADA_ADMIN, CAROL_SUSPENDED);
        assertThat(accessControl.filterViewQueryOwnedBy(identity(GUS_ADMIN), owners)).extracting(Identity::getUser).containsExactly(BOB, GUS_ADMIN);
        assertThat(accessControl.filterViewQueryOwnedBy(identity(PETER_OF_SUSPENDED_TENANT), owners)).isEmpty();
    }

    @Test
    void testNamesThatAreShown()
    {
        assertThat(accessControl.filterCatalogs(context(ALICE), Set.of("github", "tpch", "memory", "system", "jmx")))
                .containsExactlyInAnyOrder("github", "tpch", "memory", "system");
        assertThat(accessControl.filterSchemas(context(ALICE), "github", Set.of("main", "tiny", "globex_main", "sf1", "information_schema", "system")))
                .containsExactlyInAnyOrder("main", "tiny", "information_schema", "system");
        assertThat(accessControl.filterSchemas(context(BOB), "memory", Set.of("acme", "globex_corp", "globex-corp", "default", "information_schema")))
                .containsExactlyInAnyOrder("globex_corp", "information_schema");
        assertThat(accessControl.filterSchemas(context(BOB), "system", Set.of("jdbc", "runtime", "metadata", "information_schema")))
                .containsExactlyInAnyOrder("jdbc", "information_schema");
        assertThat(accessControl.filterTables(context(BOB), "github", Set.of(
                new SchemaTableName("globex_main", "issues"),
                new SchemaTableName("main", "issues"),
                new SchemaTableName("information_schema", "tables"),
                new SchemaTableName("information_schema", "table_privileges"))))
                .containsExactlyInAnyOrder(new SchemaTableName("globex_main", "issues"), new SchemaTableName("information_schema", "tables"));
        assertThat(accessControl.filterColumns(context(BOB), "github", Map.of(
                new SchemaTableName("globex_main", "issues"), Set.of("id"),
                new SchemaTableName("main", "issues"), Set.of("id"))))
                .isEqualTo(Map.of(new SchemaTableName("globex_main", "issues"), Set.of("id")));
    }

    @Test
    void testSessionProperties()
    {
        accessControl.checkCanSetSystemSessionProperty(identity(ALICE), QUERY_ID, "join_distribution_type");
        accessControl.checkCanSetCatalogSessionProperty(context(ALICE), "github", "max_staleness");

        for (String property : List.of("query_max_memory", "query_max_run_time", "query_priority", "resource_overcommit", "retry_policy")) {
            assertThatThrownBy(() -> accessControl.checkCanSetSystemSessionProperty(identity(ALICE), QUERY_ID, property))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> accessControl.checkCanSetCatalogSessionProperty(context(ALICE), "github", "unknown"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accessControl.checkCanSetCatalogSessionProperty(context(ALICE), "tpch", "max_staleness"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accessControl.checkCanSetSystemSessionProperty(identity(CAROL_SUSPENDED), QUERY_ID, "time_zone_id"))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void testSuspensionTakesEffectAtOnce()
    {
        assertThat(accessControl.canAccessCatalog(context(ALICE), "tpch")).isTrue();

        tenancy.snapshots().set(new Snapshot("plane", 2, 2, List.of()));

        assertThat(accessControl.canAccessCatalog(context(ALICE), "tpch")).isFalse();
    }

    @Test
    void testCatalogNamedTwice()
    {
        assertThatThrownBy(() -> new CatalogRules(new TenantAccessControlConfig()
                .setPublicCatalogs(Set.of("memory"))
                .setScratchCatalogs(Set.of("memory"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only one of omnisql.connector-catalogs");
    }

    private static Identity identity(String user)
    {
        return Identity.forUser(user).withPrincipal(new BasicPrincipal(user)).build();
    }

    private static SystemSecurityContext context(String user)
    {
        return new SystemSecurityContext(identity(user), QUERY_ID, Instant.EPOCH);
    }
}
