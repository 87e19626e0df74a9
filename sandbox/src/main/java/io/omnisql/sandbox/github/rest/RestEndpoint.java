package io.omnisql.sandbox.github.rest;

import java.util.List;
import java.util.function.Function;

/**
 * A GET operation of the API.
 *
 * @param template the path as the API's description writes it
 * @param documentation where GitHub describes it
 * @param parameters exactly the documented query parameters
 * @param linkParameters further parameters that are only to be taken from a {@code Link} header
 */
public record RestEndpoint(
        String template,
        String documentation,
        List<Parameter> parameters,
        List<Parameter> linkParameters,
        Function<RestCall, RestResult> handler)
{
    public RestEndpoint
    {
        parameters = List.copyOf(parameters);
        linkParameters = List.copyOf(linkParameters);
    }

    static RestEndpoint get(String template, String documentation, List<Parameter> parameters, Function<RestCall, RestResult> handler)
    {
        return new RestEndpoint(template, "https://docs.github.com/rest/" + documentation, parameters, List.of(), handler);
    }

    RestEndpoint withLinkParameters(String... names)
    {
        return new RestEndpoint(template, documentation, parameters, List.of(names).stream().map(Parameter::text).toList(), handler);
    }
}
