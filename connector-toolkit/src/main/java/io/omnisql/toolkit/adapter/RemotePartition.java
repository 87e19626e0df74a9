package io.omnisql.toolkit.adapter;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A part of a query's rows that is read as one chain of pages.
 *
 * @param description for people, e.g. {@code acme/website}
 * @param parameters what the adapter needs to plan the chain; it travels to workers, so it holds no secrets
 */
public record RemotePartition(String description, Map<String, String> parameters)
{
    public RemotePartition
    {
        requireNonNull(description, "description is null");
        parameters = Map.copyOf(parameters);
    }
}
