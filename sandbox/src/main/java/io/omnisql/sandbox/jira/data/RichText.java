package io.omnisql.sandbox.jira.data;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A formatted text.
 *
 * @param text what a reader sees, paragraphs on lines of their own
 * @param adf the Atlassian Document Format
 */
public record RichText(String text, JsonNode adf) {}
