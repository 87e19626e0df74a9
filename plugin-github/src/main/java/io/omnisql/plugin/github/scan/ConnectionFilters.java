package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.scan.SingleValueFilter.Writer;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import static io.omnisql.plugin.github.scan.Spelling.Kind.LABEL;
import static io.omnisql.plugin.github.scan.Spelling.Kind.PERSON;
import static io.omnisql.toolkit.adapter.FilterSupport.NONE;
import static io.omnisql.toolkit.adapter.FilterSupport.equality;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * The kinds of filters that GitHub's connections have.
 */
public final class ConnectionFilters
{
    private static final String FILTER_BY = "filterBy";
    private static final String FILTER_BY_TYPE = "IssueFilters";
    private static final Pattern ANY_TEXT = Pattern.compile("(?s).+");
    /**
     * A name as the columns spell it, without the namespace before it, and with nothing that git forbids.
     */
    private static final Pattern BRANCH = Pattern.compile("(?!refs/)[^\\x00-\\x20\\x7F~^:?*\\[\\\\]{1,250}");
    /**
     * A text that can only name one account: GitHub gives others, such as {@code *}, a meaning of their own.
     */
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private ConnectionFilters() {}

    /**
     * A column with a few known values, each of which stands for some values of an enumeration at GitHub. Exact for any predicate.
     */
    public static ConnectionFilter enumerated(String argument, String type, Map<RemoteValue, Set<String>> spellings)
    {
        return new EnumeratedFilter(argument, type, spellings);
    }

    /**
     * A column that the connection is not filtered by, and whose values are all known.
     */
    public static ConnectionFilter closed(String... values)
    {
        return new ClosedFilter(Set.of(values));
    }

    /**
     * A Boolean column that is an argument. Exact for any predicate.
     */
    public static ConnectionFilter flag(String argument)
    {
        return new FlagFilter(argument);
    }

    /**
     * A column that is not NULL only on rows with these values of an enumeration.
     */
    public static ConnectionFilter presentOnlyIn(String argument, String type, Set<String> spellings)
    {
        return new PresenceFilter(argument, type, spellings);
    }

    /**
     * A time by which the connection can be ordered.
     *
     * @param order GitHub's name of the order
     * @param field the field that holds the time
     */
    public static ConnectionFilter orderedTime(String order, String field)
    {
        return new TimeFilter(order, field, false);
    }

    /**
     * The time by which the connection can be ordered and that {@code filterBy.since} compares.
     */
    public static ConnectionFilter since(String order, String field)
    {
        return new TimeFilter(order, field, true);
    }

    /**
     * The time of a commit, which a history's {@code since} and {@code until} compare.
     */
    public static ConnectionFilter commitDate()
    {
        return new CommitDateFilter();
    }

    /**
     * The name of a branch, which git compares to the letter.
     */
    public static ConnectionFilter branch(String argument)
    {
        return new SingleValueFilter(equality(EXACT), EXACT, BRANCH, (value, arguments) -> arguments.exact(argument, "String", value));
    }

    /**
     * A list of texts; GitHub finds the rows that hold one of those it is given, whatever the case of their letters.
     */
    public static ConnectionFilter containsText(String argument)
    {
        return new SingleValueFilter(NONE.withContains(SUPERSET), SUPERSET, ANY_TEXT, (value, arguments) -> {
            arguments.lenient(argument, "[String!]", List.of(value));
            arguments.counted(new Spelling(argument, LABEL, value));
        });
    }

    /**
     * A list of people's logins.
     */
    public static ConnectionFilter containsLogin(String field)
    {
        return new SingleValueFilter(NONE.withContains(SUPERSET), SUPERSET, LOGIN, filterBy(field));
    }

    /**
     * A positive number that means one thing within a repository, and that a row may be without.
     */
    public static ConnectionFilter numberText(String field)
    {
        return new NumberTextFilter(FILTER_BY, FILTER_BY_TYPE, field);
    }

    /**
     * An author's login. GitHub finds people by it, but neither bots nor the placeholders of imported accounts, whose logins stand
     * in the same column. So it is asked only where another filter restricts the rows to people.
     *
     * @param typeColumn the column that holds {@code User} for people
     */
    public static ConnectionFilter author(String field, String typeColumn)
    {
        return new AuthorFilter(new SingleValueFilter(equality(SUPERSET), SUPERSET, LOGIN, filterBy(field)), typeColumn);
    }

    /**
     * A column of which one value, that of most rows, lets GitHub filter by another one.
     *
     * @param field what GitHub filters by then: the rows that it gives all have the value
     */
    public static ConnectionFilter known(String usual, String field)
    {
        return new SingleValueFilter(equality(SUPERSET), SUPERSET, Pattern.compile(Pattern.quote(usual)), (_, arguments) -> arguments.countedWith(field));
    }

    private static Writer filterBy(String field)
    {
        return (value, arguments) -> {
            arguments.lenientField(FILTER_BY, FILTER_BY_TYPE, field, value);
            arguments.counted(new Spelling(field, PERSON, value));
        };
    }
}
