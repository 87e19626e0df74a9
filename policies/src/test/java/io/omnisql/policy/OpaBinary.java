package io.omnisql.policy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The real OPA, in the version that {@code OPA_VERSION} names: {@code $OPA}, on the PATH, or where Go installs it.
 */
final class OpaBinary
{
    private OpaBinary() {}

    /**
     * Skips the calling test, and says how to run it, when there is no OPA of the right version.
     */
    static String require()
    {
        String wanted = version();
        Optional<String> opa = candidates()
                .filter(candidate -> Files.isExecutable(Path.of(candidate)))
                .filter(candidate -> run(List.of(candidate, "version")).output().contains("Version: " + wanted + "\n"))
                .findFirst();
        if (opa.isEmpty()) {
            String reason = "SKIPPED, nothing is compared with the real OPA: install it with `go install github.com/open-policy-agent/opa@v%s`".formatted(wanted);
            System.err.println(reason);
            abort(reason);
        }
        return opa.orElseThrow();
    }

    private static String version()
    {
        try {
            return Files.readString(Path.of("OPA_VERSION")).trim();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> candidates()
    {
        List<String> candidates = new ArrayList<>();
        Optional.ofNullable(System.getenv("OPA")).ifPresent(candidates::add);
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            candidates.add(directory + "/opa");
        }
        candidates.add(System.getProperty("user.home") + "/go/bin/opa");
        return candidates.stream();
    }

    /**
     * @param output standard output and error, interleaved
     */
    record Result(int exitCode, String output) {}

    static Result run(List<String> command)
    {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Result(process.waitFor(), output);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
