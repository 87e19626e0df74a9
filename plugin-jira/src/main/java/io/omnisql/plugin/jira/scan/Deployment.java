package io.omnisql.plugin.jira.scan;

import io.omnisql.toolkit.adapter.ConnectionInfo;

import java.util.Arrays;

import static java.util.Objects.requireNonNull;

/**
 * Where a site runs, and so which API it has.
 */
public enum Deployment
{
    CLOUD("cloud", "/rest/api/3"),
    DATA_CENTER("data-center", "/rest/api/2");

    /**
     * The connection's property; without it a site is of Jira Cloud.
     */
    public static final String PROPERTY = "deployment";
    /**
     * Path of the API of boards and sprints.
     */
    public static final String AGILE = "/rest/agile/1.0";

    private final String property;
    private final String platform;

    Deployment(String property, String platform)
    {
        this.property = requireNonNull(property, "property is null");
        this.platform = requireNonNull(platform, "platform is null");
    }

    /**
     * @throws IllegalArgumentException when the connection's property names none
     */
    public static Deployment of(ConnectionInfo connection)
    {
        String property = connection.properties().getOrDefault(PROPERTY, CLOUD.property);
        return Arrays.stream(values())
                .filter(deployment -> deployment.property.equals(property))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The property deployment of connection %s is '%s': it must be %s or %s"
                        .formatted(connection.name(), property, CLOUD.property, DATA_CENTER.property)));
    }

    /**
     * Its name as a connection's property.
     */
    public String property()
    {
        return property;
    }

    /**
     * Path of the platform's API below the base URL.
     */
    public String platform()
    {
        return platform;
    }
}
