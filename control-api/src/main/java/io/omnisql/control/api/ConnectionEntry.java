package io.omnisql.control.api;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A tenant's named connection to a SaaS; it is a schema of the connector's catalog.
 *
 * @param name unique within the tenant and connector, {@code [a-z][a-z0-9_]{0,62}}; never {@code information_schema} or {@code system}
 * @param connector the connector's catalog: {@code github}, {@code jira} or {@code salesforce}
 * @param url base URL of the service
 * @param properties what is not secret, e.g. {@code owners -> acme}
 * @param encryptedSecrets base64 of the envelope that holds the secrets as a JSON object of strings, encrypted under the tenant's key
 * @param revision grows with each change of this connection; part of cache keys
 */
public record ConnectionEntry(
        String name,
        String connector,
        String url,
        Map<String, String> properties,
        String encryptedSecrets,
        long revision)
{
    public ConnectionEntry
    {
        requireNonNull(name, "name is null");
        requireNonNull(connector, "connector is null");
        requireNonNull(url, "url is null");
        properties = Map.copyOf(properties);
        requireNonNull(encryptedSecrets, "encryptedSecrets is null");
    }
}
