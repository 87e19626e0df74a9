package io.omnisql.policy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line of the policy server.
 *
 * @param address {@code --address}, default 127.0.0.1
 * @param port {@code --port}; 0 for any free one
 * @param bundleUri {@code --bundle-url}, http or https
 * @param tokenFile {@code --token-file}; holds the bearer token for the control plane
 * @param directory {@code --directory}; keeps the last good bundle
 * @param pollInterval one second
 */
record PolicyServerConfig(String address, int port, URI bundleUri, Path tokenFile, Path directory, Duration pollInterval)
{
    static final String USAGE = "usage: PolicyServer --port <port> --bundle-url <url> --token-file <file> --directory <directory> [--address <address>]";
    private static final Set<String> OPTIONS = Set.of("--address", "--port", "--bundle-url", "--token-file", "--directory");

    /**
     * @throws IllegalArgumentException with a sentence that names the option
     */
    static PolicyServerConfig parse(List<String> arguments)
    {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException("Unknown option: " + option);
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("No value for " + option);
            }
            if (values.put(option, arguments.get(i + 1)) != null) {
                throw new IllegalArgumentException("Given twice: " + option);
            }
        }
        return new PolicyServerConfig(
                values.getOrDefault("--address", "127.0.0.1"),
                port(required(values, "--port")),
                uri(required(values, "--bundle-url")),
                Path.of(required(values, "--token-file")),
                Path.of(required(values, "--directory")),
                Duration.ofSeconds(1));
    }

    private static String required(Map<String, String> values, String option)
    {
        String value = values.get(option);
        if (value == null) {
            throw new IllegalArgumentException("Missing: " + option);
        }
        return value;
    }

    private static int port(String value)
    {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        }
        catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port is not a number: " + value, e);
        }
        throw new IllegalArgumentException("--port is not between 0 and 65535: " + value);
    }

    private static URI uri(String value)
    {
        URI uri = URI.create(value);
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException("--bundle-url is not an http or https URL: " + value);
        }
        return uri;
    }
}
