package io.omnisql.policy;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.zip.GZIPOutputStream;

/**
 * Builds bundles the way the control plane does, and broken ones.
 */
final class TestingBundle
{
    private final Map<String, String> files = new LinkedHashMap<>();

    private TestingBundle() {}

    static TestingBundle of(String revision, String data)
    {
        return new TestingBundle()
                .with(".manifest", "{\"revision\": \"%s\", \"roots\": [\"omnisql\"]}".formatted(revision))
                .with("omnisql/trino.rego", rego())
                .with("data.json", data);
    }

    TestingBundle with(String name, String content)
    {
        files.put(name, content);
        return this;
    }

    TestingBundle without(String name)
    {
        files.remove(name);
        return this;
    }

    byte[] archive()
    {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String rego()
    {
        try {
            return Files.readString(Path.of("rego/trino.rego"));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Three tenants with rules, of revision 7.
     */
    static String data()
    {
        try (InputStream stream = TestingBundle.class.getResourceAsStream("data.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
