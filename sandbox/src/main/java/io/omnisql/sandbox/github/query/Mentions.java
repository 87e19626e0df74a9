package io.omnisql.sandbox.github.query;

import java.util.regex.Pattern;

/**
 * Mentions of users in texts.
 */
public final class Mentions
{
    private Mentions() {}

    /**
     * @param text null for an empty one
     */
    public static boolean mentions(String text, String login)
    {
        return text != null && Pattern.compile("(?<![\\w@])@" + Pattern.quote(login) + "(?![\\w-])", Pattern.CASE_INSENSITIVE).matcher(text).find();
    }
}
