package io.omnisql.plugin.salesforce.passthrough;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * The parts of a user's statement that tell which columns it has. All else is left to the service to understand.
 */
record Statement(List<SelectItem> select, String object)
{
    private static final Pattern STRING = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'", Pattern.DOTALL);
    private static final Pattern SELECT = Pattern.compile("\\s*SELECT\\s+(.+?)\\s+FROM\\s+(\\w+)\\b(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("\\s*(?:(\\w+)\\s*\\(\\s*([\\w.]*)\\s*\\)|([\\w.]+))(?:\\s+(\\w+))?\\s*");
    private static final Pattern MARKING = Pattern.compile("\\b(FOR|UPDATE)\\b", Pattern.CASE_INSENSITIVE);

    Statement
    {
        select = List.copyOf(select);
        requireNonNull(object, "object is null");
    }

    /**
     * @throws IllegalArgumentException when it is not such a statement; the message is for users
     */
    static Statement parse(String soql)
    {
        String withoutTexts = STRING.matcher(soql).replaceAll("''");
        Matcher statement = SELECT.matcher(withoutTexts);
        checkArgument(statement.matches(), "The query is not of the form SELECT … FROM …");
        checkArgument(!MARKING.matcher(statement.group(3)).find(), "A query that marks records as viewed is not read-only");
        ImmutableList.Builder<SelectItem> items = ImmutableList.builder();
        for (String text : statement.group(1).split(",")) {
            items.add(item(text));
        }
        return new Statement(items.build(), statement.group(2));
    }

    private static SelectItem item(String text)
    {
        Matcher item = ITEM.matcher(text);
        checkArgument(item.matches(), "A column is neither a field nor a function of one field: %s", text.strip());
        Optional<String> function = Optional.ofNullable(item.group(1)).map(name -> name.toUpperCase(ROOT));
        String path = function.isPresent() ? item.group(2) : item.group(3);
        checkArgument(!path.isEmpty(), "%s() has no rows; name a field, as in COUNT(Id)", function.orElse(""));
        return new SelectItem(function, path, Optional.ofNullable(item.group(4)));
    }
}
