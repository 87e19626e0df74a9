package io.omnisql.plugin.salesforce.response;

/**
 * Salesforce's own words for an error, made fit to be shown: short, and without addresses and session ids.
 */
public final class ErrorText
{
    private static final int MAX_LENGTH = 400;

    private ErrorText() {}

    public static String clean(String message)
    {
        String text = message
                .replaceAll("[a-zA-Z]+://\\S+", "")
                .replaceAll("\\b00D\\w{9,15}!\\S*", "")
                .replaceAll("(?i)\\b[\\w-]+(\\.[\\w-]+)*\\.(salesforce|force|cloudforce)\\.com\\b", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (text.isEmpty()) {
            return "Salesforce gives no reason";
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
