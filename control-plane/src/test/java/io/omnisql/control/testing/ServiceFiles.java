package io.omnisql.control.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * The files that the service is started with, in a fresh directory of the build.
 */
public final class ServiceFiles
        implements ApplicationContextInitializer<ConfigurableApplicationContext>
{
    public static final String ADMIN_TOKEN = "admin-token-of-the-tests";
    public static final String PLANE_TOKEN = "plane-token-of-the-tests";
    public static final String SMALL_PLANE_TOKEN = "small-plane-token-of-the-tests";
    public static final String SMALL_PLANE_TENANT = "only-here";

    @Override
    public void initialize(ConfigurableApplicationContext context)
    {
        Path directory = newDirectory();
        byte[] masterKey = new byte[32];
        new SecureRandom().nextBytes(masterKey);
        TestPropertyValues.of(
                        "omnisql.security.admin-token-file=" + secret(directory.resolve("admin"), ADMIN_TOKEN),
                        "omnisql.planes.main.token-file=" + secret(directory.resolve("plane"), PLANE_TOKEN),
                        "omnisql.planes.small.token-file=" + secret(directory.resolve("small-plane"), SMALL_PLANE_TOKEN),
                        "omnisql.planes.small.tenants=" + SMALL_PLANE_TENANT,
                        "omnisql.keys.local.master-key-file=" + secret(directory.resolve("master"), Base64.getEncoder().encodeToString(masterKey)),
                        "omnisql.snapshot.private-key-file=" + directory.resolve("snapshot.key"),
                        "omnisql.snapshot.public-key-file=" + directory.resolve("snapshot.pub"),
                        "omnisql.redis.url=redis://127.0.0.1:1",
                        "omnisql.database.embedded-directory=" + directory.resolve("postgres"),
                        "omnisql.database.embedded-port=0")
                .applyTo(context);
    }

    /**
     * A directory in the build's own; those of earlier runs are removed.
     */
    public static Path newDirectory()
    {
        try {
            Path target = Files.createDirectories(Path.of("target", "test-files").toAbsolutePath());
            try (Stream<Path> directories = Files.list(target)) {
                for (Path directory : directories.filter(ServiceFiles::isAbandoned).toList()) {
                    FileSystemUtils.deleteRecursively(directory);
                }
            }
            return Files.createTempDirectory(target, ProcessHandle.current().pid() + "-");
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAbandoned(Path directory)
    {
        String name = directory.getFileName().toString();
        return ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf('-')))).isEmpty();
    }

    public static Path secret(Path file, String content)
    {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, content + "\n");
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
