package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.BodyTransform;

import java.io.IOException;
import java.util.Map;

/**
 * Marks issues that carry only a part of their comments or worklogs, and takes that part away: all are read anew from a list of their own.
 */
public final class IssueTransforms
{
    static final String COMMENTS = "comments";
    static final String WORKLOGS = "worklogs";
    /**
     * The mark, a member of the issue.
     */
    static final String OVERFLOW = "overflow";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private IssueTransforms() {}

    public static Map<String, BodyTransform> all()
    {
        return ImmutableMap.of(
                COMMENTS, body -> mark(body, "comment", COMMENTS),
                WORKLOGS, body -> mark(body, "worklog", WORKLOGS));
    }

    private static byte[] mark(byte[] body, String field, String list)
    {
        try {
            JsonNode answer = MAPPER.readTree(body);
            for (JsonNode issue : answer.path("issues")) {
                JsonNode page = issue.path("fields").path(field);
                if (page.path("total").asLong() > page.path(list).size()) {
                    ((ObjectNode) page).putArray(list);
                    ((ObjectNode) issue).put(OVERFLOW, true);
                }
            }
            return MAPPER.writeValueAsBytes(answer);
        }
        catch (IOException e) {
            throw new IllegalArgumentException("it is not JSON");
        }
    }
}
