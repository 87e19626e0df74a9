package io.omnisql.plugin.tenancy.access;

import com.google.common.collect.ImmutableSet;
import io.omnisql.plugin.tenancy.TestingTenancy;
import io.omnisql.plugin.tenancy.TestingTenants;
import io.trino.spi.TrinoException;
import io.trino.spi.security.SystemAccessControl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.plugin.tenancy.TestingTenants.ADA_ADMIN;
import static io.omnisql.plugin.tenancy.TestingTenants.ALICE;
import static io.omnisql.plugin.tenancy.TestingTenants.BOB;
import static io.omnisql.plugin.tenancy.TestingTenants.CAROL_SUSPENDED;
import static io.omnisql.plugin.tenancy.TestingTenants.GUS_ADMIN;
import static io.omnisql.plugin.tenancy.TestingTenants.PETER_OF_SUSPENDED_TENANT;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls every method of the access control interface for every kind of user and name, and holds the whole set of what is allowed to a list.
 * A method that the interface gains is denied, or this test fails.
 */
final class TestAccessMatrix
{
    /**
     * Methods that decide nothing, or whose empty answer adds no restriction.
     */
    private static final Set<String> NOT_DECISIONS = ImmutableSet.of("shutdown", "getEventListeners", "getRowFilters", "getColumnMask", "getColumnMasks");

    /**
     * What every active user may do whatever is named.
     */
    private static final Set<String> ALWAYS = ImmutableSet.of("checkCanExecuteQuery");
    private static final Set<String> CATALOG = ImmutableSet.of("canAccessCatalog", "filterCatalogs", "checkCanShowSchemas");
    private static final Set<String> READ = ImmutableSet.of(
            "filterSchemas", "checkCanShowTables", "filterTables", "checkCanShowColumns", "filterColumns", "checkCanShowCreateTable", "checkCanSelectFromColumns");
    private static final Set<String> SCHEMA_ONLY = ImmutableSet.of("filterSchemas", "checkCanShowTables");
    private static final Set<String> WRITE = ImmutableSet.of(
            "checkCanCreateSchema", "checkCanDropSchema", "checkCanCreateTable", "checkCanInsertIntoTable", "checkCanDropTable");
    private static final Set<String> FUNCTION = ImmutableSet.of("canExecuteFunction");
    private static final Set<String> CONNECTOR = ImmutableSet.of("checkCanSetCatalogSessionProperty");
    private static final Set<String> OWN_QUERIES = ImmutableSet.of("checkCanViewQueryOwnedBy", "filterViewQueryOwnedBy", "checkCanKillQueryOwnedBy");
    private static final Set<String> OWN_NAME = ImmutableSet.of("checkCanSetUser");

    private static SystemAccessControl accessControl;

    @BeforeAll
    static void setUp(@TempDir Path directory)
            throws IOException
    {
        accessControl = new TestingTenancy(directory, TestingTenants.snapshot()).accessControl();
    }

    @Test
    void testConnectorCatalog()
    {
        assertAllowed(ALICE, target("github", "main", "issues"), ALWAYS, CATALOG, READ, CONNECTOR);
        assertAllowed(BOB, target("github", "globex_main", "issues"), ALWAYS, CATALOG, READ, CONNECTOR);
        for (String user : List.of(ALICE, ADA_ADMIN)) {
            assertAllowed(user, target("github", "globex_main", "issues"), ALWAYS, CATALOG, CONNECTOR);
            assertAllowed(user, target("github", "nowhere", "issues"), ALWAYS, CATALOG, CONNECTOR);
            assertAllowed(user, target("github", "system", "connections"), ALWAYS, CATALOG, READ, CONNECTOR, FUNCTION);
        }
        for (String user : List.of(BOB, GUS_ADMIN)) {
            assertAllowed(user, target("github", "main", "issues"), ALWAYS, CATALOG, CONNECTOR);
        }
    }

    @Test
    void testPublicCatalog()
    {
        for (String user : List.of(ALICE, ADA_ADMIN, BOB, GUS_ADMIN)) {
            assertAllowed(user, target("tpch", "tiny", "nation"), ALWAYS, CATALOG, READ);
        }
    }

    @Test
    void testScratchCatalog()
    {
        assertAllowed(ALICE, target("memory", "acme", "t"), ALWAYS, CATALOG, READ, WRITE);
        assertAllowed(BOB, target("memory", "globex_corp", "t"), ALWAYS, CATALOG, READ, WRITE);
        for (String schema : List.of("globex_corp", "globex-corp", "default", "nowhere", "initech")) {
            assertAllowed(ALICE, target("memory", schema, "t"), ALWAYS, CATALOG);
            assertAllowed(ADA_ADMIN, target("memory", schema, "t"), ALWAYS, CATALOG);
        }
    }

