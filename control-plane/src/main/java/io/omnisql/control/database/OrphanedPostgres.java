package io.omnisql.control.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stops the PostgreSQL server that a killed control plane left running in a data directory.
 */
final class OrphanedPostgres
{
    private static final Logger log = LoggerFactory.getLogger(OrphanedPostgres.class);
    private static final int FAST_SECONDS = 30;
    private static final int IMMEDIATE_SECONDS = 10;

    private OrphanedPostgres() {}

    /**
     * Does nothing unless the process that {@code postmaster.pid} names is a PostgreSQL server of this very directory.
     */
    static void stop(Path cluster)
    {
        Path pidFile = cluster.resolve("postmaster.pid");
        Optional<ProcessHandle> orphan = pid(pidFile).flatMap(ProcessHandle::of).filter(process -> serves(process, cluster));
        if (orphan.isPresent()) {
            ProcessHandle process = orphan.get();
            log.info("Stopping the PostgreSQL server that an earlier control plane left running, process {}", process.pid());
            if (!stop(process, "-INT", FAST_SECONDS) && !stop(process, "-QUIT", IMMEDIATE_SECONDS)) {
                throw new IllegalStateException("The PostgreSQL server of an earlier control plane does not stop: process " + process.pid());
            }
        }
        remove(pidFile);
    }

    private static Optional<Long> pid(Path pidFile)
    {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(lines.getFirst().strip()));
        }
        catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean serves(ProcessHandle process, Path cluster)
    {
        List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
        boolean postgres = process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).filter("postgres"::equals).isPresent();
        int directory = arguments.indexOf("-D");
        return postgres && directory >= 0 && directory + 1 < arguments.size() && arguments.get(directory + 1).equals(cluster.toString());
    }

    private static boolean stop(ProcessHandle process, String signal, int seconds)
    {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).redirectErrorStream(true).start().waitFor();
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        }
        catch (TimeoutException e) {
            return false;
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        catch (IOException | ExecutionException e) {
            throw new CompletionException(e);
        }
    }

    private static void remove(Path pidFile)
    {
        try {
            Files.deleteIfExists(pidFile);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
