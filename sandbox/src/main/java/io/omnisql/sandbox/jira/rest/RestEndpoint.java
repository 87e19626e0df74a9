package io.omnisql.sandbox.jira.rest;

import java.util.List;
import java.util.function.Function;

/**
 * An operation of the API.
 *
 * @param template the path as the API's description writes it
 * @param kind what the log and faults call it
 * @param parameters exactly the documented query parameters
 * @param bodyFields exactly the documented fields of the body, empty when it takes none
 * @param access who may call it
 */
public record RestEndpoint(
        String method,
        String template,
        String kind,
        List<Parameter> parameters,
        List<Parameter> bodyFields,
        Access access,
        Function<RestCall, RestResult> handler)
{
    public enum Access
    {
        ANYONE, USERS, ADMINISTRATORS
    }

    public RestEndpoint
    {
        parameters = List.copyOf(parameters);
        bodyFields = List.copyOf(bodyFields);
    }

    static RestEndpoint get(String template, String kind, List<Parameter> parameters, Function<RestCall, RestResult> handler)
    {
        return new RestEndpoint("GET", template, kind, parameters, List.of(), Access.ANYONE, handler);
    }

    static RestEndpoint post(String template, String kind, List<Parameter> parameters, List<Parameter> bodyFields, Function<RestCall, RestResult> handler)
    {
        return new RestEndpoint("POST", template, kind, parameters, bodyFields, Access.ANYONE, handler);
    }

    RestEndpoint forUsers()
    {
        return new RestEndpoint(method, template, kind, parameters, bodyFields, Access.USERS, handler);
    }

    RestEndpoint forAdministrators()
    {
        return new RestEndpoint(method, template, kind, parameters, bodyFields, Access.ADMINISTRATORS, handler);
    }
}
