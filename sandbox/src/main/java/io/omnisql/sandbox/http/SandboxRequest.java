package io.omnisql.sandbox.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param path raw, still percent-encoded
 * @param rawQuery empty when there is none
 * @param headers by name, without regard to case
 */
public record SandboxRequest(String method, String path, String rawQuery, Map<String, List<String>> headers, byte[] body, String remoteAddress)
{
    public SandboxRequest
    {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    public Optional<String> header(String name)
    {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
