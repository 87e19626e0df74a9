package io.omnisql.sandbox.jira.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;

/**
 * Writes texts in the Atlassian Document Format.
 */
final class Adf
{
    private final ObjectNode document = Json.object().put("type", "doc").put("version", 1);
    private final ArrayNode content = document.putArray("content");
    private final StringBuilder text = new StringBuilder();

    static RichText plain(String text)
    {
        Adf adf = new Adf();
        for (String line : text.split("\n")) {
            adf.paragraph(line);
        }
        return adf.build();
    }

    Adf paragraph(String line)
    {
        newLine();
        ObjectNode paragraph = node(content, "paragraph");
        if (!line.isEmpty()) {
            text(paragraph.withArray("content"), line);
        }
        text.append(line);
        return this;
    }

    Adf heading(String line)
    {
        newLine();
        ObjectNode heading = node(content, "heading");
        heading.putObject("attrs").put("level", 3);
        text(heading.withArray("content"), line);
        text.append(line);
        return this;
    }

    /**
     * A paragraph with a bold word, a link, a mention, an emoji and a line break.
     */
    Adf decorated(String bold, String href, User mentioned)
    {
        newLine();
        ArrayNode inline = node(content, "paragraph").withArray("content");
        text(inline, bold).putArray("marks").addObject().put("type", "strong");
        text(inline, " see ");
        ObjectNode link = text(inline, "the page").putArray("marks").addObject().put("type", "link");
        link.putObject("attrs").put("href", href);
        text(inline, " ");
        node(inline, "mention").putObject("attrs").put("id", mentioned.accountId()).put("text", "@" + mentioned.displayName());
        node(inline, "hardBreak");
        node(inline, "emoji").putObject("attrs").put("shortName", ":tada:").put("text", "🎉");
        text.append(bold).append(" see the page @").append(mentioned.displayName()).append("\n🎉");
        return this;
    }

    Adf code(String language, String code)
    {
        newLine();
        ObjectNode block = node(content, "codeBlock");
        block.putObject("attrs").put("language", language);
        text(block.withArray("content"), code);
        text.append(code);
        return this;
    }

    Adf bullets(String... lines)
    {
        ArrayNode items = node(content, "bulletList").withArray("content");
        for (String line : lines) {
            newLine();
            text(node(node(items, "listItem").withArray("content"), "paragraph").withArray("content"), line);
            text.append(line);
        }
        return this;
    }

    RichText build()
    {
        return new RichText(text.toString(), document);
    }

    private void newLine()
    {
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    private static ObjectNode node(ArrayNode parent, String type)
    {
        return parent.addObject().put("type", type);
    }

    private static ObjectNode text(ArrayNode parent, String text)
    {
        return node(parent, "text").put("text", text);
    }
}
