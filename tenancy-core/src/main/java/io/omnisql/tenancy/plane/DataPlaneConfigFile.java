package io.omnisql.tenancy.plane;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the data plane's configuration file. Relative paths in it are relative to its folder; {@code ${ENV:NAME}} in a value stands for an
 * environment variable, as in the server's own configuration.
 */
final class DataPlaneConfigFile
{
    private static final Pattern PLANE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{ENV:([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Duration SHORTEST_POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration SHORTEST_REDIS_TIMEOUT = Duration.ofMillis(20);
    private static final Duration REDIS_TIMEOUT = Duration.ofMillis(200);

    private final Path file;
    private final Properties properties;
    private final Map<String, String> environment;
    private final Set<String> known = new HashSet<>();

    private DataPlaneConfigFile(Path file, Properties properties, Map<String, String> environment)
    {
        this.file = file;
        this.properties = properties;
        this.environment = environment;
    }

    /**
     * @throws IllegalArgumentException when the file or one that it names cannot be read, or a key is unknown, missing or has a bad value
     */
    static DataPlaneConfig read(Path file, Map<String, String> environment)
    {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        }
        catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The configuration file cannot be read: %s; check omnisql.config-file".formatted(file), e);
        }
        DataPlaneConfigFile reader = new DataPlaneConfigFile(file, properties, environment);
        DataPlaneConfig config = reader.config();
        reader.refuseUnknownKeys();
        return config;
    }

    private DataPlaneConfig config()
    {
        return new DataPlaneConfig(
                matching("plane.id", PLANE_ID, "up to 63 lower-case letters, digits and dashes"),
                uri("control-plane.url", Set.of("http", "https")),
                readableFile("control-plane.token-file"),
                readableFile("snapshot.public-key-file"),
                path(required("snapshot.directory")),
                duration("snapshot.poll-interval", required("snapshot.poll-interval"), SHORTEST_POLL_INTERVAL),
                matching("keys.provider", Pattern.compile("local"), "'local'"),
                readableFile("keys.local.master-key-file"),
                uri("redis.url", Set.of("redis", "rediss")),
                optional("redis.password-file").map(_ -> readableFile("redis.password-file")),
                optional("redis.timeout").map(value -> duration("redis.timeout", value, SHORTEST_REDIS_TIMEOUT)).orElse(REDIS_TIMEOUT),
                positive("rate-limit.expected-nodes"));
    }

    private void refuseUnknownKeys()
    {
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("%s holds unknown keys: %s; remove them or correct their names".formatted(file, String.join(", ", unknown)));
        }
    }

    private Optional<String> optional(String key)
    {
        known.add(key);
        return Optional.ofNullable(properties.getProperty(key))
                .map(String::strip)
                .map(value -> REFERENCE.matcher(value).replaceAll(reference -> Matcher.quoteReplacement(variable(key, reference.group(1)))))
                .filter(value -> !value.isEmpty());
    }

    private String variable(String key, String name)
    {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException("%s: %s refers to the environment variable %s, which is not set".formatted(file, key, name));
        }
        return value;
    }

    private String required(String key)
    {
        return optional(key).orElseThrow(() -> new IllegalArgumentException("%s does not set %s; add it".formatted(file, key)));
    }

    private String matching(String key, Pattern pattern, String form)
    {
        String value = required(key);
        if (!pattern.matcher(value).matches()) {
            throw bad(key, form);
        }
        return value;
    }

    private URI uri(String key, Set<String> schemes)
    {
        String value = required(key);
        URI uri;
        try {
            uri = URI.create(value);
        }
        catch (IllegalArgumentException e) {
            throw bad(key, "a URL");
        }
        if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getHost() == null) {
            throw bad(key, "a URL that begins with " + String.join(":// or ", new TreeSet<>(schemes)) + "://");
        }
        if (uri.getUserInfo() != null) {
            throw bad(key, "a URL without a user or password; put the secret into its own file");
        }
        return uri;
    }

    private Path readableFile(String key)
    {
        Path path = path(required(key));
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw bad(key, "a file that this process can read; there is none at " + path);
        }
        return path;
    }

    private Path path(String value)
    {
        return file.toAbsolutePath().resolveSibling(value).normalize();
    }

    private Duration duration(String key, String value, Duration shortest)
    {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw bad(key, "a duration such as 500ms, 1s or 2m");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
        if (duration.compareTo(shortest) < 0) {
            throw bad(key, "at least %sms".formatted(shortest.toMillis()));
        }
        return duration;
    }

    private int positive(String key)
    {
        return Integer.parseInt(matching(key, Pattern.compile("[1-9][0-9]{0,5}"), "a number between 1 and 999999"));
    }

    private IllegalArgumentException bad(String key, String form)
    {
        return new IllegalArgumentException("%s: %s must be %s".formatted(file, key, form));
    }
}
