package io.omnisql.control.plane;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Packs the Rego and the data into a policy bundle. The same content gives the same bytes.
 */
@Component
class BundleWriter
{
    private final JsonMapper mapper;
    private final SortedMap<String, byte[]> rego;

    BundleWriter(JsonMapper mapper)
    {
        this.mapper = mapper;
        this.rego = readRego();
    }

    /**
     * @return empty when this build holds no Rego: no policy engine must start with data alone
     */
    Optional<byte[]> write(String revision, Map<String, Object> data)
    {
        if (rego.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            Map<String, Object> manifest = new TreeMap<>(Map.of("revision", revision, "roots", List.of("omnisql")));
            add(tar, ".manifest", mapper.writeValueAsBytes(manifest));
            add(tar, "data.json", mapper.writeValueAsBytes(data));
            for (Map.Entry<String, byte[]> file : rego.entrySet()) {
                add(tar, "omnisql/" + file.getKey(), file.getValue());
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(bytes.toByteArray());
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException
    {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static SortedMap<String, byte[]> readRego()
    {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:rego/*.rego")) {
                files.put(resource.getFilename(), resource.getContentAsByteArray());
            }
            return files;
        }
        catch (IOException _) {
            return files;
        }
    }
}
