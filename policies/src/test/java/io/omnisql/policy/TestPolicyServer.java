package io.omnisql.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.policy.PolicyClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static io.omnisql.policy.Place.Kind.OWN;
import static io.omnisql.policy.PolicyClient.await;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPolicyServer
{
    private static final ObjectNode SELECT = Questions.ask(
            Questions.context("acme/analyst@acme.com"),
            "SelectFromColumns",
            Questions.table(new Place(OWN, "github", "main", "issues"), "id"));

    @TempDir
    private Path directory;
    private TestingControlPlane controlPlane;
    private PolicyServer server;
    private PolicyClient client;

    @BeforeEach
    void setUp()
            throws IOException
    {
        Files.writeString(directory.resolve("token"), TestingControlPlane.TOKEN + "\n");
        controlPlane = new TestingControlPlane();
        start();
    }

    @AfterEach
    void tearDown()
    {
        stop();
        controlPlane.close();
    }

    private void start()
            throws IOException
    {
        server = PolicyServer.start(new PolicyServerConfig("127.0.0.1", 0, controlPlane.bundleUri(), directory.resolve("token"), directory.resolve("data"), Duration.ofMillis(50)));
        client = new PolicyClient(server.port());
    }

    private void stop()
    {
        client.close();
        server.close();
    }

    @Test
    void testNothingIsAnsweredBeforeTheFirstBundle()
            throws InterruptedException
    {
        assertThat(client.send("GET", "/health", "").status()).isEqualTo(503);
        for (Entrypoint entrypoint : Entrypoint.values()) {
            assertThat(client.ask(entrypoint, SELECT)).isEqualTo(new Answer(500, "{\"message\":\"No bundle is active\"}"));
        }

        controlPlane.serve(TestingBundle.of("r1", TestingBundle.data()));
        await(client::isReady);
        assertThat(client.send("GET", "/health", "").body()).isEqualTo("{\"revision\":\"r1\"}");
        assertThat(client.ask(Entrypoint.ALLOW, SELECT)).isEqualTo(new Answer(200, "{\"result\":true}"));
        assertThat(controlPlane.unauthorized()).isZero();
    }

    @Test
    void testChangeIsPickedUpAndSameBundleIsNotFetchedAgain()
            throws InterruptedException
    {
        controlPlane.serve(TestingBundle.of("r1", TestingBundle.data()));
        await(() -> controlPlane.unchanged() > 3);
        assertThat(controlPlane.downloads()).isEqualTo(1);

        controlPlane.serve(TestingBundle.of("r2", TestingBundle.data().replace("analyst@acme.com", "somebody@acme.com")));
        await(() -> client.send("GET", "/health", "").body().contains("r2"));
        assertThat(client.ask(Entrypoint.ALLOW, SELECT).body()).isEqualTo("{\"result\":false}");
    }

    @Test
    void testLastGoodBundleStays()
            throws InterruptedException
    {
        controlPlane.serve(TestingBundle.of("r1", TestingBundle.data()));
        await(client::isReady);
        List<TestingBundle> refused = List.of(
                TestingBundle.of("r2", TestingBundle.data()).with("omnisql/trino.rego", TestingBundle.rego() + "\nallow := true\n"),
                TestingBundle.of("r3", "{\"omnisql\": "),
                TestingBundle.of("r4", TestingBundle.data()).with("omnisql/more.rego", "package omnisql.more"));
        for (TestingBundle bundle : refused) {
            int downloads = controlPlane.downloads();
            int unchanged = controlPlane.unchanged();
            controlPlane.serve(bundle);
            await(() -> controlPlane.downloads() == downloads + 1 && controlPlane.unchanged() > unchanged + 1);
            assertThat(client.send("GET", "/health", "").body()).isEqualTo("{\"revision\":\"r1\"}");
            assertThat(client.ask(Entrypoint.ALLOW, SELECT).body()).isEqualTo("{\"result\":true}");
        }
    }

    @Test
    void testBootsFromTheLastGoodBundleWithoutControlPlane()
            throws IOException, InterruptedException
    {
        controlPlane.serve(TestingBundle.of("r1", TestingBundle.data()));
        Path stored = directory.resolve("data/omnisql.tar.gz");
        await(() -> client.isReady() && Files.exists(stored));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored))).isEqualTo("rw-------");
        stop();
        controlPlane.close();

        start();
        assertThat(client.isReady()).isTrue();
        assertThat(client.ask(Entrypoint.ALLOW, SELECT).body()).isEqualTo("{\"result\":true}");
        assertThat(Files.list(directory.resolve("data"))).containsExactly(stored);
    }

    @Test
    void testDamagedStoredBundleIsNotUsed()
            throws IOException
    {
        stop();
        Files.write(directory.resolve("data/omnisql.tar.gz"), TestingBundle.of("r1", TestingBundle.data()).with("omnisql/trino.rego", "package omnisql.trino\nallow := true\n").archive());
        start();
        assertThat(client.isReady()).isFalse();
        assertThat(client.ask(Entrypoint.ALLOW, SELECT).status()).isEqualTo(500);
    }

    @Test
    void testBadRequests()
            throws InterruptedException
    {
        controlPlane.serve(TestingBundle.of("r1", TestingBundle.data()));
        await(client::isReady);
        String allow = Entrypoint.ALLOW.path();
        assertThat(client.send("POST", allow, "{\"input\": ").status()).isEqualTo(400);
        assertThat(client.send("POST", allow, "[]").status()).isEqualTo(400);
        assertThat(client.send("POST", allow, "").status()).isEqualTo(400);
        assertThat(client.send("POST", allow, "{\"input\": \"" + "x".repeat(16 << 20) + "\"}").status()).isEqualTo(413);
        assertThat(client.send("GET", allow, "").status()).isEqualTo(405);
        assertThat(client.send("PUT", allow, "{}").status()).isEqualTo(405);
        assertThat(client.send("POST", allow + "/more", "{}").status()).isEqualTo(404);
        assertThat(client.send("POST", "/v1/data/omnisql/trino/tenant", "{}").status()).isEqualTo(404);
        assertThat(client.send("GET", "/v1/data", "").status()).isEqualTo(404);
        assertThat(client.send("POST", allow, "{}")).isEqualTo(new Answer(200, "{\"result\":false}"));
        assertThat(client.send("POST", Entrypoint.BATCH_COLUMN_MASKS.path(), "{}")).isEqualTo(new Answer(200, "{}"));
    }

    @Test
    void testManyAtOnce()
            throws Exception
    {
        controlPlane.serve(TestingBundle.of("r1", TestingBundle.data()));
        await(client::isReady);
        ObjectNode foreign = Questions.ask(Questions.context("globex/analyst@globex.com"), "SelectFromColumns", Questions.table(new Place(OWN, "github", "acme_web", "issues"), "id"));
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 500)
                    .mapToObj(i -> executor.submit(() -> client.ask(Entrypoint.ALLOW, i % 2 == 0 ? SELECT : foreign)))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(new Answer(200, "{\"result\":%s}".formatted(i % 2 == 0)));
            }
        }
    }
}
