package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * GitHub's published descriptions of its API, which are fetched and not kept in the repository.
 */
final class GithubSpecs
{
    private GithubSpecs() {}

    /**
     * Reads a description, or skips the test and says how to get it.
     *
     * @param name {@code api.github.com.json} or {@code schema.json}
     */
    static JsonNode read(String name)
            throws IOException
    {
        Path directory = directory();
        Path file = directory.resolve("github").resolve(name);
        if (!Files.exists(file)) {
            String reason = "SKIPPED: GitHub's description %s is not in %s; run build/fetch-github-specs to check the sandbox against it".formatted(name, file.getParent());
            System.err.println(reason);
            assumeTrue(false, reason);
        }
        return Json.parse(Files.readAllBytes(file));
    }

    private static Path directory()
    {
        String property = System.getProperty("omnisql.specs");
        if (property != null) {
            return Path.of(property);
        }
        Path directory = Path.of("").toAbsolutePath();
        while (directory.getParent() != null && !Files.exists(directory.resolve("build/fetch-github-specs"))) {
            directory = directory.getParent();
        }
        return directory.resolve(".omnisql/specs");
    }
}
