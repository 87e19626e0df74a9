package io.omnisql.plugin.salesforce.api;

import io.omnisql.toolkit.adapter.ConnectionInfo;

/**
 * Where the API of a connection's version stands.
 */
public final class SalesforceApi
{
    /**
     * Property of a connection: the API version to speak.
     */
    public static final String API_VERSION = "api-version";
    public static final String DEFAULT_API_VERSION = "65.0";

    /**
     * REST, SOAP and Bulk calls spend one daily budget.
     */
    public static final String QUOTA = "api";

    private SalesforceApi() {}

    public static String version(ConnectionInfo connection)
    {
        return connection.properties().getOrDefault(API_VERSION, DEFAULT_API_VERSION);
    }

    /**
     * The path of REST and Bulk 2.0.
     */
    public static String data(ConnectionInfo connection)
    {
        return "/services/data/v" + version(connection);
    }

    /**
     * The path of the partner API.
     */
    public static String soap(ConnectionInfo connection)
    {
        return "/services/Soap/u/" + version(connection);
    }
}
