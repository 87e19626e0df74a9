package io.omnisql.policy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running OPA; its output goes to the test's.
 */
final class OpaProcess
        implements AutoCloseable
{
    private final Process process;
    private final int port;

    private OpaProcess(Process process, int port)
    {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts OPA with the command line of {@code opa-config.yaml}.
     */
    static OpaProcess withBundle(URI controlPlane, Path tokenFile, Path directory)
            throws IOException
    {
        return start(
                Map.of("CONTROL_URL", controlPlane.toString(), "PLANE_ID", "quickstart", "PLANE_TOKEN_FILE", tokenFile.toString(), "POLICY_DIRECTORY", directory.toString()),
                List.of("--config-file", "opa-config.yaml"));
    }

    /**
     * Starts OPA with the policy alone; the data comes over its data API.
     */
    static OpaProcess withoutBundle()
            throws IOException
    {
        return start(Map.of(), List.of("rego/trino.rego"));
    }

    private static OpaProcess start(Map<String, String> environment, List<String> arguments)
            throws IOException
    {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(OpaBinary.require(), "run", "--server", "--addr", "127.0.0.1:" + port, "--skip-version-check", "--optimize-store-for-read-speed", "--log-level", "error"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new OpaProcess(builder.start(), port);
    }

    /**
     * A port that no client is given before the server has it.
     */
    private static int freePort()
    {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
            catch (IOException _) {
                // taken
            }
        }
    }

    int port()
    {
        assertThat(process.isAlive()).as("OPA is running").isTrue();
        return port;
    }

    @Override
    public void close()
    {
        process.destroy();
        try {
            process.waitFor();
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
