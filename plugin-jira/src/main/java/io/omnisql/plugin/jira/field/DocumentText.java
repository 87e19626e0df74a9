package io.omnisql.plugin.jira.field;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Readable text of a document in Atlassian's format: its words, with a line for each paragraph, item and row.
 */
final class DocumentText
{
    private final StringBuilder text = new StringBuilder();
    private String indent = "";
    private String marker = "";

    private DocumentText() {}

    static boolean isDocument(JsonNode value)
    {
        return value.path("type").asText().equals("doc");
    }

    static String of(JsonNode document)
    {
        DocumentText reader = new DocumentText();
        reader.blocks(document);
        return reader.text.toString().strip();
    }

    private void blocks(JsonNode parent)
    {
        for (JsonNode block : parent.path("content")) {
            block(block);
        }
    }

    private void block(JsonNode block)
    {
        switch (block.path("type").asText()) {
            case "bulletList", "decisionList" -> items(block, false);
            case "orderedList" -> items(block, true);
            case "taskList" -> tasks(block);
            case "table" -> block.path("content").forEach(this::row);
            case "rule" -> line("---");
            case "expand", "nestedExpand" -> {
                line(block.path("attrs").path("title").asText());
                blocks(block);
            }
            case "blockquote", "panel", "layoutSection", "layoutColumn", "doc" -> blocks(block);
            default -> {
                if (block.path("content").path(0).path("content").isArray()) {
                    blocks(block);
                }
                else {
                    line(inline(block));
                }
            }
        }
    }

    private void items(JsonNode list, boolean numbered)
    {
        String outer = indent;
        int number = list.path("attrs").path("order").asInt(1);
        for (JsonNode item : list.path("content")) {
            marker = outer + (numbered ? number++ + ". " : "- ");
            indent = outer + "  ";
            if (item.path("type").asText().equals("decisionItem")) {
                line(inline(item));
            }
            else {
                blocks(item);
            }
            marker = "";
        }
        indent = outer;
    }

    private void tasks(JsonNode list)
    {
        for (JsonNode task : list.path("content")) {
            if (task.path("type").asText().equals("taskList")) {
                tasks(task);
            }
            else {
                line((task.path("attrs").path("state").asText().equals("DONE") ? "[x] " : "[ ] ") + inline(task));
            }
        }
    }

    private void row(JsonNode row)
    {
        StringBuilder cells = new StringBuilder();
        for (JsonNode cell : row.path("content")) {
            DocumentText content = new DocumentText();
            content.blocks(cell);
            cells.append(cells.isEmpty() ? "" : " | ").append(content.text.toString().strip().replace('\n', ' '));
        }
        line(cells.toString());
    }

    private void line(String content)
    {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(marker.isEmpty() ? indent : marker).append(content.replace("\n", "\n" + indent));
        marker = "";
    }

    private static String inline(JsonNode block)
    {
        StringBuilder line = new StringBuilder();
        if (block.path("content").isMissingNode()) {
            line.append(leaf(block));
        }
        for (JsonNode node : block.path("content")) {
            line.append(node.path("content").isArray() ? inline(node) : leaf(node));
        }
        return line.toString();
    }

    private static String leaf(JsonNode node)
    {
        JsonNode attributes = node.path("attrs");
        return switch (node.path("type").asText()) {
            case "text" -> node.path("text").asText();
            case "hardBreak" -> "\n";
            case "mention", "status" -> attributes.path("text").asText();
            case "emoji" -> attributes.path("text").asText(attributes.path("shortName").asText());
            case "date" -> date(attributes.path("timestamp").asText());
            case "inlineCard", "blockCard", "embedCard" -> attributes.path("url").asText();
            case "media", "mediaInline" -> attributes.path("alt").asText();
            default -> attributes.path("text").asText();
        };
    }

    private static String date(String millis)
    {
        return millis.matches("-?[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(millis)).atOffset(ZoneOffset.UTC).toLocalDate().toString() : millis;
    }
}
