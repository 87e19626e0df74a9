package io.omnisql.plugin.jira.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Jira's own words for an error, made fit to be shown: short, and without addresses and e-mail addresses.
 */
final class ErrorText
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MAX_LENGTH = 300;

    private ErrorText() {}

    static String of(RemoteResponse response)
    {
        try {
            return clean(String.join(" ", messages(MAPPER.readTree(response.body()))));
        }
        catch (IOException e) {
            return clean("");
        }
    }

    private static List<String> messages(JsonNode body)
    {
        List<String> messages = new ArrayList<>();
        body.path("errorMessages").forEach(message -> messages.add(message.asText()));
        body.path("errors").forEach(message -> messages.add(message.asText()));
        if (messages.isEmpty()) {
            messages.add(body.path("message").asText());
        }
        return messages;
    }

    static String clean(String message)
    {
        String text = message
                .replaceAll("[a-z]+://\\S+", "")
                .replaceAll("\\S+@\\S+", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (text.isEmpty()) {
            return "Jira gives no reason";
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
