package io.omnisql.plugin.salesforce.soql;

/**
 * Ids of records: 15 characters in which case matters, and 18 of which the last three repeat the case.
 */
public final class SalesforceId
{
    private static final String SUFFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT = 15;
    private static final int LONG = 18;
    private static final int BLOCK = 5;

    private SalesforceId() {}

    /**
     * Whether the API could answer with this text: an id of 18 characters with the right suffix.
     */
    public static boolean isCanonical(String text)
    {
        return text.length() == LONG
                && text.chars().allMatch(SalesforceId::isDigit)
                && to18(text.substring(0, SHORT)).equals(text);
    }

    /**
     * @param id15 the form without a suffix
     */
    public static String to18(String id15)
    {
        StringBuilder id = new StringBuilder(LONG).append(id15);
        for (int block = 0; block < SHORT; block += BLOCK) {
            int capitals = 0;
            for (int i = 0; i < BLOCK; i++) {
                char character = id15.charAt(block + i);
                if (character >= 'A' && character <= 'Z') {
                    capitals |= 1 << i;
                }
            }
            id.append(SUFFIXES.charAt(capitals));
        }
        return id.toString();
    }

    private static boolean isDigit(int character)
    {
        return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }
}
