package io.omnisql.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The quickstart's folder: its secrets and the keys of the demo users.
 */
final class State
{
    private static final String DEMO_KEYS = "demo-keys.properties";

    private final Path directory;

    State(Path directory)
    {
        this.directory = directory;
    }

    static State fromSystemProperty()
    {
        String directory = System.getProperty("omnisql.state");
        if (directory == null) {
            throw new IllegalArgumentException("The system property omnisql.state must name the folder that ./omnisql keeps its state in");
        }
        return new State(Path.of(directory));
    }

    String secret(String name)
    {
        try {
            return Files.readString(directory.resolve("secrets").resolve(name)).strip();
        }
        catch (IOException e) {
            throw new UncheckedIOException("There is no secret '%s'; run ./omnisql up".formatted(name), e);
        }
    }

    Path certificate()
    {
        return directory.resolve("secrets").resolve("omnisql.pem");
    }

    long pid(String part)
    {
        try {
            return Long.parseLong(Files.readString(directory.resolve("run").resolve(part + ".pid")).strip());
        }
        catch (IOException e) {
            throw new UncheckedIOException("The part '%s' does not run".formatted(part), e);
        }
    }

    /**
     * The API keys of the demo users by Trino user, empty before there are any.
     */
    Map<String, String> demoKeys()
    {
        Path file = directory.resolve("secrets").resolve(DEMO_KEYS);
        Map<String, String> keys = new TreeMap<>();
        if (!Files.exists(file)) {
            return keys;
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.stringPropertyNames().forEach(user -> keys.put(user, properties.getProperty(user)));
        return keys;
    }

    /**
     * Replaces the file of demo keys at once; only its owner may read it.
     */
    void writeDemoKeys(Map<String, String> keys)
    {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(keys).forEach((user, key) -> lines.append(user).append('=').append(key).append('\n'));
        Path secrets = directory.resolve("secrets");
        try {
            Path part = Files.createTempFile(secrets, DEMO_KEYS, ".part", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, lines);
            Files.move(part, secrets.resolve(DEMO_KEYS), StandardCopyOption.ATOMIC_MOVE);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
