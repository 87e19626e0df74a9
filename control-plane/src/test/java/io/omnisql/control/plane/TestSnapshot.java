package io.omnisql.control.plane;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.UserEntry;
import io.omnisql.control.audit.AuditTrail;
import io.omnisql.control.change.Change;
import io.omnisql.control.change.Changes;
import io.omnisql.control.change.GenerationMonitor;
import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.security.Caller;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import io.omnisql.control.testing.ServiceFiles;
import io.omnisql.tenancy.keys.ConnectionSecrets;
import io.omnisql.tenancy.keys.EnvelopeException;
import io.omnisql.tenancy.keys.LocalKeyManagement;
import io.omnisql.tenancy.keys.TenantKey;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ControlPlaneTest
public class TestSnapshot
{
    private static final String PATH = "/v1/planes/main/snapshot";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Api api;
    private final JdbcClient jdbc;
    private final Changes changes;
    private final PlatformTransactionManager transactions;
    private final AuditTrail audit;
    private final ControlPlaneProperties properties;

    public TestSnapshot(Api api, JdbcClient jdbc, Changes changes, PlatformTransactionManager transactions, AuditTrail audit, ControlPlaneProperties properties)
    {
        this.api = api;
        this.jdbc = jdbc;
        this.changes = changes;
        this.transactions = transactions;
        this.audit = audit;
        this.properties = properties;
    }

    @Test
    public void testSnapshotIsSignedAndComplete()
            throws Exception
    {
        String tenant = api.newTenant();
        String key = api.newUser(tenant, "dana", "analyst");
        api.newConnection(tenant, Map.of("token", "the-token", "webhook_secret", "the-secret"));
        Api.Reply reply = api.sendAs(Api.plane(), "GET", PATH, null).expect(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/jose");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");

        Snapshot snapshot = verify(reply);
        assertThat(snapshot.planeId()).isEqualTo("main");
        assertThat(reply.etag()).isEqualTo("\"" + snapshot.generation() + "\"");
        assertThat(snapshot.issuedAt()).isBetween(System.currentTimeMillis() - 600_000, System.currentTimeMillis() + 1_000);

        TenantEntry entry = tenant(snapshot, tenant);
        assertThat(entry.active()).isTrue();
        assertThat(entry.limits()).isEqualTo(LimitsEntry.defaults());
        UserEntry user = entry.users().getFirst();
        assertThat(user.name()).isEqualTo("dana");
        assertThat(user.roles()).containsExactly("analyst");
        assertThat(user.apiKeys()).hasSize(1);
        assertThat(user.apiKeys().getFirst().id()).isEqualTo(key.substring(4, 16));
        assertThat(user.apiKeys().getFirst().expiresAt()).isZero();

        ConnectionEntry connection = entry.connections().getFirst();
        assertThat(connection.properties()).isEqualTo(Map.of("owners", tenant));
        assertThat(connection.revision()).isEqualTo(api.get("/v1/tenants/" + tenant + "/connections/github/main").json().path("version").asLong());
        TenantKey tenantKey = new LocalKeyManagement(properties.keys().local().masterKeyFile()).unwrap(tenant, entry.keys().getFirst());
        assertThat(new ConnectionSecrets().decrypt(tenantKey, "github", "main", connection.encryptedSecrets()))
                .isEqualTo(Map.of("token", "the-token", "webhook_secret", "the-secret"));
        assertThatThrownBy(() -> new ConnectionSecrets().decrypt(tenantKey, "github", "other", connection.encryptedSecrets())).isInstanceOf(EnvelopeException.class);
        assertThat(reply.text()).doesNotContain("the-token");
    }

    @Test
    public void testGenerationGrowsWithEachChange()
            throws Exception
    {
        long before = generation();
        String tenant = api.newTenant();
        assertThat(generation()).isEqualTo(before + 1);
        api.newUser(tenant, "dana");
        assertThat(generation()).isEqualTo(before + 3);
        api.send("POST", "/v1/tenants/" + tenant + "/users", Map.of("name", "dana")).expect(409);
        api.send("DELETE", "/v1/tenants/" + tenant, null, "If-Match", "\"0\"").expect(412);
        api.send("POST", "/v1/tenants/" + tenant + "/users", Map.of("name", "?")).expect(400);
        assertThat(generation()).isEqualTo(before + 3);
    }

