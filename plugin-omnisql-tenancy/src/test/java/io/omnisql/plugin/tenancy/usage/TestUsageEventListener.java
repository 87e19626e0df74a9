package io.omnisql.plugin.tenancy.usage;

import io.omnisql.control.api.UsageReport;
import io.omnisql.plugin.tenancy.TestingTenancy;
import io.trino.spi.eventlistener.EventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.omnisql.plugin.tenancy.usage.TestingEvents.SQL;
import static io.omnisql.plugin.tenancy.usage.TestingEvents.finished;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(200)
final class TestUsageEventListener
{
    private static final String ALICE = "acme/alice@acme.com";

    @TempDir
    Path directory;

    private FakeControlPlane controlPlane;
    private final List<EventListener> listeners = new ArrayList<>();

    @BeforeEach
    void setUp()
            throws IOException
    {
        controlPlane = new FakeControlPlane(FakeControlPlane.freePort());
    }

    @AfterEach
    void tearDown()
    {
        listeners.forEach(EventListener::shutdown);
        controlPlane.close();
    }

    @Test
    void testReports()
            throws Exception
    {
        EventListener listener = listener(controlPlane.uri());

        IntStream.range(0, 25).forEach(i -> listener.queryCompleted(finished("q" + i, ALICE)));
        listener.queryCompleted(finished("internal", "root"));
        await(() -> controlPlane.queryIds().size() >= 25);

        assertThat(controlPlane.queryIds()).containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "q" + i).toList());
        assertThat(controlPlane.reports()).extracting(UsageReport::planeId).containsOnly("plane");
        assertThat(controlPlane.reports()).allMatch(report -> report.queries().size() <= 10);
        await(() -> journalFiles().isEmpty());
    }

    @Test
    void testControlPlaneDiesAndComesBack()
            throws Exception
    {
        int port = controlPlane.port();
        URI uri = controlPlane.uri();
        controlPlane.close();
        EventListener listener = listener(uri);

        listener.queryCompleted(finished("q1", ALICE));
        await(() -> !journalFiles().isEmpty());
        listener.queryCompleted(finished("q2", ALICE));
        Thread.sleep(500);

        controlPlane = new FakeControlPlane(port);
        await(() -> controlPlane.queryIds().size() >= 2);

        assertThat(controlPlane.queryIds()).containsExactly("q1", "q2");
    }

    @Test
    void testServerErrorsAreRetried()
            throws Exception
    {
        controlPlane.answer(503);
        EventListener listener = listener(controlPlane.uri());

        listener.queryCompleted(finished("q1", ALICE));
        Thread.sleep(500);
        assertThat(controlPlane.queryIds()).isEmpty();

        controlPlane.answer(204);
        await(() -> !controlPlane.queryIds().isEmpty());
        assertThat(controlPlane.queryIds()).containsExactly("q1");
    }

    @Test
    void testLostAnswerIsReportedAgain()
            throws Exception
    {
        controlPlane.loseAnswers(true);
        EventListener listener = listener(controlPlane.uri());

        listener.queryCompleted(finished("q1", ALICE));
        await(() -> controlPlane.queryIds().size() >= 2);
        controlPlane.loseAnswers(false);
        await(() -> journalFiles().isEmpty());

        assertThat(new HashSet<>(controlPlane.queryIds())).containsExactly("q1");
    }

    @Test
    void testRestartWithADeadControlPlane()
            throws Exception
    {
        int port = controlPlane.port();
        URI uri = controlPlane.uri();
        controlPlane.close();
        EventListener first = listener(uri);
        IntStream.range(0, 100).forEach(i -> first.queryCompleted(finished("q" + i, ALICE)));
        first.shutdown();
        assertThat(journalFiles()).isNotEmpty();

        controlPlane = new FakeControlPlane(port);
        listener(uri);
        await(() -> controlPlane.queryIds().size() >= 100);

        assertThat(new HashSet<>(controlPlane.queryIds())).hasSize(100);
    }

    @Test
    void testRejectedReportDoesNotBlockTheNext()
            throws Exception
    {
        controlPlane.answer(422);
        EventListener listener = listener(controlPlane.uri());
        listener.queryCompleted(finished("q1", ALICE));
        await(() -> journalFiles().stream().anyMatch(file -> file.toString().endsWith(".rejected")));

        controlPlane.answer(204);
        listener.queryCompleted(finished("q2", ALICE));
        await(() -> !controlPlane.queryIds().isEmpty());

        assertThat(controlPlane.queryIds()).containsExactly("q2");
    }

    @Test
    void testNoSqlOnDisk()
            throws Exception
    {
        controlPlane.close();
        EventListener listener = listener(controlPlane.uri());
        listener.queryCompleted(finished("q1", ALICE));
        listener.queryCompleted(TestingEvents.failed("q2", ALICE));
        listener.shutdown();

        StringBuilder journal = new StringBuilder();
        for (Path file : journalFiles()) {
            journal.append(Files.readString(file));
        }
        assertThat(journal).contains("q1", "q2").doesNotContain(SQL, "secret");
    }

    private EventListener listener(URI controlPlane)
            throws IOException
    {
        EventListener listener = new TestingTenancy(directory, controlPlane).eventListener(
                "omnisql.usage.ship-interval",
                "100ms",
                "omnisql.usage.max-backoff",
                "200ms",
                "omnisql.usage.batch-size",
                "10");
        listeners.add(listener);
        return listener;
    }

    private List<Path> journalFiles()
    {
        try (Stream<Path> files = Files.list(directory.resolve("usage"))) {
            return files.toList();
        }
        catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition)
            throws InterruptedException
    {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20);
        }
    }
}
