package io.omnisql.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import static java.util.Objects.requireNonNull;

/**
 * Reads bundles in OPA's format, and takes only those whose Rego is the one that this build was compiled from.
 */
final class BundleReader
{
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_FILE_BYTES = 128 << 20;
    private static final String MANIFEST = ".manifest";
    private static final String REGO = "omnisql/trino.rego";
    private static final String DATA = "data.json";
    private static final Set<String> FILES = Set.of(MANIFEST, REGO, DATA);

    private final String regoDigest;

    /**
     * @param regoDigest SHA-256 of the only Rego to accept, in lower-case hexadecimal
     */
    BundleReader(String regoDigest)
    {
        this.regoDigest = requireNonNull(regoDigest, "regoDigest is null");
    }

    /**
     * @param archive a gzipped tar of {@code .manifest}, {@code data.json} and {@code omnisql/trino.rego}, and of nothing else
     * @throws BundleException if it is anything else
     */
    Bundle read(byte[] archive)
            throws BundleException
    {
        Map<String, byte[]> files = files(archive);
        if (!files.keySet().equals(FILES)) {
            throw new BundleException("The bundle holds the files %s instead of %s".formatted(files.keySet(), FILES));
        }
        String found = sha256(files.get(REGO));
        if (!found.equals(regoDigest)) {
            throw new BundleException("The bundle's Rego has the digest %s, this server was compiled from %s; run the release that the control plane runs, or OPA".formatted(found, regoDigest));
        }
        JsonNode manifest = json(files, MANIFEST);
        if (!manifest.path("roots").equals(MAPPER.createArrayNode().add("omnisql"))) {
            throw new BundleException("The bundle's roots are not [\"omnisql\"]");
        }
        if (!manifest.path("revision").isTextual()) {
            throw new BundleException("The bundle has no revision");
        }
        return new Bundle(manifest.get("revision").textValue(), data(files));
    }

    private static String data(Map<String, byte[]> files)
            throws BundleException
    {
        JsonNode data = json(files, DATA);
        if (!data.isObject() || data.size() > 1 || (data.size() == 1 && !data.has("omnisql"))) {
            throw new BundleException("The bundle's data lies outside of its root");
        }
        if (data.path("omnisql").has("trino")) {
            throw new BundleException("The bundle's data shadows the policy");
        }
        return new String(files.get(DATA), StandardCharsets.UTF_8);
    }

    private static JsonNode json(Map<String, byte[]> files, String name)
            throws BundleException
    {
        try {
            return MAPPER.readTree(files.get(name));
        }
        catch (IOException e) {
            throw new BundleException(name + " of the bundle is not JSON");
        }
    }

    private static Map<String, byte[]> files(byte[] archive)
            throws BundleException
    {
        Map<String, byte[]> files = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                String name = entry.getName().replaceFirst("^\\.?/", "");
                if (!FILES.contains(name)) {
                    throw new BundleException("The bundle holds a file that is not part of one: " + name);
                }
                if (files.put(name, content(tar, name)) != null) {
                    throw new BundleException("The bundle holds a file twice: " + name);
                }
            }
        }
        catch (IOException e) {
            throw new BundleException("The bundle is not a gzipped tar", e);
        }
        return files;
    }

    private static byte[] content(TarArchiveInputStream tar, String name)
            throws BundleException, IOException
    {
        byte[] content = tar.readNBytes(MAX_FILE_BYTES + 1);
        if (content.length > MAX_FILE_BYTES) {
            throw new BundleException("%s of the bundle is larger than %s bytes".formatted(name, MAX_FILE_BYTES));
        }
        return content;
    }

    static String sha256(byte[] content)
    {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