    @Test
    public void testFailedChangeLeavesNothing()
            throws Exception
    {
        long before = generation();
        TenantId tenant = TenantId.of(api.newTenant());
        assertThatThrownBy(() -> changes.run(Change.of(new Caller.Operator(), tenant, "test", "x"), () -> {
            jdbc.sql("UPDATE tenant SET active = false WHERE id = ?").param(tenant.value()).update();
            throw new IllegalStateException("late");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(generation()).isEqualTo(before + 1);
        assertThat(tenant(snapshot(), tenant.value()).active()).isTrue();
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE action = 'test'").query(Long.class).single()).isZero();
    }

    @Test
    public void testUnchangedSnapshotIsNotSentAgain()
    {
        Api.Reply first = api.sendAs(Api.plane(), "GET", PATH, null).expect(200);
        Api.Reply second = api.sendAs(Api.plane(), "GET", PATH, null).expect(200);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        Api.Reply third = api.sendAs(Api.plane(), "GET", PATH, null, "If-None-Match", first.etag()).expect(304);
        assertThat(third.etag()).isEqualTo(first.etag());
        assertThat(third.bytes()).isEmpty();
        api.sendAs(Api.plane(), "GET", PATH, null, "If-None-Match", "\"0\"").expect(200);
    }

    @Test
    public void testLongPollEndsWithAChange()
            throws Exception
    {
        String etag = api.sendAs(Api.plane(), "GET", PATH, null).etag();
        CompletableFuture<Api.Reply> poll = CompletableFuture.supplyAsync(() -> api.sendAs(Api.plane(), "GET", PATH + "?wait=30", null, "If-None-Match", etag));
        assertThatThrownBy(() -> poll.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        String tenant = api.newTenant();
        assertThat(tenant(verify(poll.get(100, TimeUnit.SECONDS).expect(200)), tenant).id()).isEqualTo(tenant);
    }

    @Test
    public void testLongPollSeesChangesOfOtherInstances()
            throws Exception
    {
        String etag = api.sendAs(Api.plane(), "GET", PATH, null).etag();
        CompletableFuture<Api.Reply> poll = CompletableFuture.supplyAsync(() -> api.sendAs(Api.plane(), "GET", PATH + "?wait=30", null, "If-None-Match", etag));
        Thread.sleep(300);
        new Changes(jdbc, transactions, audit, new GenerationMonitor(jdbc))
                .run(new Change(new Caller.Operator(), Optional.empty(), "test.elsewhere", ""), () -> {});
        assertThat(poll.get(100, TimeUnit.SECONDS).expect(200).etag()).isNotEqualTo(etag);
    }

    @Test
    public void testLongPollEndsWithItsTime()
    {
        String etag = api.sendAs(Api.plane(), "GET", PATH, null).etag();
        long start = System.nanoTime();
        api.sendAs(Api.plane(), "GET", PATH + "?wait=1", null, "If-None-Match", etag).expect(304);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        api.sendAs(Api.plane(), "GET", PATH + "?wait=30", null, "If-None-Match", "\"0\"").expect(200);
        api.sendAs(Api.plane(), "GET", PATH + "?wait=30", null).expect(200);
        api.sendAs(Api.plane(), "GET", PATH + "?wait=31", null).expectInvalid("wait");
        api.sendAs(Api.plane(), "GET", PATH + "?wait=-1", null).expectInvalid("wait");
    }

    @Test
    public void testPlaneGetsItsTenantsOnly()
            throws Exception
    {
        api.newTenant();
        api.send("POST", "/v1/tenants", Map.of("id", ServiceFiles.SMALL_PLANE_TENANT));
        Api.Reply reply = api.sendAs("Bearer " + ServiceFiles.SMALL_PLANE_TOKEN, "GET", "/v1/planes/small/snapshot", null).expect(200);
        Snapshot snapshot = verify(reply);
        assertThat(snapshot.planeId()).isEqualTo("small");
        assertThat(snapshot.tenants()).extracting(TenantEntry::id).containsExactly(ServiceFiles.SMALL_PLANE_TENANT);
    }

    @Test
    public void testSuspendedTenantIsMarked()
            throws Exception
    {
        String tenant = api.newTenant();
        api.newUser(tenant, "dana");
        api.send("PATCH", "/v1/tenants/" + tenant, Map.of("active", false), "If-Match", "*").expect(200);
        assertThat(tenant(snapshot(), tenant).active()).isFalse();
        api.send("DELETE", "/v1/tenants/" + tenant, null, "If-Match", "*").expect(204);
        assertThat(snapshot().tenants()).extracting(TenantEntry::id).doesNotContain(tenant);
    }

    private long generation()
            throws Exception
    {
        return snapshot().generation();
    }

    private Snapshot snapshot()
            throws Exception
    {
        return verify(api.sendAs(Api.plane(), "GET", PATH, null).expect(200));
    }

    private static TenantEntry tenant(Snapshot snapshot, String id)
    {
        return snapshot.tenants().stream().filter(tenant -> tenant.id().equals(id)).findFirst().orElseThrow();
    }

    private Snapshot verify(Api.Reply reply)
            throws Exception
    {
        List<String> parts = List.of(reply.text().split("\\."));
        assertThat(parts).hasSize(3);
        Base64.Decoder base64 = Base64.getUrlDecoder();
        assertThat(MAPPER.readTree(base64.decode(parts.get(0)))).isEqualTo(MAPPER.readTree("{\"alg\":\"EdDSA\",\"typ\":\"omnisql-snapshot+jws\"}"));
        byte[] publicKey = Base64.getDecoder().decode(Files.readString(properties.snapshot().publicKeyFile()).strip());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
        signature.update((parts.get(0) + "." + parts.get(1)).getBytes(UTF_8));
        assertThat(signature.verify(base64.decode(parts.get(2)))).isTrue();
        return MAPPER.readValue(base64.decode(parts.get(1)), Snapshot.class);
    }
}
