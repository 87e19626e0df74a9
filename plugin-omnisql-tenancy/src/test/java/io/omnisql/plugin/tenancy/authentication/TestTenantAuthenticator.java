package io.omnisql.plugin.tenancy.authentication;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.tenancy.FakeSnapshots;
import io.omnisql.plugin.tenancy.TenantDirectory;
import io.omnisql.plugin.tenancy.TestingTenants;
import io.trino.spi.security.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.Principal;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static io.omnisql.plugin.tenancy.TestingTenants.ALICE;
import static io.omnisql.plugin.tenancy.TestingTenants.BOB;
import static io.omnisql.plugin.tenancy.TestingTenants.CAROL_SUSPENDED;
import static io.omnisql.plugin.tenancy.TestingTenants.PETER_OF_SUSPENDED_TENANT;
import static io.omnisql.plugin.tenancy.TestingTenants.apiKey;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestTenantAuthenticator
{
    private static final String INVALID = "Access Denied: Invalid credentials";

    private final TenantAuthenticator authenticator = new TenantAuthenticator(new TenantDirectory(new FakeSnapshots(TestingTenants.snapshot())));

    @Test
    void testLogsIn()
    {
        Principal principal = authenticate(Map.of("Authorization", List.of(basic(ALICE, apiKey(ALICE)))));

        assertThat(principal.getName()).isEqualTo(ALICE);
        assertThat(principal.toString()).isEqualTo(ALICE);
    }

    @Test
    void testSameAnswerForWhateverIsWrong()
    {
        assertRefused(basic(ALICE, apiKey(BOB)), INVALID);
        assertRefused(basic(BOB, apiKey(ALICE)), INVALID);
        assertRefused(basic("globex-corp/alice@acme.com", apiKey(ALICE)), INVALID);
        assertRefused(basic("acme/nobody", apiKey(ALICE)), INVALID);
        assertRefused(basic("nowhere/alice@acme.com", apiKey(ALICE)), INVALID);
        assertRefused(basic("alice@acme.com", apiKey(ALICE)), INVALID);
        assertRefused(basic("acme/alice@acme.com/x", apiKey(ALICE)), INVALID);
        assertRefused(basic("", apiKey(ALICE)), INVALID);
        assertRefused(basic(ALICE, ""), INVALID);
        assertRefused(basic(ALICE, apiKey(ALICE) + "x"), INVALID);
        assertRefused(basic(CAROL_SUSPENDED, apiKey(CAROL_SUSPENDED)), INVALID);
        assertRefused(basic(PETER_OF_SUSPENDED_TENANT, apiKey(PETER_OF_SUSPENDED_TENANT)), INVALID);
        assertRefused("Basic", INVALID);
        assertRefused("Basic !!!", INVALID);
        assertRefused("Basic " + Base64.getEncoder().encodeToString("no colon".getBytes(ISO_8859_1)), INVALID);
        assertRefused("Digest x", INVALID);
        assertRefused("Basic " + "A".repeat(100_000), INVALID);
    }

    @Test
    void testOtherSchemes()
    {
        assertRefused("Bearer eyJhbGciOiJub25lIn0..", "Access Denied: Bearer tokens are not accepted; log in as <tenant>/<user> with an API key as the password");
        assertThatThrownBy(() -> authenticate(Map.of()))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("Access Denied: Log in as <tenant>/<user> with an API key as the password");
    }

    @Test
    void testRepeatedAuthorization()
    {
        assertThatThrownBy(() -> authenticate(Map.of("Authorization", List.of(basic(ALICE, apiKey(ALICE)), basic(BOB, apiKey(BOB))))))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("Access Denied: The header Authorization must be sent once");
    }

    @Test
    void testNoSnapshot()
    {
        TenantAuthenticator empty = new TenantAuthenticator(new TenantDirectory(new FakeSnapshots()));

        assertThatThrownBy(() -> empty.createAuthenticatedPrincipal(name -> name.equals("Authorization") ? List.of(basic(ALICE, apiKey(ALICE))) : null))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("has not received its tenants yet");
    }

    @Test
    void testOwnFaultIsARefusal()
    {
        assertThatThrownBy(() -> authenticator.createAuthenticatedPrincipal(_ -> {
            throw new IllegalStateException("internal detail");
        }))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("Access Denied: Authentication failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "X-Trino-Original-Roles",
            "X-Trino-Extra-Credential",
            "X-Trino-Routing-Group",
            "X-Trino-Set-Authorization-User",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
    })
    void testForbiddenHeader(String header)
    {
        assertHeaderRefused(header, List.of("anything"));
        assertHeaderRefused(header, List.of(""));
        assertHeaderRefused(header.toLowerCase(Locale.ROOT), List.of("a", "b"));
    }

    @ParameterizedTest
    @CsvSource({
            "X-Trino-User, acme/ada@acme.com",
            "X-Trino-User, globex-corp/bob@globex.com",
            "X-Trino-User, ALICE",
            "X-Trino-Original-User, globex-corp/bob@globex.com",
            "X-Trino-Role, system=ROLE{admin}",
            "X-Trino-Role, system=ALL",
            "X-Trino-Role, 'system=NONE,github=ROLE{admin}'",
            "X-Trino-Role, NONE",
            "X-Trino-Transaction-Id, 6d56fd3c-8d9c-4f8e-a2b5-ea8b8a2c9a3e",
    })
    void testHeaderWithForeignValue(String header, String value)
    {
        assertHeaderRefused(header, List.of(value));
    }

    @ParameterizedTest
    @CsvSource({
            "X-Trino-User, acme/alice@acme.com, globex-corp/bob@globex.com",
            "X-Trino-Original-User, acme/alice@acme.com, globex-corp/bob@globex.com",
            "X-Trino-Role, system=NONE, system=ROLE{admin}",
            "X-Trino-Transaction-Id, NONE, 6d56fd3c-8d9c-4f8e-a2b5-ea8b8a2c9a3e",
    })
    void testRepeatedHeader(String header, String allowed, String foreign)
    {
        assertHeaderRefused(header, List.of(allowed, foreign));
        assertHeaderRefused(header, List.of(foreign, allowed));
        assertThat(authenticate(with(header, List.of(allowed, allowed))).getName()).isEqualTo(ALICE);
    }

    @Test
    void testHeadersOfOrdinaryClients()
    {
        Map<String, List<String>> headers = ImmutableMap.<String, List<String>>builder()
                .put("Authorization", List.of(basic(ALICE, apiKey(ALICE))))
                .put("X-Trino-User", List.of(ALICE))
                .put("X-Trino-Original-User", List.of(ALICE))
                .put("X-Trino-Transaction-Id", List.of("NONE"))
                .put("X-Trino-Source", List.of("trino-jdbc"))
                .put("X-Trino-Client-Tags", List.of("tenant:globex-corp"))
                .put("X-Trino-Session", List.of("join_distribution_type=BROADCAST"))
                .put("X-Trino-Prepared-Statement", List.of("statement1=SELECT+1"))
                .buildOrThrow();

        assertThat(authenticate(headers).getName()).isEqualTo(ALICE);
    }

    private void assertHeaderRefused(String header, List<String> values)
    {
        assertThatThrownBy(() -> authenticate(with(header, values)))
                .as("%s: %s", header, values)
                .isInstanceOf(AccessDeniedException.class)
                .message().containsIgnoringCase("The header " + header);
    }

    private void assertRefused(String authorization, String message)
    {
        assertThatThrownBy(() -> authenticate(Map.of("Authorization", List.of(authorization))))
                .as(authorization)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(message);
    }

    private static Map<String, List<String>> with(String header, List<String> values)
    {
        return Map.of("Authorization", List.of(basic(ALICE, apiKey(ALICE))), header, values);
    }

    private Principal authenticate(Map<String, List<String>> headers)
    {
        Map<String, List<String>> lowerCased = new HashMap<>();
        headers.forEach((name, values) -> lowerCased.put(name.toLowerCase(Locale.ROOT), values));
        return authenticator.createAuthenticatedPrincipal(name -> lowerCased.get(name.toLowerCase(Locale.ROOT)));
    }

    private static String basic(String user, String password)
    {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(ISO_8859_1));
    }
}
