package io.omnisql.sandbox.salesforce.schema;

import java.util.Optional;

/**
 * Ids of rows: 15 characters in which case matters, and 18 in which three more repeat the case.
 */
public final class SalesforceId
{
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String SUFFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private SalesforceId() {}

    /**
     * The id with a number.
     *
     * @param keyPrefix of the object, three characters
     * @param pod of the organisation, three characters
     */
    public static String of(String keyPrefix, String pod, long number)
    {
        StringBuilder id = new StringBuilder(15).append(keyPrefix).append(pod);
        long rest = number;
        char[] counter = new char[9];
        for (int i = counter.length - 1; i >= 0; i--) {
            counter[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return to18(id.append(counter).toString());
    }

    public static String to18(String id15)
    {
        StringBuilder id = new StringBuilder(18).append(id15);
        for (int block = 0; block < 15; block += 5) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char character = id15.charAt(block + i);
                if (character >= 'A' && character <= 'Z') {
                    bits |= 1 << i;
                }
            }
            id.append(SUFFIXES.charAt(bits));
        }
        return id.toString();
    }

    /**
     * The 18 characters behind what a query gives: 15 or 18 characters.
     *
     * @return empty when the text is no id
     */
    public static Optional<String> canonical(String text)
    {
        if (!text.matches("[0-9A-Za-z]{15}|[0-9A-Za-z]{18}")) {
            return Optional.empty();
        }
        String id18 = to18(text.substring(0, 15));
        return text.length() == 15 || id18.equals(text) ? Optional.of(id18) : Optional.empty();
    }
}
