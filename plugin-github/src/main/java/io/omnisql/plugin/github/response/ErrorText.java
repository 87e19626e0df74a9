package io.omnisql.plugin.github.response;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.io.IOException;

/**
 * GitHub's own words for an error, made fit to be shown: short, and without addresses and tokens.
 */
final class ErrorText
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MAX_LENGTH = 200;

    private ErrorText() {}

    /**
     * The message of a REST error.
     */
    static String of(RemoteResponse response)
    {
        try {
            return clean(MAPPER.readTree(response.body()).path("message").asText());
        }
        catch (IOException e) {
            return clean("");
        }
    }

    static String clean(String message)
    {
        String text = message
                .replaceAll("[a-z]+://\\S+", "")
                .replaceAll("\\b(gh[a-z]_|github_pat_)\\w+", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (text.isEmpty()) {
            return "GitHub gives no reason";
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
