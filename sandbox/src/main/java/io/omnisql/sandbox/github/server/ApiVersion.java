package io.omnisql.sandbox.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * The versions of the REST API.
 */
final class ApiVersion
{
    static final String DEFAULT = "2022-11-28";
    static final List<String> SUPPORTED = List.of(DEFAULT, "2026-03-10");

    private ApiVersion() {}

    /**
     * Removes what the version no longer has.
     */
    static void apply(String version, JsonNode json)
    {
        if (!version.equals(DEFAULT)) {
            prune(json);
        }
    }

    private static void prune(JsonNode json)
    {
        if (json instanceof ObjectNode object) {
            object.remove(List.of("merge_commit_sha", "has_downloads"));
            if (object.has("assignees")) {
                object.remove("assignee");
            }
            if (object.has("resources")) {
                object.remove("rate");
            }
        }
        json.forEach(ApiVersion::prune);
    }
}
