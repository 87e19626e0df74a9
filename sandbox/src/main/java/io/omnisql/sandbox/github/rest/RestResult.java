package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.time.Instant;
import java.util.Optional;

/**
 * A successful answer.
 *
 * @param body missing when there is nothing to say
 * @param link the header that leads to other pages, empty when there are none
 * @param lastModified empty for lists
 */
public record RestResult(JsonNode body, Optional<String> link, Optional<Instant> lastModified)
{
    /**
     * An answer without a body.
     */
    static RestResult noContent()
    {
        return of(MissingNode.getInstance());
    }

    public boolean isEmpty()
    {
        return body.isMissingNode();
    }

    static RestResult of(JsonNode body)
    {
        return new RestResult(body, Optional.empty(), Optional.empty());
    }

    static RestResult of(JsonNode body, Instant lastModified)
    {
        return new RestResult(body, Optional.empty(), Optional.of(lastModified));
    }
}
