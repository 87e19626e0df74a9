package io.omnisql.plugin.salesforce.bulk;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that a statement selects, by name or by the path through a parent, e.g. {@code Account.Name}.
 */
record SelectList(List<String> paths)
{
    private static final Splitter COMMAS = Splitter.on(',').trimResults();
    private static final String PATH = "\\w+(?:\\.\\w+)*";
    private static final Pattern STATEMENT = Pattern.compile("\\s*SELECT\\s+(%1$s(?:\\s*,\\s*%1$s)*)\\s+FROM\\s.*".formatted(PATH), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    SelectList
    {
        paths = ImmutableList.copyOf(paths);
    }

    /**
     * @throws IllegalArgumentException when the statement selects something else than fields
     */
    static SelectList of(String soql)
    {
        Matcher matcher = STATEMENT.matcher(soql);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a job cannot export what the statement selects");
        }
        return parse(matcher.group(1));
    }

    static SelectList parse(String text)
    {
        return new SelectList(COMMAS.splitToList(text));
    }

    String text()
    {
        return String.join(",", paths);
    }
}
