package io.omnisql.toolkit.adapter;

import java.util.List;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A catalog session property of the adapter's own; a query carries its value in {@link RemoteQuery#options()}.
 *
 * @param name in snake_case
 * @param values what it may be, the default first
 */
public record SessionOption(String name, String description, List<String> values)
{
    public SessionOption
    {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        values = List.copyOf(values);
        checkArgument(!values.isEmpty(), "%s has no values", name);
    }

    public static SessionOption flag(String name, String description, boolean defaultValue)
    {
        return new SessionOption(name, description, List.of(Boolean.toString(defaultValue), Boolean.toString(!defaultValue)));
    }
}
