package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An endpoint's answer.
 *
 * @param points what it costs beside the request itself
 */
public record RestResult(JsonNode json, int points)
{
    static RestResult of(JsonNode json)
    {
        return new RestResult(json, 0);
    }

    /**
     * An answer with issues, projects and the like.
     */
    static RestResult objects(JsonNode json, int count)
    {
        return new RestResult(json, count);
    }

    /**
     * An answer with users, groups or permissions, which cost twice.
     */
    static RestResult identities(JsonNode json, int count)
    {
        return new RestResult(json, 2 * count);
    }
}
