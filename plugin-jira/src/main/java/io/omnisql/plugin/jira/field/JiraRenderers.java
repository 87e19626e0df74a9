package io.omnisql.plugin.jira.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ValueRenderer;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes columns' values of what Jira answers. An empty list of a custom field is NULL, as searches know no other emptiness.
 */
public final class JiraRenderers
{
    /**
     * Text, of a document too.
     */
    public static final String TEXT = "text";
    static final String TEXTS = "texts";
    static final String OPTIONS = "options";
    static final String ACCOUNT_IDS = "account_ids";
    static final String DISPLAY_NAMES = "display_names";
    static final String IDS = "ids";
    static final String NAMES = "names";
    /**
     * A point in time that some answers give as a number.
     */
    public static final String TIME = "time";
    /**
     * The key of the project of an issue's key.
     */
    public static final String PROJECT_OF_KEY = "project_of_key";

    /**
     * Data Center writes sprints as text.
     */
    private static final Pattern SPRINT_ID = Pattern.compile("[\\[,]id=(\\d+)");
    private static final Pattern SPRINT_NAME = Pattern.compile("[\\[,]name=(.*?),(?:startDate|goal|endDate)=");
    private static final long SMALLEST_MILLIS = 100_000_000_000L;

    private JiraRenderers() {}

    public static Map<String, ValueRenderer> all()
    {
        return ImmutableMap.<String, ValueRenderer>builder()
                .put(TEXT, JiraRenderers::text)
                .put(TEXTS, elements(JiraRenderers::text))
                .put(OPTIONS, elements(element -> element.path("value")))
                .put(ACCOUNT_IDS, elements(element -> element.has("accountId") ? element.path("accountId") : element.path("name")))
                .put(DISPLAY_NAMES, elements(element -> element.path("displayName")))
                .put(IDS, elements(element -> element.isTextual() ? found(SPRINT_ID, element.asText()) : element.path("id")))
                .put(NAMES, elements(element -> element.isTextual() ? found(SPRINT_NAME, element.asText()) : element.path("name")))
                .put(TIME, JiraRenderers::time)
                .put(PROJECT_OF_KEY, JiraRenderers::projectOfKey)
                .buildOrThrow();
    }

    private static JsonNode text(JsonNode value)
    {
        if (value.isTextual()) {
            return value;
        }
        return JsonNodeFactory.instance.textNode(DocumentText.isDocument(value) ? DocumentText.of(value) : value.toString());
    }

    private static ValueRenderer elements(Function<JsonNode, JsonNode> element)
    {
        return value -> {
            if (value.isEmpty()) {
                return null;
            }
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> {
                JsonNode part = element.apply(item);
                elements.add(part.isMissingNode() ? JsonNodeFactory.instance.nullNode() : part);
            });
            return elements;
        };
    }

    private static JsonNode found(Pattern pattern, String text)
    {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? JsonNodeFactory.instance.textNode(matcher.group(1)) : JsonNodeFactory.instance.nullNode();
    }

    private static JsonNode projectOfKey(JsonNode key)
    {
        int end = key.asText().lastIndexOf('-');
        return end < 0 ? null : JsonNodeFactory.instance.textNode(key.asText().substring(0, end));
    }

    private static JsonNode time(JsonNode value)
    {
        if (!value.isNumber()) {
            return value;
        }
        long number = value.asLong();
        Instant instant = number < SMALLEST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return JsonNodeFactory.instance.textNode(instant.toString());
    }
}
