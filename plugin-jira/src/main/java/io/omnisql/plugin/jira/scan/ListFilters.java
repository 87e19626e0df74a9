package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * The kinds of filters that Jira's lists have.
 */
public final class ListFilters
{
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern TEXT = Pattern.compile("\\P{Cntrl}{1,255}");

    private ListFilters() {}

    /**
     * Numeric identifiers.
     */
    public static ListFilter ids(String parameter, int valuesPerRequest)
    {
        return new ValuesFilter(parameter, valuesPerRequest, EXACT, NUMBER);
    }

    /**
     * Texts that Jira may compare more leniently than SQL.
     */
    public static ListFilter texts(String parameter, int valuesPerRequest)
    {
        return new ValuesFilter(parameter, valuesPerRequest, SUPERSET, TEXT);
    }

    /**
     * All values of a column, where one parameter takes several between commas.
     */
    public static ListFilter joined(String parameter, String... values)
    {
        return new EnumeratedFilter(parameter, EXACT, spellings(values), true);
    }

    /**
     * All values of a column, where a request takes one.
     */
    public static ListFilter single(String parameter, String... values)
    {
        return new EnumeratedFilter(parameter, EXACT, spellings(values), false);
    }

    private static Map<RemoteValue, List<String>> spellings(String... values)
    {
        return Arrays.stream(values).collect(toImmutableMap(RemoteValue::of, List::of));
    }

    /**
     * A flag, of which Jira's classes of rows know only a part.
     */
    public static ListFilter flag(String parameter, List<String> whenTrue, List<String> whenFalse)
    {
        return new EnumeratedFilter(parameter, SUPERSET, ImmutableMap.of(RemoteValue.of(true), whenTrue, RemoteValue.of(false), whenFalse), true);
    }

    /**
     * A flag that is the parameter's value.
     */
    public static ListFilter flag(String parameter)
    {
        return new EnumeratedFilter(parameter, EXACT, ImmutableMap.of(RemoteValue.of(true), List.of("true"), RemoteValue.of(false), List.of("false")), true);
    }

    /**
     * A column that rows do not have, where a request takes several values.
     */
    public static ListFilter constants(String column, String parameter, String... values)
    {
        return new ConstantFilter(column, parameter, List.of(values), true);
    }

    /**
     * A column that rows do not have, where a request takes one value.
     */
    public static ListFilter constant(String column, String parameter, String... values)
    {
        return new ConstantFilter(column, parameter, List.of(values), false);
    }

    public static ListFilter name(String parameter, Parameter... also)
    {
        return new NameFilter(parameter, List.of(also));
    }

    public static ListFilter time(String from, String to)
    {
        return new TimeFilter(from, to);
    }
}