    @Test
    void testMetadata()
    {
        assertAllowed(ALICE, target("system", "jdbc", "tables"), ALWAYS, CATALOG, READ);
        assertAllowed(ALICE, target("github", "information_schema", "columns"), ALWAYS, CATALOG, READ, CONNECTOR);
        assertAllowed(ALICE, target("memory", "information_schema", "table_privileges"), ALWAYS, CATALOG, SCHEMA_ONLY);
        assertAllowed(ALICE, target("memory", "information_schema", "roles"), ALWAYS, CATALOG, SCHEMA_ONLY);
        for (String user : List.of(ALICE, ADA_ADMIN)) {
            assertAllowed(user, target("system", "runtime", "queries"), ALWAYS, CATALOG);
            assertAllowed(user, target("system", "runtime", "transactions"), ALWAYS, CATALOG);
            assertAllowed(user, target("system", "metadata", "catalogs"), ALWAYS, CATALOG);
            assertAllowed(user, target("jmx", "current", "anything"), ALWAYS);
        }
    }

    @Test
    void testQueriesAndNames()
    {
        assertAllowed(ALICE, queriesOf(ALICE), ALWAYS, OWN_QUERIES, OWN_NAME);
        assertAllowed(ALICE, queriesOf(ADA_ADMIN), ALWAYS);
        assertAllowed(ADA_ADMIN, queriesOf(ALICE), ALWAYS, OWN_QUERIES);
        assertAllowed(ADA_ADMIN, queriesOf(CAROL_SUSPENDED), ALWAYS, OWN_QUERIES);
        for (String foreign : List.of(BOB, GUS_ADMIN, PETER_OF_SUSPENDED_TENANT, "root", "acme", "acme/")) {
            assertAllowed(ALICE, queriesOf(foreign), ALWAYS);
            assertAllowed(ADA_ADMIN, queriesOf(foreign), ALWAYS);
        }
    }

    @Test
    void testWhoIsNobodyMayNothing()
    {
        for (String nobody : List.of(CAROL_SUSPENDED, PETER_OF_SUSPENDED_TENANT, "acme/nobody", "acme", "root", "nowhere/x")) {
            for (AccessTarget target : List.of(target("github", "main", "issues"), target("tpch", "tiny", "nation"), target("memory", "acme", "t"), target("system", "jdbc", "tables"))) {
                assertAllowed(nobody, target);
            }
            assertAllowed(nobody, queriesOf(nobody), OWN_NAME);
        }
    }

    @Test
    void testSameRefusalForForeignAndUnknownNames()
    {
        AccessTarget foreign = new AccessTarget("memory", "globex_corp", "t", BOB);
        AccessTarget unknown = new AccessTarget("memory", "xyz", "t", "acme/xyz");
        int refusals = 0;
        for (Method method : decisions()) {
            Optional<String> foreignRefusal = refusal(method, ALICE, foreign);
            Optional<String> unknownRefusal = refusal(method, ALICE, unknown);
            assertThat(foreignRefusal.map(message -> message.replace("globex_corp", "xyz").replace(BOB, "acme/xyz")))
                    .as(method.toString())
                    .isEqualTo(unknownRefusal);
            refusals += foreignRefusal.isPresent() ? 1 : 0;
        }
        assertThat(refusals).isGreaterThan(60);
    }

    @SafeVarargs
    private static void assertAllowed(String user, AccessTarget target, Set<String>... expected)
    {
        Set<String> allowed = decisions().stream()
                .filter(method -> refusal(method, user, target).isEmpty())
                .map(Method::getName)
                .collect(toImmutableSet());
        ImmutableSet.Builder<String> all = ImmutableSet.builder();
        for (Set<String> methods : expected) {
            all.addAll(methods);
        }
        assertThat(allowed)
                .as("what %s may do with %s", user, target)
                .containsExactlyInAnyOrderElementsOf(all.build());
    }

    private static List<Method> decisions()
    {
        return Stream.of(SystemAccessControl.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !NOT_DECISIONS.contains(method.getName()))
                .filter(method -> !isSingleTableFilter(method))
                .collect(toImmutableList());
    }

    /**
     * A form that the engine no longer calls, with the name of the one it calls; its inherited answer is that there is nothing.
     */
    private static boolean isSingleTableFilter(Method method)
    {
        return method.getName().equals("filterColumns") && method.getReturnType() == Set.class;
    }

    /**
     * The message with which the call was refused, or {@code ""} when the answer was no or nothing; empty when it was allowed.
     */
    private static Optional<String> refusal(Method method, String user, AccessTarget target)
    {
        try {
            return switch (method.invoke(accessControl, target.arguments(method, user))) {
                case null -> Optional.empty();
                case Boolean allowed -> allowed ? Optional.empty() : Optional.of("");
                case Collection<?> visible -> visible.isEmpty() ? Optional.of("") : Optional.empty();
                case Map<?, ?> visible -> visible.isEmpty() ? Optional.of("") : Optional.empty();
                case Object other -> throw new AssertionError("Unexpected answer of " + method + ": " + other);
            };
        }
        catch (InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOf(TrinoException.class);
            return Optional.of(e.getCause().getMessage());
        }
        catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static AccessTarget target(String catalog, String schema, String table)
    {
        return new AccessTarget(catalog, schema, table, "nobody");
    }

    private static AccessTarget queriesOf(String owner)
    {
        return new AccessTarget("unlisted", "nowhere", "t", owner);
    }
}
