package io.omnisql.control.connection;

import jakarta.validation.constraints.NotNull;

import java.util.Map;

/**
 * The new state of a connection.
 *
 * @param secrets null keeps the stored ones, which is refused when the url changes
 */
record ConnectionUpdate(
        @NotNull(message = "is required: the base URL of the service") String url,
        Map<String, String> properties,
        Map<String, String> secrets)
{
    ConnectionUpdate
    {
        properties = properties == null ? Map.of() : properties;
    }

    /**
     * Names the service without the secrets.
     */
    @Override
    public String toString()
    {
        return "ConnectionUpdate[%s]".formatted(url);
    }
}
