package io.omnisql.tenancy.snapshot;

import io.omnisql.tenancy.testing.ControlPlaneStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

import static java.lang.Math.max;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
final class TestSnapshotPuller
{
    private final ControlPlaneStub controlPlane = new ControlPlaneStub();
    private Path tokenFile;
    private SnapshotPuller puller;

    @BeforeEach
    void setUp(@TempDir Path directory)
            throws IOException
    {
        tokenFile = Files.writeString(directory.resolve("plane-token"), "token");
        puller = new SnapshotPuller(controlPlane.uri(), "plane", tokenFile);
        controlPlane.serve(7, "signed");
    }

    @AfterEach
    void tearDown()
    {
        puller.close();
        controlPlane.close();
    }

    @Test
    void testAnswers()
            throws Exception
    {
        assertThat(puller.pull(Optional.empty())).contains("signed");
        assertThat(puller.pull(Optional.of(6L))).contains("signed");
        assertThat(puller.pull(Optional.of(7L))).isEmpty();
        controlPlane.fail(304);
        assertThatThrownBy(() -> puller.pull(Optional.empty())).isInstanceOf(IOException.class).hasMessageContaining("nothing is at hand");
        controlPlane.fail(401);
        assertThatThrownBy(() -> puller.pull(Optional.empty())).isInstanceOf(IOException.class).hasMessageContaining("refused this plane's token");
        controlPlane.fail(503);
        assertThatThrownBy(() -> puller.pull(Optional.empty())).isInstanceOf(IOException.class).hasMessage("The control plane answered with status 503");
    }

    @Test
    void testUnreachable()
    {
        try (SnapshotPuller nobody = new SnapshotPuller(URI.create("http://127.0.0.1:1"), "plane", tokenFile)) {
            assertThatThrownBy(() -> nobody.pull(Optional.empty())).isInstanceOf(IOException.class).hasMessage("The control plane cannot be reached");
        }
    }

    /**
     * Whoever else is in the virtual machine may keep its common pool busy.
     */
    @Test
    void testAnswersWaitForNoSharedPool()
            throws Exception
    {
        CountDownLatch busy = new CountDownLatch(max(1, ForkJoinPool.getCommonPoolParallelism()));
        CountDownLatch ended = new CountDownLatch(1);
        try {
            for (long thread = busy.getCount() + 2; thread > 0; thread--) {
                CompletableFuture.runAsync(() -> {
                    busy.countDown();
                    try {
                        ended.await();
                    }
                    catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            busy.await();

            assertThat(puller.pull(Optional.empty())).contains("signed");
        }
        finally {
            ended.countDown();
        }
    }
}
