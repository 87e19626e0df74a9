package io.omnisql.control.connection;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import java.util.Map;

/**
 * A connection to make.
 *
 * @param properties what is not secret; null means none
 * @param secrets encrypted at once; they never come back
 */
record ConnectionRequest(
        @NotNull(message = "is required: choose a name such as main; it is the schema that users see")
        @Pattern(regexp = ConnectionRules.NAME_PATTERN, message = ConnectionRules.NAME_MESSAGE)
        String name,
        @NotNull(message = "is required, for example github") String connector,
        @NotNull(message = "is required: the base URL of the service, for example https://api.github.com") String url,
        Map<String, String> properties,
        @NotNull(message = "is required: an object of names and values") Map<String, String> secrets)
{
    ConnectionRequest
    {
        properties = properties == null ? Map.of() : properties;
    }

    /**
     * Names the connection without its secrets.
     */
    @Override
    public String toString()
    {
        return "ConnectionRequest[%s/%s]".formatted(connector, name);
    }
}
